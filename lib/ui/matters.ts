/** The pages that compare reports: which cells each asks for, which figures it shows, in which sections. */
import { APPLICANT_OUTCOME_IDS, APPLICATION_IDS, DISPUTE_IDS, OUTCOME_IDS, PROACTIVE_IDS } from '../query';
import { figureOf } from '../query';
import type { ReportFigures } from '../query';
import { cellId, cellIds, rowsOf } from '../form';
import type { Label } from '../form';
import type { ChartSpec } from '../chart';
import type { ReasonsAs } from '../chart/spec';
import { CHART_WORDS } from '../i18n/chart';
import { cellName } from '../chart/names';
import { DENOMINATORS, METRICS, OUTCOME_RATES, RESIDENTS, isMetricId, metric, rateUnder } from '../metrics';
import type { DenominatorId } from '../metrics';
import type { Filter } from '../query/filter';
import { LEVELS } from '../query/sql/trend';
import type { Level, Panel, TrendRow } from '../query/sql/trend';
import type { Measure } from '../query/sql/measure';
import type { PageId } from './address';

export type MatterId = 'overview' | 'applications' | 'outcomes' | 'reviews' | 'lawsuits' | 'proactive';
type Draft = { kind: 'volume'; cell: string } | { kind: 'metric'; metric: string } | { kind: 'series'; cell: string } | { kind: 'series'; metric: string }
  | { kind: 'trend'; cell: string } | { kind: 'trend'; metric: string } | { kind: 'outcomes' } | { kind: 'reasons'; as?: ReasonsAs } | { kind: 'pair'; metrics: readonly [string, string] } | { kind: 'applicants' } | { kind: 'disputes'; only?: 'reviews' | 'suits' };

export interface FigureDef {
  id: string;
  /** What is drawn; where the reader can choose a measure, the first is the one shown unasked. */
  drafts: readonly { id: string; label: Label; draft: Draft }[];
  /** Drawn only where more than one year is chosen. */
  overYears?: boolean;
  /** Its rates follow the page's choice of denominator. */
  underDenominator?: boolean;
  /** Drawn only where a report has one of these figures. */
  ifAny?: readonly string[];
}
export interface SectionDef {
  id: string;
  figures: readonly FigureDef[];
  more?: PageId;
  /** Stands without figures too, and then says what the publisher must give. */
  needs?: 'population';
}
export interface MatterDef { id: MatterId; ids: readonly string[]; sections: readonly SectionDef[] }

const NAMELESS: Label = { zh: '', en: '' };
const one = (id: string, draft: Draft, overYears = false): FigureDef => ({ id, drafts: [{ id, label: NAMELESS, draft }], ...(overYears ? { overYears } : {}) });
const rates = (id: string, metrics: readonly string[]): FigureDef => ({
  id, drafts: metrics.map((each) => ({ id: each, label: metric(each).label, draft: { kind: 'metric', metric: each } })),
});
const volumes = (id: string, cells: readonly string[]): FigureDef => ({
  id, drafts: cells.map((cell) => ({ id: cell.split('.').slice(1).join('.'), label: { zh: cellName(cell, 'zh'), en: cellName(cell, 'en') }, draft: { kind: 'volume', cell } })),
});

const trend = (id: string, measures: readonly string[]): FigureDef => ({
  id, drafts: measures.map((each) => (isMetricId(each)
    ? { id: each, label: metric(each).label, draft: { kind: 'trend', metric: each } }
    : { id: each.split('.').slice(1).join('.'), label: { zh: cellName(each, 'zh'), en: cellName(each, 'en') }, draft: { kind: 'trend', cell: each } })),
});

const RECEIVED = cellId('applications', 'new_received', 'total');
const proactive = (columns: readonly string[]) => rowsOf('proactive', '2021').flatMap((row) => row.columns
  .filter((column) => columns.includes(column.id)).map((column) => cellId('proactive', row.id, column.id)));

const PROACTIVE_2021 = new Set(cellIds('proactive', '2021'));
/** Whether stocks roll: normative documents first, then the others. */
const STOCK = METRICS.filter((each) => each.id.endsWith('_stock_difference')).map((each) => each.id).sort((a, b) => Number(b.includes('normative')) - Number(a.includes('normative')));
/** Columns of the 2019 form that the 2021 form has not: other things, and never joined to it. Signed changes have no place on a scale from 0. */
const OLDER = rowsOf('proactive', '2019').flatMap((row) => row.columns.filter((column) => column.id !== 'items_change').map((column) => cellId('proactive', row.id, column.id)))
  .filter((id) => !PROACTIVE_2021.has(id));

export const MATTERS: Record<MatterId, MatterDef> = {
  overview: {
    id: 'overview', ids: [...new Set([RECEIVED, ...OUTCOME_IDS, ...DISPUTE_IDS])],
    sections: [
      { id: 'years', figures: [trend('trend', [RECEIVED, 'disclosure_rate', 'not_held_rate', cellId('disputes', 'review', 'total')])] },
      { id: 'applications', figures: [one('received', { kind: 'volume', cell: RECEIVED })], more: 'applications' },
      { id: 'outcomes', figures: [one('groups', { kind: 'outcomes' })], more: 'outcomes' },
      { id: 'reviews', figures: [one('reviews', { kind: 'disputes', only: 'reviews' })], more: 'reviews' },
      { id: 'lawsuits', figures: [one('suits', { kind: 'disputes', only: 'suits' })], more: 'lawsuits' },
    ],
  },
  applications: {
    id: 'applications', ids: [...APPLICATION_IDS, RESIDENTS],
    sections: [
      { id: 'received', figures: [one('received', { kind: 'volume', cell: RECEIVED })] },
      { id: 'years', figures: [trend('trend', [RECEIVED, 'backlog']), one('years', { kind: 'series', cell: RECEIVED }, true)] },
      { id: 'applicants', figures: [one('applicants', { kind: 'applicants' })] },
      { id: 'backlog', figures: [rates('backlog', ['backlog'])] },
      { id: 'demand', figures: [{ ...rates('demand', ['applications_per_100k']), ifAny: [RESIDENTS] }], needs: 'population' },
    ],
  },
  outcomes: {
    id: 'outcomes', ids: [...OUTCOME_IDS, ...APPLICANT_OUTCOME_IDS],
    sections: [
      { id: 'groups', figures: [one('groups', { kind: 'outcomes' })] },
      { id: 'rates', figures: [{ ...rates('rates', OUTCOME_RATES), underDenominator: true }] },
      { id: 'years', figures: [{ ...trend('trend', OUTCOME_RATES), underDenominator: true }, one('years', { kind: 'series', metric: 'disclosure_rate' }, true)] },
      { id: 'reasons', figures: [{
        id: 'reasons', drafts: (['count', 'share', 'within'] as const).map((as) => ({ id: as, label: { zh: CHART_WORDS.zh.reasonsAs[as], en: CHART_WORDS.en.reasonsAs[as] }, draft: { kind: 'reasons', as } })),
      }] },
      { id: 'applicants', figures: [{ id: 'applicants', drafts: (['disclosure_rate', 'not_held_rate'] as const).map((each) => ({
        id: each, label: metric(each).label, draft: { kind: 'pair', metrics: [`${each}_persons`, `${each}_organisations`] },
      })) }] },
    ],
  },
  reviews: {
    id: 'reviews', ids: DISPUTE_IDS,
    sections: [
      { id: 'results', figures: [one('results', { kind: 'disputes', only: 'reviews' })] },
      { id: 'years', figures: [trend('trend', [cellId('disputes', 'review', 'total'), 'review_correction_rate', 'disputes_per_100']), one('years', { kind: 'series', cell: cellId('disputes', 'review', 'total') }, true)] },
      { id: 'rate', figures: [rates('rate', ['review_correction_rate'])] },
      { id: 'burden', figures: [rates('burden', ['disputes_per_100'])] },
    ],
  },
  lawsuits: {
    id: 'lawsuits', ids: DISPUTE_IDS,
    sections: [
      { id: 'results', figures: [one('results', { kind: 'disputes', only: 'suits' })] },
      { id: 'years', figures: [trend('trend', [cellId('disputes', 'suit_direct', 'total'), cellId('disputes', 'suit_after_review', 'total'), 'suit_direct_correction_rate', 'suit_after_review_correction_rate']), one('years', { kind: 'series', cell: cellId('disputes', 'suit_direct', 'total') }, true)] },
      { id: 'rate', figures: [rates('rate', ['suit_direct_correction_rate', 'suit_after_review_correction_rate', 'suits_all_correction_rate'])] },
    ],
  },
  proactive: {
    id: 'proactive', ids: [...PROACTIVE_IDS, ...STOCK.flatMap((each) => metric(each).operands.filter((id) => id.startsWith('previous:')))],
    sections: [
      { id: 'decisions', figures: [volumes('decisions', proactive(['decisions']))] },
      { id: 'years', figures: [trend('trend', proactive(['decisions'])), one('years', { kind: 'series', cell: cellId('proactive', 'licences', 'decisions') }, true)] },
      { id: 'documents', figures: [volumes('documents', [...proactive(['made', 'repealed', 'in_force'])].sort((a, b) => Number(b.includes('normative')) - Number(a.includes('normative'))))] },
      { id: 'stock', figures: [rates('stock', STOCK)] },
      { id: 'fees', figures: [volumes('fees', proactive(['amount_wan']))] },
      { id: 'older', figures: [{ ...volumes('older', OLDER), ifAny: OLDER }] },
    ],
  },
};

export const isMatterId = (id: string): id is MatterId => Object.hasOwn(MATTERS, id);

/** What a page asks over the years, as `metric` or `cell`, by the key under which the answer is kept. */
export function trendMeasures(matter: MatterId): Record<string, Measure> {
  const figures = MATTERS[matter].sections.flatMap((section) => section.figures);
  return Object.fromEntries(figures.flatMap((figure) => figure.drafts.flatMap(({ draft }): [string, Measure][] => {
    if (draft.kind !== 'trend') return [];
    if ('cell' in draft) return [[draft.cell, { cell: draft.cell }]];
    const under = figure.underDenominator === true ? DENOMINATORS.flatMap((each) => rateUnder(draft.metric, each) ?? []) : [draft.metric];
    return under.map((id) => [id, { metric: id }]);
  })));
}
/** Whether all its drafts are over the years: it needs no report. */
export const isTrend = (figure: FigureDef): boolean => figure.drafts.every(({ draft }) => draft.kind === 'trend');
const trendKey = (draft: Draft & { kind: 'trend' }) => ('metric' in draft ? draft.metric : draft.cell);

export interface Given {
  reports: readonly ReportFigures[];
  trends: Readonly<Record<string, readonly TrendRow[]>>;
  filter: Filter;
  /** What the reader chose of the trends; null leaves it to the data. */
  level: Level | null;
  panel: Panel | null;
  /** What outcomes are divided by; null for the usual. */
  per: DenominatorId | null;
}

/** The level with most figures over the years, unless the reader chose one that has any. */
export function levelOf(rows: readonly TrendRow[], chosen: Level | null): Level {
  const figures = (level: Level) => rows.filter((row) => row.panel === 'all' && row.level === level).reduce((sum, row) => sum + row.n, 0);
  if (chosen !== null && figures(chosen) > 0) return chosen;
  return [...LEVELS].sort((a, b) => figures(b) - figures(a))[0] ?? 'county';
}

/** The same places each year where there are enough of them to speak of, unless the reader chose. */
export function panelOf(rows: readonly TrendRow[], level: Level, chosen: Panel | null): Panel {
  if (chosen !== null) return chosen;
  const same = rows.filter((row) => row.panel === 'balanced' && row.level === level && row.n >= LEAST_PANEL);
  return same.length > 1 ? 'balanced' : 'all';
}
const LEAST_PANEL = 3;

/** The draft of a figure that a measure names, the first where it names none. */
export function draftOf(figure: FigureDef, measure: string | null): Draft {
  const draft = figure.drafts.find((each) => each.id === measure) ?? figure.drafts[0];
  if (draft === undefined) throw new RangeError(`figure ${figure.id} draws nothing`);
  return draft.draft;
}

/** A rate under the denominator chosen on the page; under the usual one where it has no meaning under that. */
function underOf(figure: FigureDef, draft: Draft, per: DenominatorId | null): Draft {
  if (figure.underDenominator !== true || per === null || !('metric' in draft)) return draft;
  return { ...draft, metric: rateUnder(draft.metric, per) ?? draft.metric };
}

/** Whether a figure has anything to say of these reports. */
export function isThere(figure: FigureDef, given: Given): boolean {
  if (figure.overYears) return given.filter.years.from !== given.filter.years.to && specOf(figure, given, null, []).reports.length > 0;
  const { ifAny } = figure;
  return ifAny === undefined || given.reports.some((report) => ifAny.some((id) => figureOf(report)(id) !== null));
}

/** The spec of a figure; `measure` picks one of its drafts, `chosen` are places to be drawn in ink. */
export function specOf(figure: FigureDef, given: Given, measure: string | null, chosen: readonly string[]): ChartSpec {
  const draft = underOf(figure, draftOf(figure, measure), given.per);
  if (draft.kind === 'trend') {
    const rows = given.trends[trendKey(draft)] ?? [];
    const level = levelOf(rows, given.level);
    return { ...draft, reports: [], rows, level, panel: panelOf(rows, level, given.panel), scope: given.filter.scopes[0] ?? 'aggregate' };
  }
  return { ...draft, reports: figure.overYears ? inSeveralYears(given.reports) : given.reports, chosen };
}

/** Reports of offices that are there in more than one year: a line needs two points. The key of a series is place, organ and scope. */
function inSeveralYears(reports: readonly ReportFigures[]): readonly ReportFigures[] {
  const keyOf = (report: ReportFigures) => [report.place_code ?? report.authority, report.scope === 'aggregate' ? null : report.organ, report.scope].join('|');
  const years = new Map<string, Set<number | null>>();
  for (const report of reports) years.set(keyOf(report), (years.get(keyOf(report)) ?? new Set()).add(report.year));
  return reports.filter((report) => (years.get(keyOf(report))?.size ?? 1) > 1);
}
