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

  // Search engines take whole addresses only, and this site is built without base_url.
  it('each page links to itself in the other language, and says which that is', async () => {
    const { page } = await site.open('en/reviews/');
    const link = page.locator('.language');
    expect([await link.getAttribute('hreflang'), await link.getAttribute('lang')]).toEqual(['zh-Hans', 'zh-Hans']);
    expect(await link.getAttribute('href')).toMatch(/\/zh\/reviews\/$/);
    expect(await page.locator('link[rel="alternate"][hreflang]').count()).toBe(0);
  });
});
