/** What a reader of the built site waits for: the first chart, the first answer of the engine, the next ones; and what the tab holds. */
import { readFileSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { z } from 'zod';
import { serveSite } from '../static';

/** A telephone on a middling line, as the budgets of the project name it. */
const LINE = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const SLOWER = 4;

/** Milliseconds; bytes as they cross the line. */
export interface View { chart: number; bytes: number; /** Another year, which stands ready: the page’s code starts for it. */ kept: number; /** And another, when it has started. */ awake: number; cold: number; warm: number; memory: number | null }

export const launch = (executablePath: string): Promise<Browser> => chromium.launch({
  executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

/** Resident memory of the largest page, in MiB; null where the system does not tell. */
export async function memoryOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo.filter(({ type }) => type === 'renderer').flatMap(({ id }) => {
    try {
      return [Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1024];
    } catch {
      return [];
    }
  });
  return sizes.length === 0 ? null : Math.max(...sizes);
}

/** Told by the page itself: the frame after the one in which the first chart stands. */
const WATCH = `(() => {
  const look = () => {
    const chart = [...document.querySelectorAll('figure svg')].find((svg) => svg.getBoundingClientRect().height > 0);
    if (chart) requestAnimationFrame(() => { window.chartSeen = performance.now(); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()`;

/** The middle one. */
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** Each figure the median of so many loads, each in a browser of its own. `out`: a built site. */
export async function medianView(out: string, executablePath: string, loads: number): Promise<View & { loads: number }> {
  const views: View[] = [];
  while (views.length < loads) views.push(await viewOf(out, executablePath));
  const of = (figure: 'chart' | 'bytes' | 'kept' | 'awake' | 'cold' | 'warm'): number => median(views.map((view) => view[figure]));
  const memory = views.flatMap((view) => view.memory ?? []);
  return { loads, chart: of('chart'), bytes: of('bytes'), kept: of('kept'), awake: of('awake'), cold: of('cold'), warm: of('warm'), memory: memory.length === 0 ? null : median(memory) };
}

/** `out`: a built site. */
async function viewOf(out: string, executablePath: string): Promise<View> {
  const serving = await serveSite(out, 0);
  const browser = await launch(executablePath);
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const session = await page.context().newCDPSession(page);
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(WATCH);
    await page.goto(`${serving.url}en/outcomes/`, { waitUntil: 'networkidle', timeout: 120_000 });
    // The line may fall idle before a slow processor has drawn anything.
    const seen = await page.waitForFunction(() => (window as { chartSeen?: number }).chartSeen, undefined, { timeout: 60_000 });
    const chart = z.number().parse(await seen.jsonValue());
    const weight = bytes;
    const choose = async (name: 'to' | 'origin', value: string): Promise<number> => {
      const start = performance.now();
      await page.selectOption(`select[name="${name}"]`, value);
      // A function, no text: the content policy of the page lets no text be run. The first view says that it is shown.
      await page.waitForFunction((wanted) => location.search.includes(wanted) && document.querySelector('.atlas')?.getAttribute('aria-busy') === 'false'
        && !/^(?:当前|Shown)/.test(document.querySelector('.status')?.textContent ?? ''), value, { timeout: 180_000 });
      return performance.now() - start;
    };
    // Backwards from the year that stands, so that each choice is of one year.
    const years = z.array(z.string()).parse(await page.locator('select[name="to"] option').evaluateAll((options) => options.map((option) => option.getAttribute('value')))).sort().reverse();
    const at = years.indexOf(await page.locator('select[name="to"]').inputValue());
    const [first, second, third] = years.slice(at + 1);
    if (first === undefined || second === undefined || third === undefined) throw new Error('the corpus has too few years');
    const kept = await choose('to', first);
    const awake = await choose('to', second);
    // Reports of one origin are asked of the engine, and then each year of them.
    const cold = await choose('origin', 'text');
    await choose('to', first);
    const warm = await choose('to', third);
    return { chart, bytes: weight, kept, awake, cold, warm, memory: await memoryOf(browser) };
  } finally {
    await browser.close();
    await serving.close();
  }
}
