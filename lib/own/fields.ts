/**
 * The fields of a column. Those of a large CSV are cut out of its text when they are asked for: half a million
 * rows leave a list of positions and no strings, which the collector of garbage would carry about for seconds.
 */
export interface Fields {
  readonly length: number;
  /** Without the blanks around it. The row is one that is there. */
  at(row: number): string;
  isEmpty(row: number): boolean;
}

/** The first of a column, or all. */
export function fieldsIn(fields: Fields, most = fields.length): string[] {
  return Array.from({ length: Math.min(most, fields.length) }, (_, row) => fields.at(row));
}

export function fieldsOfList(list: readonly string[]): Fields {
  const at = (row: number): string => {
    const field = list[row];
    if (field === undefined) throw new RangeError(`row ${row} of ${list.length}`);
    return field;
  };
  return { length: list.length, at, isEmpty: (row) => at(row) === '' };
}

/** Without the first rows. */
export function fieldsAfter(fields: Fields, first: number): Fields {
  return { length: fields.length - first, at: (row) => fields.at(row + first), isEmpty: (row) => fields.isEmpty(row + first) };
}

const isBlank = (code: number): boolean => code <= 0x20 || code === 0x3000 || code === 0xa0 || code === 0xfeff;
/** Most fields have no blanks around them. */
const trimmed = (field: string): string => (isBlank(field.charCodeAt(0)) || isBlank(field.charCodeAt(field.length - 1)) ? field.trim() : field);

/** Rows of `width` fields: as positions in `text`, or, where quotation marks stood around them, as they were read. */
export class Cuts {
  private rows = 0;
  /** For each row where its first field begins, then where each ends; below 0 the place in `read`. */
  private cuts: Int32Array;
  private readonly read: string[][] = [];

  constructor(private readonly text: string, private readonly width: number) {
    this.cuts = new Int32Array(1024 * (width + 1));
  }

  private room(): number {
    const at = this.rows * (this.width + 1);
    if (at + this.width >= this.cuts.length) {
      const more = new Int32Array(this.cuts.length * 2);
      more.set(this.cuts);
      this.cuts = more;
    }
    this.rows += 1;
    return at;
  }

  /** `ends`: of each field; each begins one after the last ends. */
  cut(start: number, ends: Int32Array): void {
    const at = this.room();
    this.cuts[at] = start;
    for (let column = 0; column < this.width; column += 1) this.cuts[at + 1 + column] = ends[column]!;
  }

  add(fields: readonly string[]): void {
    this.cuts[this.room()] = -1 - this.read.length;
    this.read.push(fields.map(trimmed));
  }

  column(column: number): Fields {
    const { cuts, text, read, width, rows } = this;
    const at = (row: number): string => {
      const first = row * (width + 1);
      if (row < 0 || row >= rows) throw new RangeError(`row ${row} of ${rows}`);
      const start = cuts[first]!;
      if (start < 0) return read[-1 - start]![column]!;
      return trimmed(text.slice(column === 0 ? start : cuts[first + column]! + 1, cuts[first + column + 1]!));
    };
    const isEmpty = (row: number): boolean => {
      const first = row * (width + 1);
      const from = column === 0 ? cuts[first]! : cuts[first + column]! + 1;
      // What begins with no blank is not empty, and need not be cut out to be seen.
      return (cuts[first]! < 0 || from === cuts[first + column + 1] || isBlank(text.charCodeAt(from))) && at(row) === '';
    };
    return { length: rows, at, isEmpty };
  }
}
