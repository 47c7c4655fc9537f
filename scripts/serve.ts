/** `npm run serve [-- --out DIR] [--port N]`: the built site on this machine, until interrupted. */
import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { messageOf } from '../lib/corpus/effects';
import { serveSite } from './static';

try {
  const { values } = parseArgs({ options: { out: { type: 'string' }, port: { type: 'string' } } });
  const out = resolve(values.out ?? join(dirname(fileURLToPath(import.meta.url)), '../out'));
  if (!(await stat(join(out, 'data/site.json')).catch(() => null))?.isFile()) {
    throw new Error(`there is no built site in ${out}: run "npm run build" first`);
  }
  if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) < 65536)) {
    throw new Error(`"${values.port}" is not a port: give a number up to 65535`);
  }
  const { url } = await serveSite(out, Number(values.port ?? 4173), values.port !== undefined);
  console.log(`Gongkai Atlas is at ${url}  (Ctrl+C ends it)`);
} catch (error) {
  console.error(`The site cannot be served: ${messageOf(error)}`);
  process.exitCode = 1;
}
