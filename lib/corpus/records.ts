/** Records as a job reads them. */
import { item } from './item';
import { placeOfPart, type PackReader } from './pack';
import { decodeLate, PARTS, type Late, type Part } from './record';
import type { Selection } from './roll';

export class Records {
  constructor(private readonly selection: Selection, private readonly reader: PackReader) {}

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
