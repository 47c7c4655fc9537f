/** Source for the browser as one module, as the site's own bundler would make it. */
import { createRequire } from 'node:module';
import { build } from 'vite';

/** `entry`: a module's source, with absolute paths in its imports. */
export async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false, logLevel: 'silent', root: import.meta.dirname,
    plugins: [{ name: 'entry', resolveId: (id) => (id === 'virtual:entry' ? id : null), load: (id) => (id === 'virtual:entry' ? entry : null) }],
    resolve: { alias: { zod: createRequire(import.meta.url).resolve('zod') } },
    build: { write: false, minify: false, rollupOptions: { input: 'virtual:entry', output: { codeSplitting: false } } },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const chunk = outputs.flatMap((each) => each.output).find((each) => each.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('the bundler gave no module');
  return chunk.code;
}
