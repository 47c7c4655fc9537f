/** Files of a folder in a few columns: of a million, an object and a string each would fill the memory. */
import { item } from './item';

export interface FoundFile { /** Relative to the folder, with `/`. */ path: string; bytes: number; /** When it was last changed, in milliseconds. */ modified: number }

/** A list that makes its items when they are asked for. */
export interface Listed<T> { readonly length: number; at(row: number): T | undefined }

export function filesOf(found: readonly FoundFile[]): Listed<FoundFile> {
  const { length } = found;
  const starts = new Float64Array(length + 1);
  found.forEach(({ path }, row) => {
    starts[row + 1] = item(starts, row) + Buffer.byteLength(path);
  });
  const paths = Buffer.alloc(item(starts, length));
  const [bytes, modified] = [new Float64Array(length), new Float64Array(length)];
  found.forEach((file, row) => {
    paths.write(file.path, item(starts, row));
    bytes[row] = file.bytes;
    modified[row] = file.modified;
  });
  return {
    length,
    at: (row) => (row in bytes ? { path: paths.toString('utf8', starts[row], starts[row + 1]), bytes: item(bytes, row), modified: item(modified, row) } : undefined),
  };
}

export function* each<T>(list: Listed<T>): Generator<T> {
  for (let row = 0; row < list.length; row += 1) yield itemOf(list, row);
}

/** Throws where there is no such row. */
export function itemOf<T>(list: Listed<T>, row: number): T {
  const found = list.at(row);
  if (found === undefined) throw new RangeError(`there is no file ${row} of ${list.length}`);
  return found;
}
