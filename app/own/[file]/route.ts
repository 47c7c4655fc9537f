/** Files that a reader's own work needs beside the pages: made while the site is built. */
import { OWN_FILES, ownFile } from '@/lib/ui/own-files';

export const dynamic = 'force-static';
export const dynamicParams = false;

export function generateStaticParams(): { file: string }[] {
  return OWN_FILES.map((file) => ({ file }));
}

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  const { type, content } = await ownFile(file);
  return new Response(content, { headers: { 'content-type': `${type};charset=utf-8` } });
}
