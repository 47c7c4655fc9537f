/** A measure over the reader's own groups of places: the interval first, then the dot, then the figure with what it is made of. */
import { OWN_WORDS } from '../../i18n/own';
import { metric as metricOf, rateOf } from '../../metrics';
import type { Metric } from '../../metrics';
import type { GroupRow } from '../../query/sql/own';
import { descending, greatest } from '../known';
import { capped, heading, listed } from '../page';
import type { Paper } from '../page';
import { ink } from '../palette';
import type { Item, Mark } from '../scene';
import type { ChartSpec } from '../spec';
import { count, fit, textWidth, wrap } from '../text';
import { join, summaryOf } from './drawn';
import type { Drawn } from './drawn';
import { MARKS } from '../../i18n/marks';
import { axisOf, gridOf, metricInk, metricText, metricUnit } from './metric';

interface Group { row: GroupRow; label: string; value: number | null; low: number | null; high: number | null; chosen: false }
interface Valued extends Group { value: number }
const isValued = (group: Group): group is Valued => group.value !== null;

/** The groups, levels apart; those without a group are counted. */
function groupsOf(spec: ChartSpec & { kind: 'groups' }, metric: Metric, page: Paper): { groups: Group[]; of: number; left: number; twice: number } {
  const named = spec.rows.flatMap((row) => (row.grouping === null ? [] : [{ row, grouping: row.grouping }]));
  const several = new Set(named.map(({ row }) => row.level)).size > 1;
  const sum = (rows: readonly GroupRow[], of: (row: GroupRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const without = spec.rows.filter((row) => row.grouping === null);
  return {
    groups: named.map(({ row, grouping }) => ({ row, label: several ? `${grouping} · ${page.words.levels[row.level]}` : grouping, ...rateOf(metric, row.k, row.d), chosen: false })),
    of: sum(spec.rows, (row) => row.reports), left: sum(without, (row) => row.reports), twice: sum(without, (row) => row.twice),
  };
}

export function drawGroups(spec: ChartSpec & { kind: 'groups' }, page: Paper): Drawn {
  const metric = metricOf(spec.metric);
  const words = OWN_WORDS[page.lang].chart;
  const { groups, of, left: leftOut, twice } = groupsOf(spec, metric, page);
  const byValue = (a: Group, b: Group) => descending(a.value, b.value) || (a.label < b.label ? -1 : 1);
  const valued = groups.filter(isValued).sort(byValue);
  const enough = ({ row }: Group) => metric.minimum_n === 0 || (row.d !== null && row.d >= metric.minimum_n);
  const [ranked, few, empty] = [valued.filter(enough), valued.filter((group) => !enough(group)), groups.filter((group) => !isValued(group)).sort(byValue)];

  const left = page.narrow ? 0 : Math.min(300, Math.max(96, Math.ceil(greatest(0, valued.map((group) => textWidth(group.label, page.text)))) + 18));
  const x0 = page.narrow ? 4 : left + 4;
  const x1 = page.width - (page.narrow ? 6 : 208);
  const top = greatest(1e-9, valued.flatMap((group) => [group.high, group.value]));
  const scale = metric.unit === 'share' && top > 0.5 ? { max: 1, step: page.narrow ? 0.25 : 0.2 } : axisOf(top, page.narrow ? 4 : 6);
  const at = (value: number) => x0 + ((x1 - x0) * Math.min(value, scale.max)) / scale.max;
  const step = page.narrow ? 42 : 27;
  const rowItems: Item[] = [];
  let y = 22 + (page.narrow ? 14 : 18);
  const place = (given: readonly Valued[], hollow: boolean) => {
    const rows = listed(capped(given), page, y, step, (group, top) => groupItem(group, metric, page, { y: top, left, at, x1, step, hollow }));
    rowItems.push(...rows.items);
    ({ y } = rows);
  };
  place(ranked, false);
  if (few.length > 0) {
    rowItems.push(heading(page.words.notRanked(metric.minimum_n), page, y + 4));
    y += page.narrow ? 32 : 34;
    place(few, true);
  }
  let bottom = valued.length > 0 ? y - step / 2 + (page.narrow ? 12 : 2) : 0;
  const items: Item[] = [...(valued.length > 0 ? [gridOf(metric, scale, page, at, 22, bottom)] : []), ...rowItems];
  if (empty.length > 0) {
    items.push(heading(`${words.noFigure} (${empty.length})`, page, bottom + 16));
    bottom += 34;
    for (const line of wrap(empty.map((group) => group.label).join(MARKS[page.lang].list), page.width - 4, page.small)) {
      items.push({ marks: [{ type: 'text', x: 0, y: bottom + 4, text: line, size: page.small, fill: ink('muted') }] });
      bottom += page.small + 7;
    }
  }
  if (groups.length === 0) {
    items.push({ marks: [{ type: 'text', x: page.width / 2, y: 40, text: words.noGroup, size: page.text, fill: ink('muted'), align: 'center' }] });
    bottom = 72;
  }
  const known = valued.reduce((sum, group) => sum + group.row.n, 0);
  const first = ranked[0];
  return {
    items, height: Math.ceil(bottom + 8),
    summary: summaryOf(page, {
      title: join(page, words.title(metric.label[page.lang], spec.by.name), [page.words.year(spec.years.from, spec.years.to), page.words.scopes[spec.scope]].join(MARKS[page.lang].comma)),
      unit: metricUnit(metric, page), denominator: metric.denominatorWords[page.lang], first: first === undefined ? null : `${first.label} ${metricText(metric, first.value)}`,
      notes: [
        words.from(spec.by.name, spec.by.table), words.pooled,
        ...(leftOut > 0 ? [page.words.ownLeft(count(leftOut), count(of))] : []), ...(twice > 0 ? [words.twice(count(twice))] : []),
        ...(new Set(groups.map((group) => group.row.level)).size > 1 ? [words.levels] : []),
        spec.by.hasYear ? words.byYear : words.anyYear, ...metric.caveats.map((caveat) => caveat[page.lang]),
      ],
    }, known, of, [
      { id: 'group', label: spec.by.name, numeric: false }, { id: 'value', label: metric.label[page.lang], numeric: true },
      { id: 'numerator', label: metric.numeratorWords[page.lang], numeric: true }, { id: 'denominator', label: metric.denominatorWords[page.lang], numeric: true },
      { id: 'low', label: `${page.words.interval} ↓`, numeric: true }, { id: 'high', label: `${page.words.interval} ↑`, numeric: true },
      { id: 'n', label: page.words.withFigure, numeric: true }, { id: 'reports', label: words.reports, numeric: true },
    ], [...ranked, ...few, ...empty].map(({ label, value, low, high, row }) => ({
      report_id: null,
      cells: [
        { value: label, text: label }, { value, text: value === null ? words.noFigure : metricText(metric, value) },
        ...[row.k, row.d].map((figure) => ({ value: figure, text: figure === null ? page.words.notReported : count(figure) })),
        ...[low, high].map((end) => ({ value: end, text: end === null ? '' : metricText(metric, end) })),
        { value: row.n, text: count(row.n) }, { value: row.reports, text: count(row.reports) },
      ],
    }))),
  };
}

interface Where { y: number; left: number; at: (value: number) => number; x1: number; step: number; hollow: boolean }

function groupItem({ label, value, low, high, row }: Valued, metric: Metric, page: Paper, { y, left, at, x1, step, hollow }: Where): Item {
  const words = OWN_WORDS[page.lang].chart;
  const colour = ink(metricInk(metric.id));
  const line = page.narrow ? y + 18 : y;
  const figure = metricText(metric, value);
  const of = page.words.nOf(count(row.n), count(row.reports));
  const ratio = `${row.k === null ? '' : count(row.k)}/${row.d === null ? '' : count(row.d)}`;
  const reports = words.ofReports(count(row.n), count(row.reports));
  const marks: Mark[] = [
    { type: 'rect', x: 0, y: y - (page.narrow ? 10 : step / 2), w: page.width, h: step, fill: 'transparent' },
    page.narrow ? { type: 'text', x: 0, y, text: fit(label, page.width - 160, page.text), size: page.text, fill: ink('ink') }
      : { type: 'text', x: left - 12, y, text: fit(label, left - 14, page.text), size: page.text, fill: ink('ink'), align: 'right' },
  ];
  if (low !== null && high !== null) marks.push({ type: 'line', points: [[at(low), line], [at(high), line]], stroke: colour, width: 5, opacity: 0.32 });
  marks.push(
    { type: 'dot', x: at(value), y: line, r: 4.5, fill: hollow ? ink('paper') : colour, stroke: colour },
    { type: 'text', x: page.narrow ? page.width - 80 : x1 + 74, y, text: figure, size: page.text, fill: ink('ink'), align: 'right', bold: true },
    { type: 'text', x: page.width, y, text: reports, size: page.small, fill: ink('muted'), align: 'right' },
  );
  const range = low === null || high === null ? [] : [`${page.words.interval} ${metricText(metric, low)}–${metricText(metric, high)}`];
  return { marks, tip: [label, `${metric.label[page.lang]} ${figure}`, `${ratio} ${metric.denominatorWords[page.lang]}`, ...range, of] };
}
