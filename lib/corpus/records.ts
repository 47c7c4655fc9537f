/** Records as a job reads them. */
import { item } from './item';
import { placeOfPart, type PackReader } from './pack';
import { decodeLate, PARTS, type Late, type Part } from './record';
import type { Selection } from './roll';
import { idOf } from './rows';

export class Records {
  constructor(private readonly selection: Selection, private readonly reader: PackReader) {}

  get count(): number {
    return this.selection.digits.length;
  }
  id(index: number): string {
    const { idPlaces, digits } = this.selection;
    return idOf(this.name(item(idPlaces, index)) ?? 'none', this.year(index), item(digits, index).toString(16).padStart(8, '0'));
  }
  year(index: number): number | null {
    const year = item(this.selection.years, index);
    return year < 0 ? null : year;
  }
  place(index: number): string | null {
    return this.name(item(this.selection.places, index));
  }
  private name(position: number): string | null {
    return position < 0 ? null : item(this.selection.names, position);
  }

  part(index: number, part: Part): Uint8Array<ArrayBuffer> {
    const { packs, pack, at: starts, lengths } = this.selection;
    const place = placeOfPart(part, item(starts, index), lengths, index * PARTS.length);
    return this.reader.bytes(item(packs, item(pack, index)), place.at, place.length);
  }

  /** What was found of it across reports; null where nothing was. */
  late(index: number): Late | null {
    const { packs, latePack, lateAt, lateLength } = this.selection;
    const pack = item(latePack, index);
    return pack < 0 ? null : decodeLate(this.reader.bytes(item(packs, pack), item(lateAt, index), item(lateLength, index)));
  }
}
