/** A funnel: each report's rate over its number of cases, with the limits that chance alone would keep it in. */
import { PEER_WORDS } from '../../i18n/peers';
import { metric as metricOf } from '../../metrics';
import type { Metric } from '../../metrics';
import { distance, limits } from '../../metrics/funnel';
import type { Standing } from '../../metrics/funnel';
import { about } from '../page';
import type { Paper } from '../page';
import { greatest } from '../known';
import { ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, fit, percent, textWidth } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { axisOf, metricInk, metricText, metricUnit } from './metric';
import { peersOf, rankTable } from './rank';
import type { Counted } from './rank';

/** Those furthest out are named in the chart, as far as there is room. */
const MOST_LABELS = 10;
const FAR: readonly Standing[] = ['far_below', 'far_above'];

interface Plot { x0: number; x1: number; y0: number; y1: number; xOf: (cases: number) => number; yOf: (value: number) => number }

export function drawFunnel(spec: ChartSpec & { kind: 'funnel' }, page: Paper): Drawn {
  const metric = metricOf(spec.metric);
  const words = PEER_WORDS[page.lang];
  const { ranked: rows, pool } = peersOf(spec, page);
  const per = metric.scale;
  const table = rankTable(spec, page);
  const title = join(page, metric.sizeWords === null ? words.funnelTitle(metric.label[page.lang]) : words.funnelTitleOf(metric.label[page.lang], metric.sizeWords[page.lang]), about(spec.reports, page));
  const summary = summaryOf(page, {
    title, unit: metricUnit(metric, page), denominator: metric.denominatorWords[page.lang], first: null,
    notes: [pool === null ? words.noLimits : words.limitsNote(metricText(metric, pool.rate * per), count(pool.peers)), ...metric.caveats.map((caveat) => caveat[page.lang])],
  }, table.rows.filter((row) => row.cells[1]?.value !== null).length, spec.reports.length, table.columns, table.rows);
  if (rows.length === 0) return { items: [{ marks: [{ type: 'text', x: page.width / 2, y: 30, text: words.standings.few, size: page.text, fill: ink('muted'), align: 'center' }] }], height: 60, summary };

  const sizes = rows.map((row) => row.result.denominator);
  // Where nothing is too small to compare the scale begins before the smallest.
  const least = metric.minimum_n > 0 ? metric.minimum_n : sizes.reduce((a, b) => Math.min(a, b)) / 1.3;
  const most = greatest(least * 4, sizes) * 1.15;
  // Where nobody has any, the scale is that of the smallest share there is room for.
  const top = greatest(1e-9, [...rows.map((row) => row.result.value), pool === null ? null : pool.rate * per * 1.2]);
  const scale = metric.unit === 'share' && top > 0.5 ? { max: 1, step: 0.2 } : axisOf(top * 1.05, 5);
  const [x0, x1, y0, y1] = [page.narrow ? 36 : 52, page.width - (page.narrow ? 8 : 96), 16, page.narrow ? 300 : 430];
  const plot: Plot = {
    x0, x1, y0, y1, xOf: (n) => x0 + ((x1 - x0) * Math.log(n / least)) / Math.log(most / least),
    yOf: (value) => y1 - ((y1 - y0) * Math.max(0, Math.min(value, scale.max))) / scale.max,
  };
  const items: Item[] = [{ marks: axesOf(plot, scale, metric.unit === 'share', least, most, pool !== null, metric.sizeWords === null ? words.cases : words.size(metric.sizeWords[page.lang]), page) }];
  const placed: Box[] = [];
  if (pool !== null) {
    items.push({ marks: limitLines(metric, pool.rate, per, plot, least, most, scale.max) });
    const rate = plot.yOf(pool.rate * per);
    const at = page.narrow ? { x: x1, y: rate - 8, align: 'right' as const } : { x: x1 + 8, y: rate, align: 'left' as const };
    items.push({ marks: [{ type: 'line', points: [[x0, rate], [x1, rate]], stroke: ink('ink'), width: 1 }, { type: 'text', ...at, text: words.pooled(metricText(metric, pool.rate * per)), size: page.small, fill: ink('ink') }] });
  }
  const scored = rows.map((row) => ({ row, stands: row.standing, away: pool === null ? 0 : Math.abs(distance(row.result, pool, metric)) }));
  const someChosen = rows.some((row) => row.chosen);
  // The chosen stand over the others.
  for (const { row, stands } of [...scored].sort((a, b) => Number(a.row.chosen) - Number(b.row.chosen))) items.push(dotOf(row, stands, someChosen, metric, plot, page));
  const far = scored.filter((each) => each.row.chosen || FAR.includes(each.stands)).sort((a, b) => Number(b.row.chosen) - Number(a.row.chosen) || b.away - a.away);
  const dots = scored.map(({ row }) => [plot.xOf(row.result.denominator), plot.yOf(row.result.value)] as const);
  for (const { row } of far.slice(0, page.narrow ? 5 : MOST_LABELS)) {
    const label = labelOf(row, plot, page, placed, rows.length > 200 ? [] : dots);
    if (label !== null) items.push({ marks: [label] });
  }
  return { items, height: y1 + (pool === null ? 40 : 62), summary };
}

function axesOf({ x0, x1, y1, xOf, yOf }: Plot, scale: { max: number; step: number }, share: boolean, least: number, most: number, limited: boolean, sizeName: string, page: Paper): Mark[] {
  const words = PEER_WORDS[page.lang];
  const marks: Mark[] = [];
  for (let value = 0; value <= scale.max + 1e-9; value += scale.step) {
    marks.push(
      { type: 'line', points: [[x0, yOf(value)], [x1, yOf(value)]], stroke: ink(value === 0 ? 'peer' : 'rule'), width: 1 },
      { type: 'text', x: x0 - 7, y: yOf(value), text: share ? percent(value, scale.step * 100 % 1 > 1e-9 ? 1 : 0) : count(value), size: page.small, fill: ink('muted'), align: 'right' },
    );
  }
  for (let power = 1; 10 ** power <= most; power += 1) {
    for (const factor of page.narrow ? [1] : [1, 3]) {
      const n = factor * 10 ** power;
      if (n < least || n > most) continue;
      marks.push({ type: 'line', points: [[xOf(n), y1], [xOf(n), y1 + 4]], stroke: ink('peer'), width: 1 }, { type: 'text', x: xOf(n), y: y1 + 14, text: count(n), size: page.small, fill: ink('muted'), align: 'center' });
    }
  }
  marks.push({ type: 'text', x: x1, y: y1 + 32, text: sizeName, size: page.small, fill: ink('muted'), align: 'right' });
  if (!limited) return marks;
  marks.push(
    { type: 'line', points: [[x0, y1 + 52], [x0 + 18, y1 + 52]], stroke: ink('peer'), width: 1.5 }, { type: 'text', x: x0 + 24, y: y1 + 52, text: words.limit95, size: page.small, fill: ink('muted') },
    { type: 'line', points: [[x0 + 110, y1 + 52], [x0 + 128, y1 + 52]], stroke: ink('peer'), width: 1.5, dash: true }, { type: 'text', x: x0 + 134, y: y1 + 52, text: words.limit998, size: page.small, fill: ink('muted') },
  );
  return marks;
}

function limitLines(metric: ReturnType<typeof metricOf>, rate: number, per: number, plot: Plot, least: number, most: number, top: number): Mark[] {
  const steps = 48;
  const known = Array.from({ length: steps + 1 }, (_, index) => {
    const n = least * (most / least) ** (index / steps);
    return { x: plot.xOf(n), at: limits(metric, rate, n) };
  });
  // Where a limit leaves the scale its line ends: along the edge it would say that it is flat.
  const line = (part: keyof ReturnType<typeof limits>, dash: boolean): Mark => ({ type: 'line', points: known.filter(({ at }) => at[part] * per <= top * (1 + 1e-9)).map(({ x, at }) => [x, plot.yOf(at[part] * per)]), stroke: ink('peer'), width: 1.5, ...(dash ? { dash } : {}) });
  return [line('low95', false), line('high95', false), line('low998', true), line('high998', true)];
}

function dotOf(row: Counted, stands: Standing, someChosen: boolean, metric: Metric, plot: Plot, page: Paper): Item {
  const { value, numerator, denominator, low, high } = row.result;
  const far = FAR.includes(stands);
  const colour = ink(row.chosen ? 'ink' : someChosen || !far ? 'peer' : metricInk(metric.id));
  return {
    marks: [{ type: 'dot', x: plot.xOf(denominator), y: plot.yOf(value), r: row.chosen ? 6 : far ? 4.5 : 3.5, fill: row.chosen || far ? colour : ink('paper'), stroke: colour }],
    tip: [
      row.label, `${metric.label[page.lang]} ${metricText(metric, value)}${numerator === null ? '' : ` (${count(numerator)}/${count(denominator)})`}`,
      ...(low === null || high === null ? [] : [`${page.words.interval} ${metricText(metric, low)}–${metricText(metric, high)}`]), PEER_WORDS[page.lang].standings[stands],
    ],
  };
}

interface Box { left: number; right: number; top: number; bottom: number }

/** A name beside its dot, left or right, where it covers no other name and few dots; null where there is no room. The chosen are named in any case. */
function labelOf(row: Counted, plot: Plot, page: Paper, placed: Box[], dots: readonly (readonly [number, number])[]): Mark | null {
  const { value, denominator } = row.result;
  const [x, y] = [plot.xOf(denominator), plot.yOf(value)];
  const text = fit(row.label, page.narrow ? 130 : 210, page.small);
  const width = textWidth(text, page.small);
  const boxOf = (side: 'left' | 'right'): Box => ({ left: side === 'right' ? x + 8 : x - 8 - width, right: side === 'right' ? x + 8 + width : x - 8, top: y - 8, bottom: y + 8 });
  const free = (box: Box) => box.left >= 0 && box.right <= page.width && placed.every((other) => box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom)
    && dots.every(([dx, dy]) => (dx === x && dy === y) || dx < box.left - 3 || dx > box.right + 3 || dy < box.top || dy > box.bottom);
  const side = (['right', 'left'] as const).find((each) => free(boxOf(each))) ?? (row.chosen ? (x + 8 + width <= page.width ? 'right' : 'left') : null);
  if (side === null) return null;
  placed.push(boxOf(side));
  return { type: 'text', x: side === 'right' ? x + 8 : x - 8, y, text, size: page.small, fill: ink('ink'), align: side === 'right' ? 'left' : 'right', bold: row.chosen };
}
