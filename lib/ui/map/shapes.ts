/** Boundaries of one part, as the build cut them from the publisher's file. */
import { z } from 'zod';
import type { Shape } from '../../chart/spec';
import { dataHref } from '../address';

const Part = z.record(z.string().regex(/^\d{6}$/), z.array(z.array(z.tuple([z.number(), z.number()]))));

export async function fetchShapes(part: string, signal: AbortSignal): Promise<Shape[]> {
  const response = await fetch(dataHref(`boundaries/${part}.json`), { signal });
  if (!response.ok) throw new Error(`boundaries of ${part}: ${response.status}`);
  return Object.entries(Part.parse(await response.json())).map(([code, rings]) => ({ code, rings }));
}
