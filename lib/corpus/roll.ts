/**
 * Every report of a build in a few columns: its name, its place in the order of the tables, and where
 * its record stands. At a million reports an object each would fill the memory. A row is a file of the
 * publisher's, in the order of the files; one that gives no report has no id.
 */
import { item } from './item';
import type { Entry } from './pack';
import { PARTS } from './record';

/** Reports handed to a job: where their records stand, in the order in which the job is to take them. */
export interface Selection {
  packs: string[];
  ids: string[];
  years: (number | null)[];
  places: (string | null)[];
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

const last = (a: string | null, b: string | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a < b ? -1 : 1);

export class Roll {
  /** Null where there is no report, or none yet. */
  readonly ids: (string | null)[];
  readonly hashes: (string | null)[];
  readonly idPlaces: string[];
  readonly years: (number | null)[];
  readonly places: (string | null)[];
  readonly series: (string | null)[];
  private readonly packs = new Names();
  private readonly strings = new Names();
  private readonly pack: Int32Array;
  private readonly at: Float64Array;
  private readonly lengths: Uint32Array;
  private readonly latePack: Int32Array;
  private readonly lateAt: Float64Array;
  private readonly lateLength: Uint32Array;

  constructor(readonly rows: number) {
    const nothing = (): null[] => new Array<null>(rows).fill(null);
    [this.ids, this.hashes, this.years, this.places, this.series] = [nothing(), nothing(), nothing(), nothing(), nothing()];
    this.idPlaces = new Array<string>(rows).fill('none');
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

  /** One string for each name, however many reports have it. */
  private name<T extends string | null>(name: T): T | string {
    return name === null ? name : item(this.strings.names, this.strings.at(name));
  }

  set(row: number, { heading, at, lengths }: Pick<Entry, 'heading' | 'at' | 'lengths'>, pack: string): void {
    this.pack[row] = this.packs.at(pack);
    this.at[row] = at;
    this.hashes[row] = heading?.sha256 ?? null;
    this.idPlaces[row] = this.name(heading?.idPlace ?? 'none');
    this.years[row] = heading?.year ?? null;
    this.places[row] = this.name(heading?.place ?? null);
    this.series[row] = this.name(heading?.series ?? null);
    // a file that gives no report has no parts
    this.lengths.set(lengths.length === 0 ? NO_PARTS : lengths, row * PARTS.length);
  }

  /** The row is to be read again. */
  unset(row: number): void {
    this.pack[row] = -1;
    this.hashes[row] = null;
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

  /** The name of a report; throws for a row that is none. */
  idOf(row: number): string {
    const id = item(this.ids, row);
    if (id === null) throw new RangeError(`row ${row} is no report`);
    return id;
  }

  private reports(): number[] {
    const rows: number[] = [];
    for (let row = 0; row < this.rows; row += 1) if (this.ids[row] !== null) rows.push(row);
    return rows;
  }

  /** Reports in the order of the tables: year, place, id; what has none comes last. */
  sorted(): Uint32Array {
    const { years, places, ids } = this;
    return Uint32Array.from(this.reports()).sort((a, b) => {
      const [ya, yb] = [item(years, a), item(years, b)];
      if (ya !== yb) return ya === null ? 1 : yb === null ? -1 : ya - yb;
      return last(item(places, a), item(places, b)) || last(item(ids, a), item(ids, b));
    });
  }

  /** Reports that are in a series and have a year, series by series. */
  bySeries(): Uint32Array {
    const { series, years } = this;
    return Uint32Array.from(this.reports().filter((row) => series[row] !== null && years[row] !== null))
      .sort((a, b) => last(item(series, a), item(series, b)) || a - b);
  }

  select(rows: ArrayLike<number>): Selection {
    const count = rows.length;
    const parts = PARTS.length;
    const used = new Names();
    const short = (pack: number): number => (pack < 0 ? -1 : used.at(item(this.packs.names, pack)));
    const out: Selection = {
      packs: used.names, ids: [], years: [], places: [], pack: new Uint32Array(count), at: new Float64Array(count), lengths: new Uint32Array(count * parts),
      latePack: new Int32Array(count), lateAt: new Float64Array(count), lateLength: new Uint32Array(count),
    };
    for (let i = 0; i < count; i += 1) {
      const row = item(rows, i);
      out.ids.push(this.idOf(row));
      out.years.push(item(this.years, row));
      out.places.push(item(this.places, row));
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
