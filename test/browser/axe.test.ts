/** No page shuts anyone out: axe over every page. `ATLAS_FULL=1`: in both languages, light and dark, wide and narrow. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { violationsOn } from './shut-out';
import { LANGS, PATHS, SEEDS, WIDTHS, useSite } from './site';

const site = useSite();
const MODES = LANGS.flatMap((lang) => (['light', 'dark'] as const).flatMap((scheme) => (['wide', 'narrow'] as const).map((width) => ({ lang, scheme, width }))));
/** Unless all are asked for, each page in one mode, the modes taking turns. */
const modesOf = (page: number) => (process.env['ATLAS_FULL'] === '1' ? MODES : MODES.slice((page * 3) % MODES.length).slice(0, 1));

async function violations(path: string, mode: (typeof MODES)[number], ready?: string): Promise<string[]> {
  const { page } = await site.open(`${mode.lang}/${path}`, { viewport: WIDTHS[mode.width], colorScheme: mode.scheme });
  if (ready !== undefined) await page.locator(ready).first().waitFor();
  return violationsOn(page);
}

describe('axe finds nothing', () => {
  for (const [index, path] of PATHS.entries()) {
    for (const mode of modesOf(index)) {
      it(`on /${mode.lang}/${path}, ${mode.scheme}, ${mode.width}`, async () => {
        expect(await violations(path, mode)).toEqual([]);
      });
    }
  }
  for (const [index, [path, ready]] of ([['compare/?places=640500.310117.640106', '#compare-table'], ['place/?code=640500', '.place[data-bands="ready"]'], ['map/?province=310000', '.peers[data-search="?province=310000"][aria-busy="false"]']] as const).entries()) {
    for (const mode of modesOf(index + 2)) {
      it(`on /${mode.lang}/${path}, ${mode.scheme}, ${mode.width}`, async () => {
        expect(await violations(path, mode, ready)).toEqual([]);
      });
    }
  }
  for (const mode of modesOf(1)) {
    it(`on a report with its text, ${mode.lang}, ${mode.scheme}, ${mode.width}`, async () => {
      const [row] = await site.sql().rows(`SELECT report_id FROM reports WHERE place_code = '${SEEDS.zhongwei}' AND origin = 'text'`, z.object({ report_id: z.string() }));
      expect(await violations(`report/?id=${row?.report_id ?? ''}`, mode, '.source-text')).toEqual([]);
    });
  }
});
