/**
 * Every report of a build in a few columns: its name, its place in the order of the tables, and where
 * its record stands. At a million reports an object each would fill the memory. A row is a file of the
 * publisher's, in the order of the files; one that gives no report has no id.
 */
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
    return (this.pack[row] ?? -1) >= 0;
  }

  /** One string for each name, however many reports have it. */
  private name(name: string | null): string | null {
    return name === null ? null : this.strings.names[this.strings.at(name)] ?? null;
  }

  set(row: number, { heading, at, lengths }: Pick<Entry, 'heading' | 'at' | 'lengths'>, pack: string): void {
    this.pack[row] = this.packs.at(pack);
    this.at[row] = at;
    this.hashes[row] = heading?.sha256 ?? null;
    this.idPlaces[row] = this.name(heading?.idPlace ?? null) ?? 'none';
    this.years[row] = heading?.year ?? null;
    this.places[row] = this.name(heading?.place ?? null);
    this.series[row] = this.name(heading?.series ?? null);
    for (let part = 0; part < PARTS.length; part += 1) this.lengths[row * PARTS.length + part] = lengths[part] ?? 0;
  }

  /** The row is to be read again. */
  unset(row: number): void {
    this.pack[row] = -1;
    this.hashes[row] = null;
  }

  /** The packs that hold a record of some row. */
  livePacks(): Set<string> {
    return new Set(Array.from(new Set(this.pack), (pack) => this.packs.names[pack] ?? ''));
  }

  /** What was found of a report across reports stands there. */
  settle(row: number, pack: string, at: number, length: number): void {
    this.latePack[row] = this.packs.at(pack);
    this.lateAt[row] = at;
    this.lateLength[row] = length;
  }

  late(row: number): { pack: string; at: number; length: number } | null {
    const pack = this.packs.names[this.latePack[row] ?? -1];
    return pack === undefined ? null : { pack, at: this.lateAt[row] ?? 0, length: this.lateLength[row] ?? 0 };
  }

  /** Bytes of a part of a report's record. */
  lengthOf(row: number, part: (typeof PARTS)[number]): number {
    return this.lengths[row * PARTS.length + PARTS.indexOf(part)] ?? 0;
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
      const [ya, yb] = [years[a] ?? null, years[b] ?? null];
      if (ya !== yb) return ya === null ? 1 : yb === null ? -1 : ya - yb;
      return last(places[a] ?? null, places[b] ?? null) || last(ids[a] ?? null, ids[b] ?? null);
    });
  }

  /** Reports that are in a series and have a year, series by series. */
  bySeries(): Uint32Array {
    const { series, years } = this;
    return Uint32Array.from(this.reports().filter((row) => series[row] !== null && years[row] !== null))
      .sort((a, b) => last(series[a] ?? null, series[b] ?? null) || a - b);
  }

  select(rows: ArrayLike<number>): Selection {
    const count = rows.length;
    const parts = PARTS.length;
    const used = new Names();
    const short = (pack: number): number => (pack < 0 ? -1 : used.at(this.packs.names[pack] ?? ''));
    const out: Selection = {
      packs: used.names, ids: [], years: [], places: [], pack: new Uint32Array(count), at: new Float64Array(count), lengths: new Uint32Array(count * parts),
      latePack: new Int32Array(count), lateAt: new Float64Array(count), lateLength: new Uint32Array(count),
    };
    for (let i = 0; i < count; i += 1) {
      const row = rows[i] ?? 0;
      out.ids.push(this.ids[row] ?? '');
      out.years.push(this.years[row] ?? null);
      out.places.push(this.places[row] ?? null);
      out.pack[i] = short(this.pack[row] ?? -1);
      out.at[i] = this.at[row] ?? 0;
      out.lengths.set(this.lengths.subarray(row * parts, (row + 1) * parts), i * parts);
      out.latePack[i] = short(this.latePack[row] ?? -1);
      out.lateAt[i] = this.lateAt[row] ?? 0;
      out.lateLength[i] = this.lateLength[row] ?? 0;
    }
    return out;
  }
}
