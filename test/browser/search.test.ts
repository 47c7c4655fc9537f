/** Search and the quick finder, by keys, against SQL over the texts. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { useSite } from './site';

const site = useSite();
const Section = z.object({ report_id: z.string(), text: z.string(), start_at: z.number() });

describe('the search of the texts', () => {
  it('finds what SQL finds, in either script, and leads to the lit characters', async () => {
    const { page, complaints, foreign, asked } = await site.open('zh/search/');
    await page.locator('.search-form input').fill('依申請公開');
    await page.keyboard.press('Enter');
    await page.locator('.hits > li').first().waitFor();
    const sections = await site.sql().rows('SELECT report_id, text, start_at FROM sections', Section);
    const plain = (text: string) => text.replace(/\s/g, '');
    const holding = new Set(sections.filter((section) => plain(section.text).includes('依申请公开')).map((section) => section.report_id));
    const found = await page.locator('.hits > li h3 a').evaluateAll((links) => links.map((link) => new URL(link.getAttribute('href') ?? '', location.href).searchParams.get('id')));
    expect(new Set(found)).toEqual(holding);
    expect(holding.size).toBeGreaterThan(0);
    expect(new URL(page.url()).searchParams.get('q')).toBe('依申請公開');
    expect(asked.some((path) => path.includes('duckdb'))).toBe(false);

    const link = page.locator('.hits ul a').first();
    const [, start, end] = /#at=(\d+)-(\d+)$/.exec(await link.getAttribute('href') ?? '') ?? [];
    await link.click();
    await page.locator('[data-lit]').first().waitFor();
    const lit = (await page.locator('[data-lit]').allTextContents()).join('');
    expect(plain(lit)).toBe('依申请公开');
    const id = new URL(page.url()).searchParams.get('id');
    const whole = sections.filter((section) => section.report_id === id).sort((a, b) => a.start_at - b.start_at).map((section) => section.text).join('');
    expect(lit).toBe(whole.slice(Number(start), Number(end)));
    await page.waitForFunction(() => {
      const box = document.querySelector('[data-lit]')?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight;
    });
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('refuses a single character in words, and says where there is nothing', async () => {
    const { page } = await site.open('en/search/?q=%E5%85%AC');
    await page.getByText('A single character is in almost every report').waitFor();
    await page.locator('.search-form input').fill('<img src=x onerror=alert(1)>');
    await page.keyboard.press('Enter');
    await page.getByText('No text holds “<img src=x onerror=alert(1)>”.').waitFor();
    expect(await page.locator('main img').count()).toBe(0);
    await page.goBack();
    await page.getByText('A single character is in almost every report').waitFor();
  });

  it('shows places and authorities beside the texts', async () => {
    const { page } = await site.open('en/search/?q=zhongwei');
    await page.locator('.name-hits li').first().waitFor();
    expect(await page.locator('.name-hits li').first().innerText()).toContain('中卫市');
  });
});

describe('the quick finder', () => {
  it('opens by a key on any page, is a combobox, and leads by keys alone', async () => {
    const { page, asked, complaints } = await site.open('en/outcomes/');
    expect(asked.some((path) => path.endsWith('names.json'))).toBe(false);
    await page.keyboard.press('/');
    const field = page.locator('.finder input');
    await field.waitFor();
    expect(await field.evaluate((input) => document.activeElement === input)).toBe(true);
    await page.keyboard.type('zwsrm');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('640500');
    const active = () => field.evaluate((input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');
    await page.locator('[role="option"]', { hasText: '中卫市' }).first().waitFor();
    expect(await active()).toContain('中卫市');
    await page.keyboard.press('ArrowUp');
    expect(await active()).toContain('Search the texts');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/report|place/);
    await page.locator('h1', { hasText: '中卫市' }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('closes by Escape, leaves typing alone, and comes by Ctrl-K from a field', async () => {
    const { page } = await site.open('zh/reports/');
    await page.locator('input[name="find"]').focus();
    await page.keyboard.type('a/b');
    expect(await page.locator('dialog.finder').count()).toBe(0);
    expect(await page.locator('input[name="find"]').inputValue()).toBe('a/b');
    await page.keyboard.press('Control+k');
    await page.locator('.finder input').waitFor();
    await page.keyboard.type('依申请公开');
    await page.locator('[role="option"]', { hasText: '在原文里找' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog.finder').waitFor({ state: 'detached' });
    // Its code is here: what is typed at once is typed into it.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('依申请公开');
    await page.locator('[role="option"]', { hasText: '在原文里找“依申请公开”' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(/search\/\?q=/);
    await page.locator('.hits > li').first().waitFor();
  });
});
