/**
 * What a build may do to the world. Everything in lib/corpus reaches files, the terminal and other
 * processes through one `Effects`, so that a whole build runs silently in a test. The packs of a build and
 * what its worker threads do are the exception: ./pack and ./jobs.
 */

/** Something found below a folder: a file, or an entry that cannot be used, with the reason. */
export interface Entry {
  /** Relative to the folder listed, with `/`. */
  path: string;
  /** Bytes of a file; null where `trouble` is set. */
  bytes: number | null;
  /** When a file was last changed, in milliseconds; 0 where `trouble` is set. */
  modified: number;
  /** Why this entry is not a readable file: loop, broken_link, unreadable, special. */
  trouble?: { code: string; message: string };
}

/** What stands at a path: a file, a folder, nothing, or something else (a device, a socket). */
export type Kind = 'file' | 'directory' | 'none' | 'other';

export interface Progress {
  step(count?: number): void;
  stop(): void;
}

export interface Effects {
  /** The bytes of a file. Throws with the system's code (EACCES, EISDIR …). */
  read(path: string): Promise<Uint8Array>;
  /** Size and SHA-256 of a file, read piece by piece. */
  hash(path: string): Promise<{ bytes: number; sha256: string }>;
  kind(path: string): Promise<Kind>;
  /** Everything below a folder, sorted by path in code-unit order; links are followed, loops are told. Hidden entries are left out. */
  list(folder: string): Promise<Entry[]>;
  /** Writes a file, making the folders above it. */
  write(path: string, content: string | Uint8Array): Promise<void>;
  makeFolder(path: string): Promise<void>;
  /** Removes a file or a folder with what is in it; nothing there is fine. */
  remove(path: string): Promise<void>;
  /** Moves a file or a folder; across file systems it copies first. */
  move(from: string, to: string): Promise<void>;
  /** The same file under another name; a copy where the file system knows no such thing. */
  link(from: string, to: string): Promise<void>;
  log(line: string): void;
  progress(label: string, total: number): Progress;
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** An error that stops a build, with what a person should do about it. */
export class BuildError extends Error {
  constructor(readonly code: string, message: string, readonly fix: string) {
    super(message);
    this.name = 'BuildError';
  }
}
