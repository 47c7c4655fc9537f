/** The build as a person runs it: exit status, messages, the last good output. */
import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, folderWith, HEADER, ROOT } from './folders';

function build(...args: string[]): Promise<{ status: number | null; printed: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'scripts/build.ts'), ...args], { cwd: ROOT });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
    child.stderr.on('data', (chunk: Buffer) => { printed += chunk.toString('utf8'); });
    child.on('close', (status) => done({ status, printed }));
  });
}

const LINE = '淮安市洪泽区人民政府,2023,320813,aggregate,x,applications.granted.total,1';

describe('npm run build', () => {
  it('with a bad file says which and succeeds; with --strict it does not', async () => {
    const data = await folderWith({ 'reports/坏.txt': '', 'figures/a.csv': `${HEADER}\n${LINE}\n${LINE.replace(/1$/, 'many')}\n` });
    const out = join(await emptyFolder(), 'data');
    const plain = await build('--data', data, '--data-only', out);
    expect(plain.printed).toContain('reports/坏.txt');
    expect(plain.printed).toContain('figures/a.csv:3');
    expect(plain.printed).toContain('"many" is not a number');
    expect(plain.printed).toMatch(/Reports +1: by kind annual_report 1; by origin coded 1/);
    expect(plain.status).toBe(0);
    expect((await build('--data', data, '--data-only', out, '--strict')).status).toBe(1);
    expect(JSON.parse(await readFile(join(out, 'build.json'), 'utf8'))).toHaveProperty('node', process.version);
  });

  it('that fails leaves what stood in the output', async () => {
    const out = join(await emptyFolder(), 'data');
    await mkdir(out);
    await writeFile(join(out, 'good'), 'good');
    const { status, printed } = await build('--data', await folderWith({ 'site.json': '{' }), '--data-only', out);
    expect(status).toBe(1);
    expect(printed).toContain('[site.not_json]');
    expect(await readdir(out)).toEqual(['good']);
  });

  it('refuses an output that holds the sources, before anything is touched', async () => {
    const data = await folderWith({ 'figures/a.csv': `${HEADER}\n${LINE}\n` });
    for (const out of [data, join(data, 'out'), ROOT, '/']) {
      const { status, printed } = await build('--data', data, '--data-only', out);
      expect(status).toBe(1);
      expect(printed).toContain('[build.bad_out]');
    }
    expect((await readdir(data)).sort()).toEqual(['figures', 'site.json']);
  });

  it('at once with another, to the same output, leaves one whole output', async () => {
    const data = await folderWith({ 'figures/a.csv': `${HEADER}\n${LINE}\n` });
    const folder = await emptyFolder();
    const out = join(folder, 'data');
    const both = await Promise.all([build('--data', data, '--data-only', out), build('--data', data, '--data-only', out)]);
    expect(both.map(({ status, printed }) => (status === 0 ? '' : printed))).toEqual(['', '']);
    expect(await readdir(folder)).toEqual(['data']);
    expect(await readdir(out)).toContain('cells.parquet');
  });
});
