/** A rate by report, sorted: interval, dot, figure. Of many, the two ends and the chosen; those with few cases by name. */
import { PEER_WORDS } from '../../i18n/peers';
import { MARKS } from '../../i18n/marks';
import { metric as metricOf } from '../../metrics';
import type { Metric } from '../../metrics';
import { pooled, standing } from '../../metrics/funnel';
import type { Pool, Standing } from '../../metrics/funnel';
import { figureOf } from '../../query/figures';
import { about, heading, labelWidth, rowsOf } from '../page';
import type { Paper } from '../page';
import { descending, greatest } from '../known';
import { ink } from '../palette';
import type { Item } from '../scene';
import type { ChartSpec } from '../spec';
import { count, wrap } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { axisOf, figuresWidth, gridOf, metricText, metricUnit, rowItem, whyNot } from './metric';
import type { Scored, Valued } from './metric';

/** Rows drawn at most; of more, this many from both ends. */
const MOST_ROWS = 60;
/** Names told in a paragraph. */
const MOST_NAMES = 60;

/** A row that has the rate and the cases it is of. */
export interface Counted extends Valued { result: Valued['result'] & { denominator: number } }
const isCounted = (row: Scored): row is Counted => row.result.value !== null && row.result.denominator !== null;

/** Peers by a rate, with where each stands; chart, table and sentence go by the same. */
export interface Peers {
  /** By value, from the highest down. */
  ranked: (Counted & { standing: Standing })[];
  /** Those with few cases by their number, then those without a figure. */
  few: Counted[];
  empty: Scored[];
  pool: Pool | null;
}
type PeersSpec = ChartSpec & { kind: 'rank' | 'funnel' };

/** Thousands may be peers, and a page draws them, lists them and speaks of them: worked out once for a spec. */
const known = new WeakMap<PeersSpec, Map<Paper['lang'], Peers>>();

export function peersOf(spec: PeersSpec, page: Paper): Peers {
  const byLang = known.get(spec) ?? new Map<Paper['lang'], Peers>();
  const peers = byLang.get(page.lang) ?? score(spec, page);
  known.set(spec, byLang.set(page.lang, peers));
  return peers;
}

function score(spec: PeersSpec, page: Paper): Peers {
  const metric = metricOf(spec.metric);
  const rows = rowsOf(spec, page).map((row): Scored => ({ ...row, result: metric.evaluate(figureOf(row.report)) }));
  const counted = rows.filter(isCounted);
  const enough = (row: Counted) => row.result.denominator >= metric.minimum_n;
  const byCases = (a: Counted, b: Counted) => descending(a.result.denominator, b.result.denominator);
  const ranked = counted.filter(enough).sort((a, b) => descending(a.result.value, b.result.value) || byCases(a, b));
  const pool = poolOf(metric, ranked);
  return {
    ranked: ranked.map((row) => ({ ...row, standing: standing(metric, row.result, pool) })),
    few: counted.filter((row) => !enough(row)).sort(byCases), empty: rows.filter((row) => !isCounted(row)), pool,
  };
}

/** What the limits stand around: a place that lies within another of the list adds nothing, its cases may be counted there already. */
function poolOf(metric: Metric, rows: readonly Scored[]): Pool | null {
  const places = new Set(rows.flatMap(({ report }) => (report.scope === 'aggregate' && report.place_code !== null ? [report.place_code] : [])));
  const within = ({ report }: Scored) => [report.province_code, report.prefecture_code].some((code) => code !== null && code !== report.place_code && places.has(code));
  return pooled(metric, rows.filter((row) => !within(row)).map((row) => row.result));
}

/** The table of ranks and funnel: the same rows in the same order. */
export function rankTable(spec: PeersSpec, page: Paper): Pick<Drawn['summary'], 'columns' | 'rows'> {
  const metric = metricOf(spec.metric);
  const words = PEER_WORDS[page.lang];
  const { ranked, few, empty, pool } = peersOf(spec, page);
  const standings = [...ranked.map((row) => row.standing), ...[...few, ...empty].map((row) => standing(metric, row.result, pool))];
  return {
    columns: [
      { id: 'label', label: page.words.report, numeric: false }, { id: 'value', label: metric.label[page.lang], numeric: true },
      { id: 'numerator', label: metric.numeratorWords[page.lang], numeric: true }, { id: 'denominator', label: metric.denominatorWords[page.lang], numeric: true },
      { id: 'low', label: `${page.words.interval} ↓`, numeric: true }, { id: 'high', label: `${page.words.interval} ↑`, numeric: true },
      { id: 'standing', label: words.standing, numeric: false },
    ],
    rows: [...ranked, ...few, ...empty].map(({ label, report, result }, index) => {
      const place = words.standings[standings[index] ?? 'none'];
      return {
        report_id: report.report_id,
        cells: [
          { value: label, text: label }, { value: result.value, text: result.value === null ? whyNot(result, page) : metricText(metric, result.value) },
          ...[result.numerator, result.denominator].map((value) => ({ value, text: value === null ? page.words.notReported : count(value) })),
          ...[result.low, result.high].map((value) => ({ value, text: value === null ? '' : metricText(metric, value) })),
          { value: place, text: place },
        ],
      };
    }),
  };
}

function named<R extends Scored>(rows: readonly R[], title: string, name: (row: R) => string, page: Paper, top: number): { items: Item[]; bottom: number } {
  if (rows.length === 0) return { items: [], bottom: top };
  const words = PEER_WORDS[page.lang];
  const items = [heading(title, page, top + 16)];
  const text = rows.slice(0, MOST_NAMES).map(name).join(MARKS[page.lang].list) + (rows.length > MOST_NAMES ? words.andMore(count(rows.length - MOST_NAMES)) : '');
  let y = top + 34;
  for (const line of wrap(text, page.width - 4, page.small)) {
    y += 4;
    items.push({ marks: [{ type: 'text', x: 0, y, text: line, size: page.small, fill: ink('muted') }] });
    y += page.small + 3;
  }
  return { items, bottom: y };
}

export function drawRank(spec: ChartSpec & { kind: 'rank' }, page: Paper): Drawn {
  const metric = metricOf(spec.metric);
  const words = PEER_WORDS[page.lang];
  const all = peersOf(spec, page);
  const half = MOST_ROWS / 2;
  const cut = all.ranked.length > MOST_ROWS;
  const middle = cut ? all.ranked.slice(half, -half) : [];
  const kept = middle.filter((row) => row.chosen);
  const groups = cut ? [all.ranked.slice(0, half), kept, all.ranked.slice(-half)] : [all.ranked];
  const shown = groups.flat();

  const left = labelWidth(shown, page);
  const x0 = page.narrow ? 4 : left + 4;
  const x1 = page.width - (page.narrow ? 6 : figuresWidth(metric));
  const top = greatest(1e-9, shown.flatMap(({ result }) => [result.high, result.value]));
  const scale = metric.unit === 'share' && top > 0.5 ? { max: 1, step: page.narrow ? 0.25 : 0.2 } : axisOf(top, page.narrow ? 4 : 6);
  const at = (value: number) => x0 + ((x1 - x0) * Math.min(value, scale.max)) / scale.max;
  const step = page.narrow ? 42 : 25;
  const rowItems: Item[] = [];
  let y = 22 + (page.narrow ? 14 : 18);
  groups.forEach((group, index) => {
    if (cut && index > 0) {
      rowItems.push(heading(index === 1 ? words.between(count(middle.length - kept.length)) : '', page, y + 4));
      y += 34;
    }
    if (cut && index === 1 && kept.length === 0) {
      y -= 34;
      return;
    }
    for (const row of group) {
      rowItems.push(rowItem(row, shown, metric, page, { y, left, at, x1, step, hollow: false }));
      y += step;
    }
  });
  const bottom = shown.length > 0 ? y - step / 2 + (page.narrow ? 12 : 2) : 0;
  const few = named(all.few, words.fewHeading(count(metric.minimum_n), count(all.few.length)), (row) => words.withCases(row.label, count(row.result.denominator)), page, bottom);
  const empty = named(all.empty, words.emptyHeading(count(all.empty.length)), (row) => row.label, page, few.bottom);
  const first = all.ranked[0];
  return {
    items: [...(shown.length > 0 ? [gridOf(metric, scale, page, at, 22, bottom)] : []), ...rowItems, ...few.items, ...empty.items],
    height: Math.ceil(Math.max(empty.bottom, bottom) + 8),
    summary: summaryOf(page, {
      title: join(page, metric.label[page.lang], about(spec.reports, page)), unit: metricUnit(metric, page), denominator: metric.denominatorWords[page.lang],
      first: first ? `${first.label} ${metricText(metric, first.result.value)}` : null, notes: metric.caveats.map((caveat) => caveat[page.lang]),
    }, all.ranked.length + all.few.length, spec.reports.length, ...tablePair(rankTable(spec, page))),
  };
}

const tablePair = ({ columns, rows }: ReturnType<typeof rankTable>) => [columns, rows] as const;
