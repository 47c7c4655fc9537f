/** The real world for lib/corpus: files, the terminal, a progress bar where there is a terminal for it. */
import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { cp, link, lstat, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
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
function walk(folder: string, prefix: string, above: readonly string[], entries: Entry[]): void {
  const tell = (path: string, code: string, message: string): void => {
    entries.push({ path, bytes: null, modified: 0, trouble: { code: `file.${code}`, message } });
  };
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => !name.startsWith('.'));
  } catch (error) {
    tell(prefix.replace(/\/$/, '') || '.', 'unreadable', `this folder cannot be read: ${messageOf(error)}.`);
    return;
  }
  for (const name of names) {
    const full = join(folder, name);
    const path = prefix + name;
    try {
      // a million files are looked at one after another: waiting for each would take longer than the look
      const info = statSync(full);
      if (info.isFile()) {
        entries.push({ path, bytes: info.size, modified: info.mtimeMs });
      } else if (info.isDirectory()) {
        const real = realpathSync(full);
        if (above.includes(real)) tell(path, 'loop', 'the link leads back to a folder it stands in.');
        else walk(full, `${path}/`, [...above, real], entries);
      } else {
        tell(path, 'special', 'this is neither a file nor a folder.');
      }
    } catch (error) {
      if (codeOf(error) === 'ELOOP') tell(path, 'loop', 'the link leads back to itself.');
      else if (codeOf(error) === 'ENOENT' && lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink()) tell(path, 'broken_link', 'the link leads nowhere.');
      else tell(path, 'unreadable', `it cannot be read: ${messageOf(error)}.`);
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
      walk(folder, '', [await realpath(folder)], entries);
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
    async link(from, to) {
      await mkdir(dirname(to), { recursive: true });
      try {
        await link(from, to);
      } catch {
        await cp(from, to);
      }
    },
    log,
    progress: (label, total) => (terminal && total > 0 ? barProgress(label, total) : plainProgress(label, total, log)),
  };
}
