/**
 * The site on this machine: plain files, byte ranges, the types that Parquet and WebAssembly need, and
 * the base path that the site was built for. Files come through sirv; ranges are answered here, since
 * sirv takes `bytes=0-0` and `bytes=-500` for something else. Words go out compressed, as hosts send them.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import compression from '@polka/compression';
import sirv from 'sirv';
import { z } from 'zod';

const TYPES: Record<string, string> = {
  '.parquet': 'application/vnd.apache.parquet',
  '.wasm': 'application/wasm',
  '.mjs': 'text/javascript;charset=utf-8',
  '.js': 'text/javascript;charset=utf-8',
  '.css': 'text/css;charset=utf-8',
  '.json': 'application/json;charset=utf-8',
  '.geojson': 'application/geo+json;charset=utf-8',
  '.csv': 'text/csv;charset=utf-8',
  '.txt': 'text/plain;charset=utf-8',
  '.svg': 'image/svg+xml;charset=utf-8',
};

/** First and last byte of a single range, `null` where it cannot be met, `undefined` where it is no such range. */
export function byteRange(header: string, size: number): { start: number; end: number } | null | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim());
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const last = size - 1;
  if (match[1] === '') {
    const length = Number(match[2]);
    return length === 0 || size === 0 ? null : { start: Math.max(0, size - length), end: last };
  }
  const start = Number(match[1]);
  const end = match[2] === '' ? last : Math.min(Number(match[2]), last);
  if (match[2] !== '' && Number(match[2]) < start) return undefined;
  return start > last ? null : { start, end };
}

/** The file a path names, within the folder; null where there is none. */
async function fileAt(folder: string, path: string): Promise<{ file: string; size: number; modified: Date } | null> {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  const file = resolve(join(folder, decoded));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  const info = await stat(file).catch(() => null);
  return info?.isFile() ? { file, size: info.size, modified: info.mtime } : null;
}

async function sendRange(folder: string, path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const found = await fileAt(folder, path);
  const header = request.headers.range;
  if (!found || header === undefined) return false;
  const range = byteRange(header, found.size);
  if (range === undefined) {
    // Several ranges, or none that can be read: the whole file is a right answer.
    delete request.headers.range;
    return false;
  }
  response.setHeader('Accept-Ranges', 'bytes');
  if (range === null) {
    response.writeHead(416, { 'Content-Range': `bytes */${found.size}` }).end();
    return true;
  }
  response.writeHead(206, {
    'Content-Type': TYPES[extname(found.file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': range.end - range.start + 1,
    'Content-Range': `bytes ${range.start}-${range.end}/${found.size}`,
    'Last-Modified': found.modified.toUTCString(),
    'Cache-Control': 'no-cache',
    // The tag sirv gives, so that a reader sees that ranges and whole are of one file.
    ETag: `W/"${found.size}-${found.modified.getTime()}"`,
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.file, range).on('error', () => response.destroy()).pipe(response);
  return true;
}

/** Answers requests for the site in `folder`, which stands under `basePath` (`''` or `/x`). */
export function siteHandler(folder: string, basePath: string): (request: IncomingMessage, response: ServerResponse) => void {
  const root = resolve(folder);
  const files = sirv(root, {
    dev: true, etag: true,
    setHeaders(response, path) {
      const type = TYPES[extname(path).toLowerCase()];
      if (type) response.setHeader('Content-Type', type);
      response.setHeader('Accept-Ranges', 'bytes');
    },
  });

  const pressed = compression();

  const notFound = async (response: ServerResponse): Promise<void> => {
    const page = await readFile(join(root, '404.html')).catch(() => 'Not found\n');
    response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' }).end(page);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/', ...query] = (request.url ?? '/').split('?');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (basePath !== '' && (path === '/' || path === basePath)) {
      response.writeHead(302, { Location: `${basePath}/` }).end();
      return;
    }
    if (basePath !== '' && !path.startsWith(`${basePath}/`)) return notFound(response);
    const local = path.slice(basePath.length);
    if (request.headers.range !== undefined && await sendRange(root, local, request, response)) return;
    // A folder without its slash, as any static host does it: links in the page are relative to it.
    if (!local.endsWith('/') && extname(local) === '' && await fileAt(root, `${local}/index.html`)) {
      response.writeHead(301, { Location: [`${path}/`, ...query].join('?') }).end();
      return;
    }
    request.url = [local, ...query].join('?');
    // Ranges were answered above: they count bytes of the file as it is.
    pressed(request, response, () => files(request, response, () => notFound(response)));
  };

  return (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

/** The base path that a built site was made for, from its `data/site.json`. */
export async function basePathOf(folder: string): Promise<string> {
  const json: unknown = JSON.parse(await readFile(join(folder, 'data/site.json'), 'utf8'));
  return z.object({ base_path: z.string() }).parse(json).base_path;
}

export interface Serving { url: string; close(): Promise<void> }

/** Serves a built site. `port` is the first to try, the next free of fifty is taken; 0 takes any. */
export async function serveSite(folder: string, port: number, exact = false): Promise<Serving> {
  const basePath = await basePathOf(folder);
  const server: Server = createServer(siteHandler(folder, basePath));
  const listen = (candidate: number): Promise<boolean> => new Promise((done, fail) => {
    server.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE' && !exact) done(false);
      else fail(error);
    });
    server.listen(candidate, '127.0.0.1', () => done(true));
  });
  let candidate = port;
  while (!(await listen(candidate))) {
    server.removeAllListeners('error');
    candidate += 1;
    if (candidate >= port + 50) throw new Error(`no port is free from ${port} to ${candidate - 1}: choose one with --port`);
  }
  const address = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${address.port}${basePath}/`,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}
