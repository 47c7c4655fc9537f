/**
 * Boundaries that a publisher brings: `boundaries/*.geojson`, features with a `code`. They are cut by province
 * into small files, so that a page fetches only what it draws. None is shipped: maps of China need an approval number.
 */
import { z } from 'zod';
import type { Effects, Entry } from './effects';
import { messageOf } from './effects';
import type { Trouble } from './trouble';

/** Bytes of one file; boundaries for the screen are simplified before they are published. */
export const MOST_BYTES = 12_000_000;

const Position = z.array(z.number()).min(2).transform(([lon = 0, lat = 0]): [number, number] => [Math.round(lon * 1e4) / 1e4, Math.round(lat * 1e4) / 1e4]);
const Ring = z.array(Position).min(4);
const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.looseObject({ code: z.union([z.string(), z.number()]).transform(String).pipe(z.string().regex(/^\d{6}$/)) }),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
  ]),
});
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

/** Outer rings by code; longitude and latitude in degrees, four decimals (about ten metres). Holes are left out. */
export type Shapes = Record<string, [number, number][][]>;

const inRange = (rings: [number, number][][]) => rings.every((ring) => ring.every(([lon, lat]) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90));

/** The features of one file that can be drawn; the others are told, by their number in the file. */
export function readShapes(text: string, file: string): { shapes: Shapes; troubles: Trouble[] } {
  const bad = (code: string, message: string, fix: string): Trouble => ({ code: `boundaries.${code}`, file, message, fix });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { shapes: {}, troubles: [bad('json', `it is not JSON: ${messageOf(error)}.`, 'Export it as GeoJSON.')] };
  }
  const collection = Collection.safeParse(parsed);
  if (!collection.success) return { shapes: {}, troubles: [bad('collection', 'it is no FeatureCollection.', 'Export it as GeoJSON with features.')] };
  const shapes: Shapes = {};
  const troubles: Trouble[] = [];
  collection.data.features.forEach((each, index) => {
    const feature = Feature.safeParse(each);
    const issue = feature.error?.issues[0];
    if (!feature.success) {
      troubles.push(bad('feature', `feature ${index + 1}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'unexpected shape'}.`, 'Give each feature a property "code" of six digits and a Polygon or MultiPolygon in degrees.'));
      return;
    }
    const { geometry, properties } = feature.data;
    const outer = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flatMap(([ring]) => (ring === undefined ? [] : [ring]));
    if (!inRange(outer)) troubles.push(bad('degrees', `feature ${index + 1} (${properties.code}) is not in degrees of longitude and latitude.`, 'Export it in WGS 84 or CGCS2000.'));
    else shapes[properties.code] = [...(shapes[properties.code] ?? []), ...outer];
  });
  return { shapes, troubles };
}

/** Which file a code is drawn from: provinces on the map of the country, all else on that of its province. */
const partOf = (code: string): string => (code.endsWith('0000') ? '000000' : `${code.slice(0, 2)}0000`);

/** What stands there, unread. */
export async function boundaryFiles(folder: string, effects: Effects): Promise<Entry[]> {
  return await effects.kind(`${folder}/boundaries`) === 'directory' ? effects.list(`${folder}/boundaries`) : [];
}

/** Reads `<folder>/boundaries/*.geojson` and writes `<out>/boundaries/<code>.json` with an index; nothing where there is none. */
export async function copyBoundaries(folder: string, out: string, effects: Effects): Promise<Trouble[]> {
  const root = `${folder}/boundaries`;
  if (await effects.kind(root) !== 'directory') return [];
  const troubles: Trouble[] = [];
  const parts = new Map<string, Shapes>();
  for (const entry of await effects.list(root)) {
    const file = `boundaries/${entry.path}`;
    if (!/\.geojson$/i.test(entry.path)) continue;
    if (entry.bytes === null || entry.bytes > MOST_BYTES) {
      troubles.push({ code: 'boundaries.too_large', file, message: entry.bytes === null ? entry.trouble?.message ?? 'it cannot be read.' : `it has ${entry.bytes} bytes, more than ${MOST_BYTES}.`, fix: 'Simplify it for the screen, for instance to a tenth of its points.' });
      continue;
    }
    const read = readShapes(new TextDecoder().decode(await effects.read(`${root}/${entry.path}`)), file);
    troubles.push(...read.troubles);
    for (const [code, rings] of Object.entries(read.shapes)) {
      const part = parts.get(partOf(code)) ?? {};
      part[code] = [...(part[code] ?? []), ...rings];
      parts.set(partOf(code), part);
    }
  }
  if (parts.size === 0) return troubles;
  for (const [code, shapes] of parts) await effects.write(`${out}/boundaries/${code}.json`, `${JSON.stringify(shapes)}\n`);
  await effects.write(`${out}/boundaries/index.json`, `${JSON.stringify([...parts.keys()].sort())}\n`);
  return troubles;
}
