/**
 * `npm start`: sets up what is missing, builds the site and serves it.
 * `npm start -- --data DIR --port N` and the other options of build and serve are passed on.
 */
import { checkNode, installPackages, runScript } from './setup.mjs';

checkNode();
const { parseArgs } = await import('node:util');
let values;
try {
  ({ values } = parseArgs({
    options: { data: { type: 'string' }, out: { type: 'string' }, strict: { type: 'boolean' }, port: { type: 'string' } },
  }));
} catch (error) {
  console.error(`${error.message}\nUse: npm start [-- --data DIR] [--out DIR] [--port N] [--strict]`);
  process.exit(2);
}
installPackages();

const given = (names) => names.flatMap((name) => (values[name] === undefined ? [] : values[name] === true ? [`--${name}`] : [`--${name}`, values[name]]));
const built = await runScript('build.ts', given(['data', 'out', 'strict']));
if (built !== 0) process.exit(built);
process.exit(await runScript('serve.ts', given(['out', 'port'])));
