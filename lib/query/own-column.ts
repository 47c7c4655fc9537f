/** Names of a reader's own tables and columns: in SQL, and in the URL, which tells no header of theirs. */
import { z } from 'zod';
import { DATA_TABLES } from './views';

/** A name that is no table of the site and needs no care in SQL. */
export function isOwnName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,40}$/.test(name) && !DATA_TABLES.some((table) => table === name.toLowerCase());
}
export const OwnName = z.string().refine(isOwnName);

/** Table by its name, column by `columnId`: what the URL says of a choice. */
export const OwnRef = z.object({ table: OwnName, column: z.string().regex(/^[0-9a-z]{1,7}$/) });
export type OwnRef = z.infer<typeof OwnRef>;

/** An id of a column that holds nothing of its name: a header may be anything (FNV-1a, 32 bits, in base 36). */
export function columnId(name: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** `residents.1x4k9q`; null for what is none. */
export function parseOwnRef(text: string | null): OwnRef | null {
  const [table, column, ...more] = (text ?? '').split('.');
  const parsed = OwnRef.safeParse({ table, column });
  return parsed.success && more.length === 0 ? parsed.data : null;
}
export const formatOwnRef = ({ table, column }: OwnRef): string => `${table}.${column}`;

/** On the pages of places: what is divided by, and of which group the peers are, by `columnId` of what the table calls it. */
export interface OwnPeers { per: OwnRef | null; by: OwnRef | null; group: string | null }
export const NO_OWN: OwnPeers = { per: null, by: null, group: null };

export function parseOwnPeers(params: URLSearchParams): OwnPeers {
  const by = parseOwnRef(params.get('own-by'));
  const group = OwnRef.shape.column.safeParse(params.get('own-group'));
  return { per: parseOwnRef(params.get('own-per')), by, group: by !== null && group.success ? group.data : null };
}

/** Adds a choice to the search part of a URL, which may be ''. */
export function withOwnPeers(search: string, { per, by, group }: OwnPeers): string {
  const params = new URLSearchParams(search);
  if (per !== null) params.set('own-per', formatOwnRef(per));
  if (by !== null) params.set('own-by', formatOwnRef(by));
  if (by !== null && group !== null) params.set('own-group', group);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** Without what is not here. */
export function withoutOwn(own: OwnPeers, missing: readonly OwnRef[]): OwnPeers {
  const left = (ref: OwnRef | null) => (ref !== null && missing.some((each) => formatOwnRef(each) === formatOwnRef(ref)) ? null : ref);
  const by = left(own.by);
  return { per: left(own.per), by, group: by === null ? null : own.group };
}

/** A column as it is asked: its own name, whether rows of its table tell a year, what its table is called, and how many a figure of 1 says. */
export interface OwnColumn { table: string; column: string; hasYear: boolean; /** 1 of a column of words. */ times: number }

/** Under which a table stands in the engine of the pages: no name of the site's, of a statement's or of a word of SQL. */
export const engineName = (table: string): string => `own:${OwnName.parse(table)}`;
