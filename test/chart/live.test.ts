/** The chart alive in a real Chromium: the pointer, the keyboard's absence of harm, another width, another theme. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lean, paletteCss } from '../../lib/chart';
import type { ChartSpec } from '../../lib/chart';
import { bundle } from '../../scripts/bench/bundle';
import { launchChromium } from '../query/host';
import { HOSTILE, ZHONGWEI } from './given';

let browser: Browser;
let code = '';

beforeAll(async () => {
  code = await bundle(`import { mount } from ${JSON.stringify(join(import.meta.dirname, '../../lib/chart/live.ts'))}; window.mount = mount;`);
  browser = await launchChromium();
}, 90_000);
afterAll(async () => {
  await browser?.close();
});

test('mounts twice as once, answers the pointer with encoded text, follows width and theme, and leaves nothing behind', async () => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  await page.setContent(`<style>:root{${paletteCss('light')}} :root.dark{${paletteCss('dark')}}</style><div id="at" style="width:1040px"></div>`);
  await page.addScriptTag({ content: code, type: 'module' });
  await page.waitForFunction('window.mount !== undefined');
  const spec: ChartSpec = lean({ kind: 'outcomes', reports: [ZHONGWEI, HOSTILE] });
  await page.evaluate(`window.at = document.getElementById('at'); window.mount(at, ${JSON.stringify(spec)}, 'zh'); window.chart = window.mount(at, ${JSON.stringify(spec)}, 'en')`);
  expect(await page.locator('#at svg').count()).toBe(1);
  expect(await page.locator('#at').textContent()).toContain('Total handled');

  const bar = page.locator('#at svg').getByText('22', { exact: true });
  await bar.hover({ force: true });
  await page.waitForFunction("document.querySelector('.chart-tip')?.textContent.includes('Granted')");
  await page.locator('#at svg').getByText('<img', { exact: false }).first().hover({ force: true });
  await page.waitForFunction("document.querySelector('.chart-tip strong')?.textContent.startsWith('<img')");
  expect(await page.locator('.chart-tip img').count()).toBe(0);

  const colour = () => page.evaluate("getComputedStyle([...document.querySelectorAll('#at svg [fill]')].find((each) => each.getAttribute('fill').includes('--chart-granted'))).fill");
  const light = await colour();
  await page.evaluate("document.documentElement.classList.add('dark')");
  expect(await colour()).not.toBe(light);

  await page.evaluate("at.style.width = '358px'");
  await page.waitForFunction("document.querySelector('#at svg').getAttribute('width') === '358'");
  await page.evaluate('chart.dispose(); chart.dispose()');
  expect(await page.locator('#at svg').count()).toBe(0);
  expect(errors).toEqual([]);
  await page.close();
});
