import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installed } from '../../scripts/setup.mjs';
import { emptyFolder, ROOT } from './folders';

async function project(wanted: Record<string, unknown>, there: Record<string, unknown> | null): Promise<string> {
  const root = await emptyFolder();
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
  if (there) {
    await mkdir(join(root, 'node_modules'));
    await writeFile(join(root, 'node_modules/.package-lock.json'), JSON.stringify({ packages: there }));
  }
  return root;
}
const a = { 'node_modules/a': { version: '1.0.0' } };

describe('the first command on a fresh machine', () => {
  it.each([
    ['nothing is installed', a, null, false],
    ['all is there', a, a, true],
    ['another version is there', a, { 'node_modules/a': { version: '1.0.1' } }, false],
    ['one is lacking', { ...a, 'node_modules/b': { version: '1.0.0' } }, a, false],
    ['one for another system is lacking', { ...a, 'node_modules/b-darwin': { version: '1.0.0', optional: true } }, a, true],
  ])('when %s, knows whether to install', async (_, wanted, there, expected) => {
    expect(installed(await project(wanted, there))).toBe(expected);
  });

  it('says which Node it needs, and ends', () => {
    const ask = (version: string) => spawnSync(process.execPath, ['--input-type=module', '-e', `import { checkNode } from ${JSON.stringify(join(ROOT, 'scripts/setup.mjs'))}; checkNode('${version}');`], { encoding: 'utf8' });
    expect(ask('20.9.0').status).toBe(0);
    expect(ask('22.0.0').status).toBe(0);
    const old = ask('20.8.1');
    expect(old.status).toBe(1);
    expect(old.stderr).toContain('needs Node 20.9');
  });

  it.each(['setup.mjs', 'start.mjs', 'test.mjs', 'chromium.mjs'])('%s uses what Node has itself, since it runs before packages are there', (name) => {
    const source = readFileSync(join(ROOT, 'scripts', name), 'utf8');
    const from = [...source.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1] ?? '');
    expect(from.length).toBeGreaterThan(0);
    expect(from.filter((module) => !module.startsWith('./') && !builtinModules.includes(module.replace(/^node:/, '')))).toEqual([]);
  });
});
