/** Residents of places, where the publisher gave them. */
import { z } from 'zod';
import type { Question } from '../client';
import { Filter } from '../filter';
import { literal, literals } from './text';

export const ResidentsRow = z.object({ place_code: z.string(), year: z.number().int(), residents: z.number() });
export type ResidentsRow = z.infer<typeof ResidentsRow>;

export function residents(given: Filter): Question<ResidentsRow> {
  const filter = Filter.parse(given);
  const places = filter.places.length > 0 ? ` AND place_code IN ${literals(filter.places)}` : '';
  return {
    sql: `SELECT place_code, year, residents FROM population WHERE year BETWEEN ${literal(filter.years.from)} AND ${literal(filter.years.to)}${places} ORDER BY year, place_code`,
    row: ResidentsRow,
  };
}
