/** Where the footer of a Parquet file begins: a page that knows it asks for those bytes and no others. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes of the footer at the end of a file, its length and mark included. Throws for a file that is no Parquet. */
export function footerBytes(path: string): number {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(8);
    if (size < 12 || readSync(file, tail, 0, 8, size - 8) !== 8 || tail.toString('latin1', 4) !== 'PAR1') throw new Error(`${path} is not a Parquet file`);
    return tail.readUInt32LE(0) + 8;
  } finally {
    closeSync(file);
  }
}
