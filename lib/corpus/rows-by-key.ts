/** Rows found by a number of 32 bits: a set of a million names or hashes as strings would take hundreds of megabytes. */
import { item } from './item';

export class RowsByKey {
  private readonly rows: Int32Array;
  private readonly keys: Uint32Array;

  /** `most`: rows it is to hold. */
  constructor(most: number) {
    let size = 2;
    while (size < 2 * most) size *= 2;
    this.rows = new Int32Array(size).fill(-1);
    this.keys = new Uint32Array(size);
  }

  /**
   * The row that was put before and is the same; null where there is none, and then this row is put.
   * @param same asked only of rows with that key
   */
  put(key: number, row: number, same: (other: number) => boolean): number | null {
    const mask = this.rows.length - 1;
    for (let slot = (Math.imul(key, 0x9e3779b1) >>> 7) & mask; ; slot = (slot + 1) & mask) {
      const other = item(this.rows, slot);
      if (other === -1) {
        this.rows[slot] = row;
        this.keys[slot] = key;
        return null;
      }
      if (item(this.keys, slot) === key && same(other)) return other;
    }
  }
}
