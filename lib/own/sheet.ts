/** The cells of a spreadsheet's first sheet as text, as its reader gives them: of formulas what was last worked out, of merged cells the first. */
import { z } from 'zod';

const Sheets = z.array(z.object({ data: z.array(z.array(z.unknown())) }));

const text = (value: unknown): string => (value === null || value === undefined ? '' : value instanceof Date ? value.toISOString().slice(0, 10) : String(value));

/** Throws ZodError for what is no list of sheets. */
export function sheetCells(given: unknown): string[][] {
  return Sheets.parse(given)[0]?.data.map((row) => row.map(text)) ?? [];
}
