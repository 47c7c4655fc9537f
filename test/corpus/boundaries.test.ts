/** Boundaries that a publisher brings. */
import { describe, expect, test } from 'vitest';
import { copyBoundaries, MOST_BYTES, readShapes } from '../../lib/corpus/boundaries';
import type { Effects } from '../../lib/corpus/effects';

const square = (lon: number, lat: number) => [[[lon, lat], [lon + 1, lat], [lon + 1, lat + 1], [lon, lat]]];
const feature = (code: unknown, geometry: unknown) => ({ type: 'Feature', properties: { code, name: 'x' }, geometry });
const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features });
const polygon = (lon: number, lat: number) => ({ type: 'Polygon', coordinates: square(lon, lat) });

/** A folder held in memory. */
function memory(files: Record<string, string>, bytes: Record<string, number> = {}) {
  const written: Record<string, string> = {};
  const never = () => Promise.reject(new Error('not asked for'));
  const effects: Effects = {
    read: (path) => Promise.resolve(new TextEncoder().encode(files[path])),
    kind: (path) => Promise.resolve(Object.keys(files).some((name) => name.startsWith(`${path}/`)) ? 'directory' : 'none'),
    list: (folder) => Promise.resolve(Object.keys(files).filter((name) => name.startsWith(`${folder}/`)).map((name) => ({ path: name.slice(folder.length + 1), bytes: bytes[name] ?? 10, modified: 0 }))),
    write: (path, content) => {
      written[path] = String(content);
      return Promise.resolve();
    },
    hash: never, makeFolder: never, remove: never, move: never, link: never, log: () => undefined, progress: () => ({ step: () => undefined, stop: () => undefined }),
  };
  return { effects, written };
}

describe('features', () => {
  test('polygons and multipolygons, by code; holes are left out', () => {
    const holed = { type: 'Polygon', coordinates: [square(100, 30)[0], square(100.2, 30.2)[0]] };
    const { shapes, troubles } = readShapes(collection(feature('640000', holed), feature(640500, { type: 'MultiPolygon', coordinates: [square(105, 37), square(107, 37)] })), 'a.geojson');
    expect(troubles).toEqual([]);
    expect(Object.entries(shapes).map(([code, rings]) => [code, rings.length])).toEqual([['640000', 1], ['640500', 2]]);
    expect(shapes['640000']?.[0]?.[0]).toEqual([100, 30]);
  });

  test.each([
    ['no JSON', '{', 'boundaries.json'], ['no collection', '[]', 'boundaries.collection'],
    ['no code', collection({ type: 'Feature', properties: {}, geometry: polygon(1, 1) }), 'boundaries.feature'],
    ['a code that is none', collection(feature('64', polygon(1, 1))), 'boundaries.feature'],
    ['a line', collection(feature('640000', { type: 'LineString', coordinates: [[1, 1], [2, 2]] })), 'boundaries.feature'],
    ['metres instead of degrees', collection(feature('640000', polygon(500_000, 4_000_000))), 'boundaries.degrees'],
  ])('%s is told, with what to do', (_, text, code) => {
    const { shapes, troubles } = readShapes(text, 'a.geojson');
    expect(shapes).toEqual({});
    expect(troubles.map((trouble) => trouble.code)).toEqual([code]);
    expect(troubles[0]?.fix.length).toBeGreaterThan(10);
  });

  test('one bad feature does not lose the others', () => {
    const { shapes, troubles } = readShapes(collection(feature('x', polygon(1, 1)), feature('110000', polygon(116, 40))), 'a.geojson');
    expect(Object.keys(shapes)).toEqual(['110000']);
    expect(troubles[0]?.message).toContain('feature 1');
  });
});

describe('the folder', () => {
  test('is cut by province, with an index', async () => {
    const { effects, written } = memory({ 'd/boundaries/all.geojson': collection(feature('640000', polygon(105, 37)), feature('640500', polygon(105, 37)), feature('110101', polygon(116, 40))) });
    expect(await copyBoundaries('d', 'out', effects)).toEqual([]);
    expect(Object.keys(written).sort()).toEqual(['out/boundaries/000000.json', 'out/boundaries/110000.json', 'out/boundaries/640000.json', 'out/boundaries/index.json']);
    expect(JSON.parse(written['out/boundaries/index.json'] ?? '')).toEqual(['000000', '110000', '640000']);
    expect(Object.keys(JSON.parse(written['out/boundaries/640000.json'] ?? '{}'))).toEqual(['640500']);
  });

  test('that is not there writes nothing', async () => {
    const { effects, written } = memory({ 'd/reports/a.txt': '' });
    expect(await copyBoundaries('d', 'out', effects)).toEqual([]);
    expect(written).toEqual({});
  });

  test('with a file that is too large says so', async () => {
    const { effects, written } = memory({ 'd/boundaries/a.geojson': collection(feature('640000', polygon(1, 1))) }, { 'd/boundaries/a.geojson': MOST_BYTES + 1 });
    expect((await copyBoundaries('d', 'out', effects)).map((trouble) => trouble.code)).toEqual(['boundaries.too_large']);
    expect(written).toEqual({});
  });
});
