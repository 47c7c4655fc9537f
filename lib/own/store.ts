/**
 * A reader's own tables, kept in this browser (IndexedDB) and nowhere else. Where the browser keeps nothing
 * (a private window) they live as long as the page.
 */
import { z } from 'zod';
import { isOwnName } from '../query/own-column';
import { tellHeld } from './held';
import { UNIT_SOURCES } from './unit';

/** A table kept by an older version of the site has none: its header tells what there is to know. */
const KeptUnit = z.object({ times: z.number().positive(), base: z.string(), from: z.enum(UNIT_SOURCES), doubt: z.boolean(), fixed: z.boolean() });

const Kept = z.object({
  name: z.string().refine(isOwnName), file: z.string(), rows: z.number(),
  /** First and last year that its rows tell; null where they tell none. */
  years: z.object({ from: z.number(), to: z.number() }).nullable().optional(),
  /** `says`: it tells where or when, and is no figure or group. */
  columns: z.array(z.object({ name: z.string(), kind: z.enum(['number', 'text']), says: z.boolean().optional(), unit: KeptUnit.nullable().optional() })),
  parquet: z.instanceof(Uint8Array),
});
export type KeptTable = z.infer<typeof Kept>;

const STORE = 'tables';
const inPage = new Map<string, KeptTable>();

function open(): Promise<IDBDatabase | null> {
  return new Promise((done) => {
    try {
      const request = window.indexedDB.open('atlas.own', 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'name' });
      request.onsuccess = () => done(request.result);
      request.onerror = () => done(null);
      request.onblocked = () => done(null);
    } catch {
      done(null);
    }
  });
}

/** Runs one request; false where the browser keeps nothing. */
async function ask<T>(mode: IDBTransactionMode, make: (store: IDBObjectStore) => IDBRequest<T>): Promise<{ ok: true; value: T } | { ok: false }> {
  const database = await open();
  if (database === null) return { ok: false };
  return new Promise((done) => {
    try {
      const transaction = database.transaction(STORE, mode);
      const request = make(transaction.objectStore(STORE));
      transaction.oncomplete = () => {
        database.close();
        done({ ok: true, value: request.result });
      };
      transaction.onabort = () => done({ ok: false });
      transaction.onerror = () => done({ ok: false });
    } catch {
      done({ ok: false });
    }
  });
}

/** Where a table came to be kept. */
export async function keepTable(table: KeptTable): Promise<'browser' | 'page'> {
  const kept = await ask('readwrite', (store) => store.put(table));
  if (kept.ok) {
    tellHeld(true);
    return 'browser';
  }
  inPage.set(table.name, table);
  return 'page';
}

/** All that are kept, by name. What cannot be read any more is passed over. */
export async function keptTables(): Promise<KeptTable[]> {
  const found = await ask('readonly', (store) => store.getAll());
  const rows: unknown[] = found.ok ? found.value : [];
  const tables = rows.flatMap((row) => {
    const parsed = Kept.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
  if (found.ok) tellHeld(tables.length > 0);
  const all = new Map([...tables, ...inPage.values()].map((table) => [table.name, table]));
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export async function removeTable(name: string): Promise<void> {
  inPage.delete(name);
  await ask('readwrite', (store) => store.delete(name));
}
export async function removeAllTables(): Promise<void> {
  inPage.clear();
  tellHeld(false);
  await ask('readwrite', (store) => store.clear());
}
