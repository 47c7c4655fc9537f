/** What the full-text search needs of some reports, made from their records: their texts in blocks, their pairs of characters. */
import { deflateRawSync } from 'node:zlib';
import { StretchBuilder } from '../search/postings';
import { BLOCK_CHARACTERS, FoundReport, type Block } from '../search/texts';
import { decodeReport, decodeSections } from './record';
import type { Records } from './records';
import { columnAt } from './tables';

export interface IndexedStretch {
  /** Blocks of texts, each packed, one after another; the bytes and the sections of each. */
  texts: Uint8Array[];
  docs: number[];
  /** As `StretchBuilder` gives them. */
  terms: Uint8Array;
  /** Those with a text. */
  reports: number;
}

const column = (name: string): number => columnAt('reports', name);
const COLUMNS = { title: column('title'), authority: column('authority'), place: column('place_name'), place_en: column('place_name_en'), year: column('year'), scope: column('scope') };

const foundReport = (id: string, row: readonly unknown[]): FoundReport => FoundReport.parse({
  id, title: row[COLUMNS.title], authority: row[COLUMNS.authority], place: row[COLUMNS.place], place_en: row[COLUMNS.place_en], year: row[COLUMNS.year], scope: row[COLUMNS.scope],
});

export function indexStretch(records: Records): IndexedStretch {
  const decoder = new TextDecoder();
  const builder = new StretchBuilder();
  const out: IndexedStretch = { texts: [], docs: [], terms: new Uint8Array(0), reports: 0 };
  let block: Block = { reports: [], sections: [] };
  let characters = 0;
  const close = (): void => {
    if (block.sections.length === 0) return;
    out.docs.push(block.sections.length);
    out.texts.push(deflateRawSync(JSON.stringify(block), { level: 6 }));
    block = { reports: [], sections: [] };
    characters = 0;
  };
  for (let index = 0; index < records.count; index += 1) {
    const sections = decodeSections(records.part(index, 'sections'));
    if (sections.length === 0) continue;
    out.reports += 1;
    const report = foundReport(records.id(index), decodeReport(records.part(index, 'report')));
    // A report stands in one block where it can.
    if (characters >= BLOCK_CHARACTERS) close();
    block.reports.push(report);
    for (const section of sections) {
      if (characters >= 4 * BLOCK_CHARACTERS) {
        close();
        block.reports.push(report);
      }
      const text = decoder.decode(section.text);
      block.sections.push([block.reports.length - 1, section.heading, section.start, text]);
      characters += text.length;
      builder.add(text);
    }
  }
  close();
  out.terms = builder.take();
  return out;
}
