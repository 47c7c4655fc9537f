/** The page's end of the worker that reads tables. */
import type { KeptColumn, TableNews, TableOrder } from './table-worker';
import type { Roles, TableSummary } from './table';
import { policyWorker } from './policy-worker';

export class TableFailed extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
  }
}
export interface TableClient {
  read(name: string, file: Blob): Promise<{ summary: TableSummary; ms: number }>;
  settle(roles: Roles, mends: ReadonlyMap<string, string>, units: ReadonlyMap<number, number>): Promise<{ summary: TableSummary; ms: number }>;
  save(): Promise<{ parquet: Uint8Array<ArrayBuffer>; columns: KeptColumn[]; rows: number }>;
  close(): void;
}

/** `places`: the table of places as CSV. Once this resolves nothing more is asked of the host, but for the reader of XLSX when one comes. */
export async function openTableClient(places: string): Promise<TableClient> {
  const worker = (await policyWorker(() => new Worker(new URL('./table-worker.ts', import.meta.url))))();
  const open = new Map<number, { done: (news: TableNews) => void; fail: (cause: Error) => void }>();
  let turn = 0;
  worker.onmessage = ({ data }: MessageEvent<TableNews>) => {
    const asked = open.get(data.turn);
    open.delete(data.turn);
    if (data.say === 'failed') asked?.fail(new TableFailed(data.code, data.message));
    else asked?.done(data);
  };
  worker.onerror = (event) => {
    for (const { fail } of open.values()) fail(new TableFailed('program', event.message));
    open.clear();
  };
  const order = (given: TableOrder): void => worker.postMessage(given);
  const ask = (make: (turn: number) => TableOrder): Promise<TableNews> => new Promise((done, fail) => {
    turn += 1;
    open.set(turn, { done, fail });
    order(make(turn));
  });
  const summary = async (asked: Promise<TableNews>) => {
    const news = await asked;
    if (news.say !== 'summary') throw new TableFailed('program', news.say);
    return { summary: news.summary, ms: news.ms };
  };
  order({ do: 'places', csv: places });
  return {
    read: (name, file) => summary(ask((at) => ({ do: 'read', turn: at, file, name }))),
    settle: (roles, mends, units) => summary(ask((at) => ({ do: 'settle', turn: at, roles, mends: [...mends], units: [...units] }))),
    async save() {
      const news = await ask((at) => ({ do: 'save', turn: at }));
      if (news.say !== 'saved') throw new TableFailed('program', news.say);
      return { parquet: new Uint8Array(news.parquet), columns: news.columns, rows: news.rows };
    },
    close: () => worker.terminate(),
  };
}
