import { describe, expect, it } from 'vitest';
import { useSite } from './site';

const site = useSite();

describe('language', () => {
  it('the root goes where the browser asks', async () => {
    const { page: english } = await site.open('', { locale: 'en-GB' });
    await english.waitForURL('**/en/');
    expect(new URL(english.url()).pathname).toMatch(/en\/$/);
    const { page: chinese } = await site.open('', { locale: 'zh-CN' });
    await chinese.waitForURL('**/zh/');
  });

  it('the root goes to the publisher’s language where the browser asks for neither', async () => {
    const { page } = await site.open('', { locale: 'fr-FR' });
    await page.waitForURL('**/zh/');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  });

  it('switching keeps page, choice and place on the page, and the root remembers it', async () => {
    const { page } = await site.open('zh/outcomes/?year=2024&scope=organ_only#rates', { locale: 'zh-CN' });
    await page.locator('.language').click();
    await page.waitForURL('**/en/outcomes/?year=2024&scope=organ_only#rates');
    await page.goto(site.url(''));
    await page.waitForURL('**/en/');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('each page names the other language for search engines', async () => {
    const { page } = await site.open('en/reviews/');
    const links = await page.locator('link[rel="alternate"][hreflang]').evaluateAll((all) => all.map((link) => `${link.getAttribute('hreflang')} ${link.getAttribute('href')}`));
    expect(links.some((link) => /^zh-Hans .*\/zh\/reviews\/$/.test(link))).toBe(true);
    expect(links.some((link) => /^en .*\/en\/reviews\/$/.test(link))).toBe(true);
  });
});
