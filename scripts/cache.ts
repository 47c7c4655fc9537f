/** Where a build keeps what it read of a publisher's folder, and which program read it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What decides what is read from a file and how it is stored. */
const DECIDES = ['lib/check', 'lib/corpus', 'lib/form', 'lib/metrics', 'lib/place', 'lib/read', 'lib/search', 'lib/source', 'data/places/places.csv', 'package-lock.json'];

function filesBelow(path: string): string[] {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => (entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)]));
}

/** Changes with every file of the reader, the checks, the places and the tables, with the dependencies, and with Node. */
export function programVersion(root: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const name of DECIDES) {
    const path = join(root, name);
    for (const file of /\.\w+$/.test(name) ? [path] : filesBelow(path)) hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/**
 * The cache of one publisher's folder as this program reads it, made if it is not there. What other
 * versions of the program left of the same folder is removed, and the caches of folders that are gone.
 */
export function openCache(cache: string, folder: string, version: string): string {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const known = join(cache, name, 'folder');
    if (existsSync(known) && !existsSync(readFileSync(known, 'utf8'))) rmSync(join(cache, name), { recursive: true, force: true });
  }
  const own = join(cache, createHash('sha256').update(folder).digest('hex').slice(0, 16));
  const at = join(own, version.slice(0, 16));
  mkdirSync(at, { recursive: true });
  writeFileSync(join(own, 'folder'), folder);
  for (const name of readdirSync(own)) if (name !== 'folder' && join(own, name) !== at) rmSync(join(own, name), { recursive: true, force: true });
  return at;
}
