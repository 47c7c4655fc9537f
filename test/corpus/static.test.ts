import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { byteRange, serveSite } from '../../scripts/static';
import { emptyFolder } from './folders';

const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
const LONG = '<p>lawsuits</p>'.repeat(200);

async function site(basePath = ''): Promise<string> {
  const folder = join(await emptyFolder(), 'out');
  for (const path of ['data', 'zh', 'duckdb']) await mkdir(join(folder, path), { recursive: true });
  await writeFile(join(folder, 'data/site.json'), JSON.stringify({ base_path: basePath }));
  await writeFile(join(folder, 'data/cells.parquet'), BYTES);
  await writeFile(join(folder, 'duckdb/eh.wasm'), BYTES);
  await writeFile(join(folder, 'duckdb/worker.mjs'), '1');
  await writeFile(join(folder, 'index.html'), 'root');
  await writeFile(join(folder, 'zh/index.html'), '中文');
  await writeFile(join(folder, 'long.html'), LONG);
  await writeFile(join(folder, '404.html'), 'nothing 没有');
  await writeFile(join(folder, '../secret.txt'), 'secret');
  const serving = await serveSite(folder, 0);
  onTestFinished(() => serving.close());
  return serving.url.replace(/\/$/, '');
}

describe('the small server', () => {
  it.each([
    ['bytes=0-0', 206, 0, 1], ['bytes=0-9', 206, 0, 10], ['bytes=990-', 206, 990, 1000], ['bytes=990-5000', 206, 990, 1000],
    ['bytes=-10', 206, 990, 1000], ['bytes=-5000', 206, 0, 1000], ['bytes=0-1,5-6', 200, 0, 1000], ['bytes=9-3', 200, 0, 1000],
  ])('answers %s with the bytes asked for', async (range, status, start, end) => {
    const response = await fetch(`${await site()}/data/cells.parquet`, { headers: { Range: range } });
    expect(response.status).toBe(status);
    expect(Buffer.from(await response.arrayBuffer()).equals(BYTES.subarray(start, end))).toBe(true);
    expect(response.headers.get('content-length')).toBe(String(end - start));
    if (status === 206) expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/1000`);
    expect(response.headers.get('accept-ranges')).toBe('bytes');
  });

  it('sends words compressed where that is taken, data and ranges as they are', async () => {
    const at = await site();
    const taken = { 'Accept-Encoding': 'gzip' };
    const page = await fetch(`${at}/long.html`, { headers: taken });
    expect([page.headers.get('content-encoding'), await page.text()]).toEqual(['gzip', LONG]);
    const plain = await fetch(`${at}/long.html`, { headers: { 'Accept-Encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, LONG]);
    const range = await fetch(`${at}/long.html`, { headers: { ...taken, Range: 'bytes=0-9' } });
    expect([range.headers.get('content-encoding'), await range.text()]).toEqual([null, LONG.slice(0, 10)]);
    const data = await fetch(`${at}/data/cells.parquet`, { headers: taken });
    expect([data.headers.get('content-encoding'), (await data.arrayBuffer()).byteLength]).toEqual([null, 1000]);
  });

  it('refuses a range beyond the end', async () => {
    const response = await fetch(`${await site()}/data/cells.parquet`, { headers: { Range: 'bytes=1000-' } });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
  });

  it('tells HEAD the size and that ranges are taken', async () => {
    const response = await fetch(`${await site()}/data/cells.parquet`, { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), response.headers.get('accept-ranges')]).toEqual([200, '1000', 'bytes']);
  });

  it.each([
    ['/data/cells.parquet', 'application/vnd.apache.parquet'], ['/duckdb/eh.wasm', 'application/wasm'],
    ['/duckdb/worker.mjs', 'text/javascript;charset=utf-8'], ['/data/site.json', 'application/json;charset=utf-8'], ['/zh/', 'text/html;charset=utf-8'],
  ])('gives %s the type %s', async (path, type) => {
    const response = await fetch(`${await site()}${path}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
    await response.arrayBuffer();
  });

  it('sends a folder without its slash to the folder, its query kept', async () => {
    const response = await fetch(`${await site()}/zh?year=2023`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/zh/?year=2023']);
  });

  it('shows the site\'s own page for what is not there, and says 404', async () => {
    const response = await fetch(`${await site()}/nothing/here/`);
    expect([response.status, await response.text()]).toEqual([404, 'nothing 没有']);
  });

  it.each(['/..%2fsecret.txt', '/%2e%2e/secret.txt', '/data/..%2f..%2fsecret.txt'])('gives nothing outside the site for %s', async (path) => {
    const url = await site();
    const tries: Record<string, string>[] = [{}, { Range: 'bytes=0-3' }];
    for (const headers of tries) {
      const response = await fetch(`${url}${path}`, { headers });
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('secret');
    }
  });

  it('stands under the base path, to which the root leads', async () => {
    const url = await site('/atlas/cn');
    expect(url.endsWith('/atlas/cn')).toBe(true);
    expect(await (await fetch(`${url}/zh/`)).text()).toBe('中文');
    const host = url.slice(0, -'/atlas/cn'.length);
    const root = await fetch(`${host}/`, { redirect: 'manual' });
    expect([root.status, root.headers.get('location')]).toEqual([302, '/atlas/cn/']);
    expect((await fetch(`${host}/zh/`)).status).toBe(404);
    const bare = await fetch(`${url}/zh`, { redirect: 'manual' });
    expect(bare.headers.get('location')).toBe('/atlas/cn/zh/');
    const range = await fetch(`${url}/data/cells.parquet`, { headers: { Range: 'bytes=5-6' } });
    expect([...new Uint8Array(await range.arrayBuffer())]).toEqual([5, 6]);
  });

  it('takes the next port when one is taken', async () => {
    const folder = await emptyFolder();
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data/site.json'), '{"base_path":""}');
    const first = await serveSite(folder, 0);
    const port = Number(new URL(first.url).port);
    const second = await serveSite(folder, port);
    onTestFinished(async () => {
      await first.close();
      await second.close();
    });
    expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
    await expect(serveSite(folder, port, true)).rejects.toThrow('EADDRINUSE');
  });
});

it.each(['', 'bytes=-', 'items=0-1', 'bytes=a-b'])('a range header like "%s" is none', (header) => {
  expect(byteRange(header, 10)).toBeUndefined();
});
