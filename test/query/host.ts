/** A host of a few files for tests that need a real Chromium, and that Chromium. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { z } from 'zod';
import { findChromium } from '../../scripts/chromium.mjs';

/** Where the engine's files are. */
export const ENGINE = dirname(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));

const TYPES: Record<string, string> = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json', '.html': 'text/html' };

/** Sends a file that is there, or the range of it that is asked for. */
export function sendFile(request: IncomingMessage, response: ServerResponse, file: string, { ranges = true } = {}): void {
  const bytes = readFileSync(file);
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  const range = ranges ? /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') : null;
  const from = range === null ? 0 : Number(range[1]);
  const to = Math.min(range?.[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1);
  if (range === null) response.writeHead(200, { 'content-type': type, 'content-length': bytes.length });
  else response.writeHead(206, { 'content-type': type, 'content-range': `bytes ${from}-${to}/${bytes.length}`, 'content-length': to - from + 1, 'accept-ranges': 'bytes' });
  response.end(request.method === 'HEAD' ? undefined : bytes.subarray(from, to + 1));
}

/** Serves on a free port of this machine. */
export async function host(answer: RequestListener): Promise<{ origin: string; close: () => void }> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium: npm test says what to install');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
}
