/** The real world for lib/corpus: files, the terminal, a progress bar where there is a terminal for it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SingleBar } from 'cli-progress';
import { z } from 'zod';
import { messageOf, type Effects, type Entry, type Progress } from '../lib/corpus/effects';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** Plain lines where no terminal is: one at the start, one at every tenth, one at the end. */
function plainProgress(label: string, total: number, log: (line: string) => void): Progress {
  let done = 0;
  let told = 0;
  log(`${label}: ${total}`);
  return {
    step(count = 1) {
      done += count;
      const tenth = Math.floor((done * 10) / Math.max(total, 1));
      if (total >= 1000 && tenth > told) {
        told = tenth;
        log(`${label}: ${done} of ${total}`);
      }
    },
    stop() {},
  };
}

function barProgress(label: string, total: number): Progress {
  const bar = new SingleBar({ format: `${label} [{bar}] {value}/{total} · {duration_formatted}`, hideCursor: true, clearOnComplete: false, fps: 10 });
  bar.start(total, 0);
  return { step: (count = 1) => bar.increment(count), stop: () => bar.stop() };
}

/** Walks below a folder; `above` are the real paths of the folders walked through, by which a loop is known. */
async function walk(folder: string, prefix: string, above: readonly string[], entries: Entry[]): Promise<void> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    entries.push({ path: prefix.replace(/\/$/, '') || '.', bytes: null, trouble: { code: 'file.unreadable', message: `this folder cannot be read: ${messageOf(error)}.` } });
    return;
  }
  for (const name of names) {
    const full = join(folder, name);
    const path = prefix + name;
    const trouble = (code: string, message: string): void => {
      entries.push({ path, bytes: null, trouble: { code: `file.${code}`, message } });
    };
    try {
      const info = await stat(full);
      if (info.isFile()) {
        entries.push({ path, bytes: info.size });
      } else if (info.isDirectory()) {
        const real = await realpath(full);
        if (above.includes(real)) trouble('loop', 'the link leads back to a folder it stands in.');
        else await walk(full, `${path}/`, [...above, real], entries);
      } else {
        trouble('special', 'this is neither a file nor a folder.');
      }
    } catch (error) {
      if (codeOf(error) === 'ELOOP') trouble('loop', 'the link leads back to itself.');
      else if (codeOf(error) === 'ENOENT' && (await lstat(full).catch(() => null))?.isSymbolicLink()) trouble('broken_link', 'the link leads nowhere.');
      else trouble('unreadable', `it cannot be read: ${messageOf(error)}.`);
    }
  }
}

/** Effects on this machine. `log` may be turned elsewhere, and progress off, for tests. */
export function nodeEffects(log: (line: string) => void = (line) => console.log(line), terminal = process.stdout.isTTY === true): Effects {
  return {
    read: (path) => readFile(path),
    async hash(path) {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const piece of createReadStream(path)) {
        const chunk = z.instanceof(Uint8Array).parse(piece);
        hash.update(chunk);
        bytes += chunk.length;
      }
      return { bytes, sha256: hash.digest('hex') };
    },
    async kind(path) {
      const info = await stat(path).catch(() => null);
      if (!info) return (await lstat(path).catch(() => null)) ? 'other' : 'none';
      return info.isFile() ? 'file' : info.isDirectory() ? 'directory' : 'other';
    },
    async list(folder) {
      const entries: Entry[] = [];
      await walk(folder, '', [await realpath(folder)], entries);
      return entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    },
    async write(path, content) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    },
    async makeFolder(path) {
      await mkdir(path, { recursive: true });
    },
    remove: (path) => rm(path, { recursive: true, force: true }),
    async move(from, to) {
      try {
        await rename(from, to);
      } catch (error) {
        if (codeOf(error) !== 'EXDEV') throw error;
        await cp(from, to, { recursive: true });
        await rm(from, { recursive: true, force: true });
      }
    },
    log,
    progress: (label, total) => (terminal && total > 0 ? barProgress(label, total) : plainProgress(label, total, log)),
  };
}
