/** The worker that makes files of answers. A large one takes seconds, in which the page stays awake. */
import { z } from 'zod';
import type { Result } from '../../query/result';
import { FORMATS, fileOf } from './files';

const Shape = z.looseObject({ columns: z.array(z.unknown()), values: z.array(z.unknown()), rows: z.number() });
/** The page's own answer: its values, perhaps millions, are not looked through again. */
const Order = z.object({ format: z.enum(FORMATS), result: z.custom<Result>((value) => Shape.safeParse(value).success) });
export type FileOrder = z.infer<typeof Order>;
export type FileNews = { bytes: ArrayBuffer; type: string } | { failed: string };

globalThis.onmessage = async (event: MessageEvent<unknown>) => {
  let news: FileNews;
  try {
    const { format, result } = Order.parse(event.data);
    const file = await fileOf(format, result);
    news = { bytes: await file.arrayBuffer(), type: file.type };
  } catch (cause) {
    news = { failed: cause instanceof Error ? cause.message : String(cause) };
  }
  globalThis.postMessage(news, { transfer: 'bytes' in news ? [news.bytes] : [] });
};
