/** The search's files, fetched from the site itself when first needed, and kept while the page lives. */
import { once } from '../../query/once';
import { finder, Names, type Find } from '../../search/names';
import { searcher, type FetchRange, type Searcher } from '../../search/search';
import { Head } from '../../search/shelf';
import { BASE_PATH, dataHref } from '../address';

const wholes = new Map<string, Promise<Uint8Array>>();

const fetchRange: FetchRange = async (file, start, end, signal) => {
  if (end === start) return new Uint8Array(0);
  const url = dataHref(`search/${file}`);
  const whole = wholes.get(url);
  if (whole !== undefined) return (await whole).subarray(start, end);
  const response = await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` }, signal: signal ?? null });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.status === 206) return bytes;
  // A host without ranges sent the whole of it: it is kept.
  wholes.set(url, Promise.resolve(bytes));
  return bytes.subarray(start, end);
};

async function json(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

export const openSearcher: () => Promise<Searcher> = once(async () => searcher(Head.parse(await json(dataHref('search/head.json'))), fetchRange));
export const openFinder: () => Promise<Find> = once(async () => finder(Names.parse(await json(`${BASE_PATH}/own/names.json`))));
