/** Findings that are kept when the site is built: which, and that a page asks for those and no others. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { RULES } from '../../lib/check/rules';
import { ALL_FOUND, askFound, type Found } from '../../lib/query';
import { foundName, loadFound } from '../../lib/ui/quality/kept-found';
import { openNodeClient } from '../../lib/query/node';
import { buildData } from '../../lib/corpus/data';
import { parseReport } from '../../lib/corpus/parse';
import { mintCity } from '../../lib/mint/series';
import { folderWith, PLACES, emptyFolder, silent } from '../corpus/folders';

afterEach(() => vi.unstubAllGlobals());

describe('findings kept at build', () => {
  it('are those of each rule, each year and each origin alone', () => {
    expect(foundName({ ...ALL_FOUND, year: 2023 })).toBe('found-year-2023.json');
    expect(foundName({ ...ALL_FOUND, made: 'read' })).toBe('found-origin-read.json');
    for (const { id } of RULES) expect(foundName({ ...ALL_FOUND, rule: id })).toBe(`found-rule-${id}.json`);
    for (const choice of [ALL_FOUND, { ...ALL_FOUND, place: '区' }, { ...ALL_FOUND, year: 2023, place: '区' }, { ...ALL_FOUND, year: 2023, made: 'read' as const }]) expect(foundName(choice)).toBeNull();
  });

  it('are what the tables say, and what the page shows without an engine', async () => {
    const whole = '宁夏回族自治区中卫市';
    const { reports } = mintCity(11, 0, { whole, parts: ['沙坡头区', '中宁县', '海原县'].map((name) => whole + name) }, [2021, 2022, 2023], 0.5);
    const folder = await folderWith(Object.fromEntries(reports.map(({ name, text }) => [`reports/${name}`, text])));
    const out = await emptyFolder();
    await buildData({ folder, places: PLACES, out, work: await emptyFolder(), parse: parseReport }, silent());
    vi.stubEnv('ATLAS_DATA_DIR', out);
    // The folder is read when the module is.
    const { foundViews } = await import('../../lib/ui/build');
    const views = new Map(await foundViews());
    vi.unstubAllEnvs();
    expect(views.size).toBe(RULES.length + 3 + 2);
    const choice = { ...ALL_FOUND, year: 2022 };
    const client = await openNodeClient(out);
    const known: Found = await askFound(client, choice);
    // However many are listed, all are counted.
    const after = await askFound(client, choice, 2, undefined, known.count.findings);
    expect([after, (await askFound(client, choice, 2)).count]).toEqual([{ rows: [], count: known.count }, known.count]);
    expect(known.count).toEqual({ findings: known.rows.length, reports: new Set(known.rows.map((row) => row.report_id)).size });
    await client.close();
    expect(known.rows.length).toBeGreaterThan(0);
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (url: string) => {
      asked.push(url);
      return Response.json(await views.get('found-year-2022.json')?.());
    });
    expect(await loadFound(choice, 0, new AbortController().signal)).toEqual(known);
    expect(asked).toEqual(['/first/found-year-2022.json']);
  });
});
