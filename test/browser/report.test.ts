import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { cellAgainst } from '../../lib/check/against';
import { WIDTHS, useSite } from './site';

const site = useSite();

async function idOf(place: string): Promise<string> {
  const [row] = await site.sql().rows(`SELECT report_id FROM reports WHERE place_code = '${place}' AND origin = 'text'`, z.object({ report_id: z.string() }));
  return row?.report_id ?? '';
}

describe('a report', () => {
  it('shows its text exactly, and every cell leads to its characters', async () => {
    const id = await idOf('640500');
    const { page, foreign, complaints } = await site.open(`zh/report/?id=${id}`);
    await page.locator('.source-text').waitFor();
    const sections = await site.sql().rows(`SELECT text FROM sections WHERE report_id = '${id}' ORDER BY ordinal`, z.object({ text: z.string() }));
    const whole = sections.map((section) => section.text).join('');
    expect(await page.locator('.source-text').evaluate((pane) => pane.textContent)).toBe(whole);
    const cells = await site.sql().rows(`SELECT cell, value, start_at, end_at FROM cells WHERE report_id = '${id}' AND cell IN ('applications.granted.total', 'disputes.review.total', 'proactive.licences.decisions')`,
      z.object({ cell: z.string(), value: z.number(), start_at: z.number(), end_at: z.number() }));
    expect(cells.length).toBe(3);
    for (const { cell, value, start_at: start, end_at: end } of cells) {
      await page.locator(`[data-cell="${cell}"]`).click();
      const lit = page.locator('[data-lit]');
      expect(await lit.allTextContents()).toEqual([whole.slice(start, end)]);
      expect(Number(whole.slice(start, end))).toBe(value);
      expect(await lit.getAttribute('data-at')).toBe(String(start));
      await page.waitForFunction(() => {
        const mark = document.querySelector('[data-lit]');
        const [box, pane] = [mark?.getBoundingClientRect(), mark?.closest('.source-text')?.getBoundingClientRect()];
        return box !== undefined && pane !== undefined && box.top >= pane.top && box.bottom <= pane.bottom;
      });
    }
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('chosen characters select their cell and give it the focus, by pointer and by keyboard', async () => {
    const { page } = await site.open(`en/report/?id=${await idOf('640500')}`);
    const mark = page.locator('[data-key="cell:applications.granted.natural_person"]');
    await mark.click();
    const cell = page.locator('[data-cell="applications.granted.natural_person"]');
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
    expect(await cell.evaluate((button) => document.activeElement === button)).toBe(true);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-cell="applications.granted.company"]').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('[data-lit]').getAttribute('data-key')).toBe('cell:applications.granted.company');
    await mark.focus();
    await page.keyboard.press('Enter');
    expect(await cell.getAttribute('aria-pressed')).toBe('true');
  });

  it('opens at a cell that the address names', async () => {
    const { page } = await site.open(`zh/report/?id=${await idOf('640500')}#disputes.review.total`);
    await page.locator('[data-cell="disputes.review.total"][aria-pressed="true"]').waitFor();
    expect(await page.locator('[data-lit]').getAttribute('data-key')).toBe('cell:disputes.review.total');
  });

  it('says first what the checks found, in words, and leads to the cells', async () => {
    const { page } = await site.open(`zh/report/?id=${await idOf('640200')}`);
    const finding = page.locator('[data-rule="disputes.block_misplaced"]');
    await finding.waitFor();
    expect(await finding.innerText()).toContain('复议数字疑似错位');
    await finding.getByRole('button', { name: '行政复议 · 总计' }).click();
    expect(await page.locator('[data-cell="disputes.review.total"]').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('.report-head').innerText()).toContain('不详：发布者没有给出网址');
  });

  it('entered by hand: citation and line instead of a text', async () => {
    const [row] = await site.sql().rows("SELECT report_id, line FROM cells JOIN reports USING (report_id) WHERE origin = 'coded' AND cell = 'applications.new_received.total' ORDER BY report_id LIMIT 1",
      z.object({ report_id: z.string(), line: z.number() }));
    const { page } = await site.open(`en/report/?id=${encodeURIComponent(row?.report_id ?? '')}`);
    await page.locator('[data-cell="applications.new_received.total"]').click();
    expect(await page.locator('.chosen').innerText()).toContain(`line ${new Intl.NumberFormat('en').format(row?.line ?? 0)}`);
    expect(await page.locator('.source-text').count()).toBe(0);
  });

  it('is cited in three ways with the words of the data, and says that nobody can be told of an error', async () => {
    const id = await idOf('640500');
    const { page, complaints } = await site.open(`en/report/?id=${id}`, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('.cite').waitFor();
    for (const style of ['plain', 'gbt7714', 'bibtex']) expect(await page.locator(`.citation[data-style="${style}"]`).innerText()).toContain(id);
    const [row] = await site.sql().rows(`SELECT title FROM reports WHERE report_id = '${id}'`, z.object({ title: z.string() }));
    expect((await page.locator('.citation[data-style="gbt7714"] p').innerText()).startsWith(`中卫市. ${row?.title}[R/OL].`)).toBe(true);
    await page.locator('.citation[data-style="bibtex"] button').click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`^@misc\\{report-${id},`));
    expect(await page.locator('.error-report').getAttribute('data-contact')).toBe('none');
    expect(complaints).toEqual([]);
  });

  it('leads to the years before and after, and a finding to the cell it was compared with', async () => {
    const [pair] = await site.sql().rows(`SELECT a.report_id AS after, b.report_id AS before FROM reports a JOIN reports b ON a.place_code = b.place_code AND a.scope = b.scope AND a.year = b.year + 1
      WHERE a.scope = 'aggregate' AND a.superseded_by IS NULL AND b.superseded_by IS NULL AND a.kind = 'annual_report' AND b.kind = 'annual_report' ORDER BY a.report_id LIMIT 1`, z.object({ after: z.string(), before: z.string() }));
    const { page } = await site.open(`zh/report/?id=${encodeURIComponent(pair?.after ?? '')}`);
    const before = page.locator('.years a[rel="prev"]');
    expect(new URL(await before.getAttribute('href') ?? '', page.url()).searchParams.get('id')).toBe(pair?.before);
    await before.click();
    await page.waitForURL((url) => url.searchParams.get('id') === pair?.before);
    expect(new URL(await page.locator('.years a[rel="next"]').getAttribute('href') ?? '', page.url()).searchParams.get('id')).toBe(pair?.after);
    const Compared = z.object({ report_id: z.string(), ordinal: z.number(), rule: z.string(), cells: z.string(), against: z.string() });
    const all = await site.sql().rows("SELECT report_id, ordinal, rule, cells, against FROM checks WHERE against IS NOT NULL AND status <> 'not_assessable' AND rule LIKE 'series.%' ORDER BY report_id, ordinal LIMIT 1", Compared);
    for (const found of all) {
      const cell = cellAgainst(found.rule, z.array(z.string()).parse(JSON.parse(found.cells)));
      const { page: other } = await site.open(`zh/report/?id=${encodeURIComponent(found.report_id)}`);
      await other.locator(`[data-rule="${found.rule}"] a.against`).first().click();
      await other.waitForURL(`**/zh/report/?id=${encodeURIComponent(found.against)}*`);
      await other.locator(`[data-cell="${cell}"][aria-pressed="true"]`).waitFor();
    }
    expect(all.length).toBe(1);
  });

  it('in two versions shows both, says which counts, and the difference by cell', async () => {
    const [pair] = await site.sql().rows('SELECT report_id AS other, superseded_by AS counts FROM reports WHERE superseded_by IS NOT NULL ORDER BY 1 LIMIT 1', z.object({ other: z.string(), counts: z.string() }));
    const changes = await site.sql().rows(`SELECT cell, old_value, new_value FROM revisions WHERE report_id = '${pair?.counts}' AND old_report_id = '${pair?.other}' ORDER BY ordinal`, z.object({ cell: z.string(), old_value: z.number().nullable(), new_value: z.number().nullable() }));
    for (const [id, counts] of [[pair?.other, false], [pair?.counts, true]] as const) {
      const { page } = await site.open(`en/report/?id=${encodeURIComponent(id ?? '')}`);
      await page.locator(`.versions[data-counts="${counts}"]`).waitFor();
      expect(await page.locator('.version-list tbody tr').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-version')))).toEqual([pair?.counts, pair?.other]);
      expect(await page.locator('.versions [data-cell-id]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-cell-id')))).toEqual(changes.map((change) => change.cell));
      if (!counts) expect(new URL(await page.locator('.versions > p a').getAttribute('href') ?? '', page.url()).searchParams.get('id')).toBe(pair?.counts);
    }
  });

  it('asks for few bytes, no engine, and no table that it does not need', async () => {
    const { page, asked } = await site.open(`zh/report/?id=${await idOf('640500')}`);
    await page.locator('.cite').waitFor();
    const tables = new Set(asked.filter((path) => path.includes('/data/')).map((path) => path.replace(/^.*\//, '')));
    for (const table of ['corrections', 'revisions', 'metrics', 'check_counts']) expect([...tables]).not.toContain(`${table}.parquet`);
    expect(asked.filter((path) => path.includes('/duckdb/'))).toEqual([]);
    expect(asked.filter((path) => path.includes('/data/')).length).toBeLessThanOrEqual(6);
  });

  it("starts by itself, without Next's client, and the frame around it answers all the same", async () => {
    const id = await idOf('640500');
    const { page, complaints, foreign } = await site.open(`en/report/?id=${id}#disputes.review.total`);
    await page.locator('[data-cell="disputes.review.total"][aria-pressed="true"]').waitFor();
    expect(await page.evaluate(() => ['next', '__next_f'].filter((name) => name in window))).toEqual([]);
    await page.keyboard.press('/');
    await page.locator('.finder input').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.finder').waitFor({ state: 'detached' });
    await page.locator('a.language').click();
    await page.waitForURL(`**/zh/report/?id=${id}#disputes.review.total`);
    expect(await page.evaluate(() => localStorage.getItem('atlas.language'))).toBe('zh');
    await page.locator('[data-cell="disputes.review.total"][aria-pressed="true"]').waitFor();
    expect(complaints).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it('keeps what was done before its code was there', async () => {
    const { page } = await site.open('about:blank');
    await page.goto(site.url(`en/report/?id=${await idOf('640500')}`), { waitUntil: 'commit' });
    await page.waitForFunction(() => 'atlasEarly' in window || document.querySelector('.report') !== null);
    await page.keyboard.press('/');
    await page.locator('.finder input').waitFor();
    await page.locator('.report h1').waitFor();
    expect(await page.locator('.finder').count()).toBe(1);
  });

  it('moves nothing that stands when it comes, on a phone and on a desk', async () => {
    for (const viewport of Object.values(WIDTHS)) {
      const { page } = await site.open(`zh/report/?id=${await idOf('640500')}`, { viewport });
      await page.locator('.cite').waitFor();
      const moved = await page.evaluate(() => new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ('value' in entry && typeof entry.value === 'number') sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 300);
      }));
      expect(moved, `${viewport.width} px`).toBeLessThan(0.002);
    }
  });

  it('lays out what is far from the screen when the reader comes near, and prints it all', async () => {
    const { page } = await site.open(`zh/report/?id=${await idOf('640500')}`, { viewport: WIDTHS.narrow });
    await page.locator('.cite').waitFor();
    const last = page.locator('.beside-cells > .scroll').last();
    const isLaidOut = () => last.locator('table').evaluate((table) => table.checkVisibility({ contentVisibilityAuto: true }));
    // Many idle moments later it is still left out.
    await page.evaluate(async () => {
      for (let turn = 0; turn < 30; turn += 1) await new Promise((done) => requestIdleCallback(done));
    });
    expect(await isLaidOut()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await isLaidOut()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await last.scrollIntoViewIfNeeded();
    await expect.poll(isLaidOut).toBe(true);
  });

  it('a cell far down that the address names is on the screen of a phone', async () => {
    const { page } = await site.open(`zh/report/?id=${await idOf('640500')}#disputes.review.total`, { viewport: WIDTHS.narrow });
    const cell = page.locator('[data-cell="disputes.review.total"][aria-pressed="true"]');
    await cell.waitFor();
    await expect.poll(() => cell.evaluate((button) => {
      const { top, bottom } = button.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    })).toBe(true);
  });

  it('without an id there is a list; with a wrong one, words', async () => {
    const { page } = await site.open('en/report/');
    expect(await page.locator('.choose-report li a').count()).toBe(5);
    const { page: wrong } = await site.open('en/report/?id=000000-2023-00000000');
    await wrong.getByText('There is no report with this id.').waitFor();
    const { page: hostile } = await site.open(`en/report/?id=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    await hostile.getByText('There is no report with this id.').waitFor();
    expect(await hostile.locator('main img').count()).toBe(0);
  });
});

describe('the list of reports', () => {
  it('holds every report and is searched as one types', async () => {
    const [all] = await site.sql().rows('SELECT count(*)::INTEGER AS n FROM reports', z.object({ n: z.number() }));
    const { page } = await site.open('zh/reports/');
    expect(await page.locator('#reports-table tbody tr').count()).toBe(all?.n);
    await page.locator('input[name="find"]').fill('中卫 2023');
    await page.waitForFunction(() => document.querySelectorAll('#reports-table tbody tr:not([hidden])').length === 1);
    await page.locator('#reports-table tbody tr:not([hidden]) th a').first().click();
    await page.locator('.report').waitFor();
    expect(await page.locator('.report h1').innerText()).toContain('中卫市');
  });
});
