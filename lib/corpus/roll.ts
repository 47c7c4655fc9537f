/**
 * Every report of a build in a few columns: its name, its place in the order of the tables, and where
 * its record stands. At a million reports an object each would fill the memory. A row is a file of the
 * publisher's, in the order of the files; one that gives no report has no id.
 */
import { item } from './item';
import type { Entry } from './pack';
import { PARTS } from './record';
import { idOf } from './rows';

/** Reports handed to a job: what they are called and where their records stand, in the order in which the job is to take them. Read by `Records`. */
export interface Selection {
  packs: string[];
  /** Names of places, as they stand in ids and in tables. */
  names: string[];
  /** Positions in `names`, −1 where there is none. */
  idPlaces: Int32Array;
  places: Int32Array;
  /** −1 where there is none. */
  years: Int16Array;
  /** The eight hexadecimal digits at the end of each id. */
  digits: Uint32Array;
  /** Position in `packs`. */
  pack: Uint32Array;
  at: Float64Array;
  /** PARTS.length a report. */
  lengths: Uint32Array;
  /** Where what was found across reports stands: position in `packs`, −1 where there is none. */
  latePack: Int32Array;
  lateAt: Float64Array;
  lateLength: Uint32Array;
}

/** A position as it is given to a job, and the names of what it points to. */
class Names {
  readonly names: string[] = [];
  private readonly known = new Map<string, number>();

  at(name: string): number {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    this.known.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

const NO_PARTS = new Uint32Array(PARTS.length);
/** Bytes of a SHA-256. */
const HASH = 32;
const NO_YEAR = -1;
const NO_NAME = -1;

const last = (a: string | null, b: string | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

export class Roll {
  private readonly packs = new Names();
  /** One string for each name, however many reports have it. */
  private readonly strings = new Names();
  /** 0 where there is no report, or none that was named yet; else one more than where in its hash the digits of its id begin. */
  private readonly named: Uint8Array;
  private readonly hashed: Uint8Array;
  private readonly hashes: Buffer;
  private readonly years: Int16Array;
  /** Positions in `strings`. */
  private readonly idPlaces: Int32Array;
  private readonly places: Int32Array;
  private readonly series: Int32Array;
  private readonly pack: Int32Array;
  private readonly at: Float64Array;
  private readonly lengths: Uint32Array;
  private readonly latePack: Int32Array;
  private readonly lateAt: Float64Array;
  private readonly lateLength: Uint32Array;

  constructor(readonly rows: number) {
    this.named = new Uint8Array(rows);
    this.hashed = new Uint8Array(rows);
    this.hashes = Buffer.alloc(rows * HASH);
    this.years = new Int16Array(rows).fill(NO_YEAR);
    const names = (): Int32Array => new Int32Array(rows).fill(NO_NAME);
    [this.idPlaces, this.places, this.series] = [names(), names(), names()];
    this.pack = new Int32Array(rows).fill(-1);
    this.at = new Float64Array(rows);
    this.lengths = new Uint32Array(rows * PARTS.length);
    this.latePack = new Int32Array(rows).fill(-1);
    this.lateAt = new Float64Array(rows);
    this.lateLength = new Uint32Array(rows);
  }

  /** Whether the row has a record, or is known to give none. */
  has(row: number): boolean {
    return item(this.pack, row) >= 0;
  }

  private position(name: string | null): number {
    return name === null ? NO_NAME : this.strings.at(name);
  }
  private name(position: number): string | null {
    return position === NO_NAME ? null : item(this.strings.names, position);
  }

  /** Whether the row has a record that is a report's. */
  isRead(row: number): boolean {
    return item(this.hashed, row) === 1;
  }
  /** SHA-256 of a report's file in hexadecimal digits; null where there is no report. */
  hashOf(row: number): string | null {
    return this.isRead(row) ? this.hashes.toString('hex', row * HASH, (row + 1) * HASH) : null;
  }
  /** Eight digits of that hash, from `offset` on, as a number. */
  digitsOf(row: number, offset: number): number {
    return this.hashes.readUInt32BE(row * HASH + offset / 2);
  }
  /** Whether two reports are the same bytes. */
  sameFile(a: number, b: number): boolean {
    return this.hashes.compare(this.hashes, a * HASH, (a + 1) * HASH, b * HASH, (b + 1) * HASH) === 0;
  }
  yearOf(row: number): number | null {
    const year = item(this.years, row);
    return year === NO_YEAR ? null : year;
  }
  placeOf(row: number): string | null {
    return this.name(item(this.places, row));
  }
  /** Whether two rows are of one series. */
  sameSeries(a: number, b: number): boolean {
    return item(this.series, a) === item(this.series, b);
  }
  set(row: number, { heading, at, lengths }: Pick<Entry, 'heading' | 'at' | 'lengths'>, pack: string): void {
    this.pack[row] = this.packs.at(pack);
    this.at[row] = at;
    this.hashed[row] = heading === null ? 0 : 1;
    if (heading !== null && this.hashes.write(heading.sha256, row * HASH, HASH, 'hex') !== HASH) throw new RangeError(`${heading.sha256} is no SHA-256`);
    this.idPlaces[row] = this.position(heading?.idPlace ?? null);
    this.years[row] = heading?.year ?? NO_YEAR;
    this.places[row] = this.position(heading?.place ?? null);
    this.series[row] = this.position(heading?.series ?? null);
    // a file that gives no report has no parts
    this.lengths.set(lengths.length === 0 ? NO_PARTS : lengths, row * PARTS.length);
  }

  /** The row is to be read again. */
  unset(row: number): void {
    this.pack[row] = -1;
    this.hashed[row] = 0;
  }

  /** The packs that hold a record of some row. */
  livePacks(): Set<string> {
    return new Set([...new Set(this.pack)].filter((pack) => pack >= 0).map((pack) => item(this.packs.names, pack)));
  }

  /** What was found of a report across reports stands there. */
  settle(row: number, pack: string, at: number, length: number): void {
    this.latePack[row] = this.packs.at(pack);
    this.lateAt[row] = at;
    this.lateLength[row] = length;
  }

  late(row: number): { pack: string; at: number; length: number } | null {
    const pack = item(this.latePack, row);
    return pack < 0 ? null : { pack: item(this.packs.names, pack), at: item(this.lateAt, row), length: item(this.lateLength, row) };
  }

  /** Bytes of a part of a report's record. */
  lengthOf(row: number, part: (typeof PARTS)[number]): number {
    return item(this.lengths, row * PARTS.length + PARTS.indexOf(part));
  }

  /** What a report is called where the digits of its hash from `offset` on stand in its id. */
  nameAt(row: number, offset: number): string {
    const hash = this.hashOf(row);
    if (hash === null) throw new RangeError(`row ${row} is no report`);
    return idOf(this.name(item(this.idPlaces, row)) ?? 'none', this.yearOf(row), hash, offset);
  }

  /** From here on the row is a report of that name. */
  giveName(row: number, offset: number): void {
    this.named[row] = offset + 1;
  }

  /** The name of a report; throws for a row that is none. */
  idOf(row: number): string {
    return this.nameAt(row, this.offsetOf(row));
  }

  /** Where in its hash the digits of a report's id begin; throws for a row that is none. */
  private offsetOf(row: number): number {
    const named = item(this.named, row);
    if (named === 0) throw new RangeError(`row ${row} is no report`);
    return named - 1;
  }

  /** Rows that are reports, in their order. */
  reports(): Uint32Array {
    let count = 0;
    for (const named of this.named) if (named > 0) count += 1;
    const rows = new Uint32Array(count);
    let at = 0;
    for (let row = 0; row < this.rows; row += 1) {
      if (item(this.named, row) === 0) continue;
      rows[at] = row;
      at += 1;
    }
    return rows;
  }

  /** The order of two reports by their ids. */
  private byId(a: number, b: number): number {
    // Of one place and year the first digits of the hash decide, which need no string.
    if (this.idPlaces[a] === this.idPlaces[b] && this.years[a] === this.years[b] && this.named[a] === 1 && this.named[b] === 1) {
      const digits = this.digitsOf(a, 0) - this.digitsOf(b, 0);
      if (digits !== 0) return digits;
    }
    return last(this.idOf(a), this.idOf(b));
  }

  /** Reports in the order of the tables: year, place, id; what has none comes last. */
  sorted(): Uint32Array {
    return this.reports().sort((a, b) => {
      const [ya, yb] = [this.yearOf(a), this.yearOf(b)];
      if (ya !== yb) return ya === null ? 1 : yb === null ? -1 : ya - yb;
      return (this.places[a] === this.places[b] ? 0 : last(this.placeOf(a), this.placeOf(b))) || this.byId(a, b);
    });
  }

  /** Reports that are in a series and have a year, series by series. */
  bySeries(): Uint32Array {
    const { series, years } = this;
    return this.reports().filter((row) => series[row] !== NO_NAME && years[row] !== NO_YEAR)
      .sort((a, b) => (series[a] === series[b] ? 0 : last(this.name(item(series, a)), this.name(item(series, b)))) || a - b);
  }

  select(rows: ArrayLike<number>): Selection {
    const count = rows.length;
    const parts = PARTS.length;
    const [used, names] = [new Names(), new Names()];
    const short = (pack: number): number => (pack < 0 ? -1 : used.at(item(this.packs.names, pack)));
    const called = (position: number): number => {
      const name = this.name(position);
      return name === null ? NO_NAME : names.at(name);
    };
    const out: Selection = {
      packs: used.names, names: names.names, idPlaces: new Int32Array(count), places: new Int32Array(count), years: new Int16Array(count), digits: new Uint32Array(count),
      pack: new Uint32Array(count), at: new Float64Array(count), lengths: new Uint32Array(count * parts),
      latePack: new Int32Array(count), lateAt: new Float64Array(count), lateLength: new Uint32Array(count),
    };
    for (let i = 0; i < count; i += 1) {
      const row = item(rows, i);
      out.idPlaces[i] = called(item(this.idPlaces, row));
      out.places[i] = called(item(this.places, row));
      out.years[i] = item(this.years, row);
      out.digits[i] = this.digitsOf(row, this.offsetOf(row));
      out.pack[i] = short(item(this.pack, row));
      out.at[i] = item(this.at, row);
      out.lengths.set(this.lengths.subarray(row * parts, (row + 1) * parts), i * parts);
      out.latePack[i] = short(item(this.latePack, row));
      out.lateAt[i] = item(this.lateAt, row);
      out.lateLength[i] = item(this.lateLength, row);
    }
    return out;
  }
}
