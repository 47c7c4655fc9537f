/** From what to draw to a chart: the same function when a page is built and in the reader's browser. */
import type { EChartsCoreOption } from 'echarts/core';
import { cellId, isCellId } from '../form';
import { metric as metricOf } from '../metrics';
import { isInferred } from '../query/figures';
import { APPLICATION_IDS, DISPUTE_IDS, OUTCOME_IDS } from '../query/ids';
import { excerpt, fitted } from './excerpt';
import { drawDisputes } from './kinds/disputes';
import type { Drawn } from './kinds/drawn';
import { drawFunnel } from './kinds/funnel';
import { drawMetric } from './kinds/metric';
import { drawMultiples } from './kinds/multiples';
import { drawPanels } from './kinds/panels';
import { drawRank } from './kinds/rank';
import { drawPair } from './kinds/pair';
import { drawReasons } from './kinds/reasons';
import { drawSeries } from './kinds/series';
import { drawApplicants, drawOutcomes } from './kinds/stack';
import { drawTiles } from './kinds/tiles';
import { drawTrend } from './kinds/trend';
import { drawVolume, volumeCell } from './kinds/volume';
import { paper } from './page';
import type { Paper } from './page';
import { ink } from './palette';
import { optionOf } from './scene';
import type { ChartSpec, ChartSummary, Lang, Made, Size } from './spec';
import { count } from './text';

export interface Chart {
  option: EChartsCoreOption;
  /** px; the height follows from the number of rows. */
  width: number;
  height: number;
  summary: ChartSummary;
  /** What a click on each item chooses, by its index. */
  picks?: readonly (string | null)[];
}

function drawn(spec: ChartSpec, page: Paper): Drawn {
  switch (spec.kind) {
    case 'metric': return drawMetric(spec, page);
    case 'outcomes': return drawOutcomes(spec, page);
    case 'reasons': return drawReasons(spec, page);
    case 'volume': return drawVolume(spec, page);
    case 'disputes': return drawDisputes(spec, page);
    case 'series': return drawSeries(spec, page);
    case 'applicants': return drawApplicants(spec, page);
    case 'trend': return drawTrend(spec, page);
    case 'rank': return drawRank(spec, page);
    case 'funnel': return drawFunnel(spec, page);
    case 'multiples': return drawMultiples(spec, page);
    case 'panels': return drawPanels(spec, page);
    case 'tiles': return drawTiles(spec, page);
    case 'pair': return drawPair(spec, page);
    case 'groups':
      if (drawGroups === null) throw new Error('the drawing of groups was not brought');
      return drawGroups(spec, page);
    case 'drawn': return fitted(spec, page);
  }
}

type Groups = ChartSpec & { kind: 'groups' };
let drawGroups: ((spec: Groups, page: Paper) => Drawn) | null = null;
/** Groups of the reader's own are drawn by code that only comes with their tables: no other page carries it. */
export function bringGroups(drawing: (spec: Groups, page: Paper) => Drawn): void {
  drawGroups = drawing;
}

export function draw(spec: ChartSpec, to: { lang: Lang; size: Size }): Chart {
  const page = paper(to.lang, to.size);
  const chart = drawn(spec, page);
  const inferred = spec.reports.filter((report) => isInferred(report, specIds(spec))).length;
  if (inferred > 0) chart.summary.notes.unshift(page.words.inferredNote(count(inferred)));
  if (spec.reports.length === 0 && spec.kind !== 'trend' && spec.kind !== 'tiles' && spec.kind !== 'groups' && spec.kind !== 'drawn') {
    chart.items.push({ marks: [{ type: 'text', x: page.width / 2, y: 40, text: page.words.noRows, size: page.text, fill: ink('muted'), align: 'center' }] });
    chart.height = 80;
  }
  return { option: optionOf(chart.items), width: page.width, height: chart.height, summary: chart.summary, picks: chart.items.map((item) => item.pick ?? null) };
}

/** The chart in both sizes, with the first `most` rows of its table: all that a page needs to show it. */
export function excerptOf(spec: ChartSpec, lang: Lang, made: Made, most: number): ChartSpec & { kind: 'drawn' } {
  return excerpt(spec, { wide: drawn(spec, paper(lang, 'wide')), narrow: drawn(spec, paper(lang, 'narrow')), made }, most);
}

/** The cells a chart reads. */
export function specIds(spec: ChartSpec): readonly string[] {
  switch (spec.kind) {
    case 'metric': case 'rank': case 'funnel': case 'tiles': return metricOf(spec.metric).operands;
    case 'multiples': case 'panels': return [...new Set(spec.metrics.flatMap((id) => metricOf(id).operands))];
    case 'series': return 'metric' in spec ? metricOf(spec.metric).operands : isCellId(spec.cell) ? [spec.cell] : [];
    case 'outcomes': case 'reasons': return OUTCOME_IDS;
    case 'volume': return [volumeCell(spec)];
    case 'disputes': return DISPUTE_IDS;
    case 'trend': case 'groups': case 'drawn': return [];
    case 'pair': return spec.metrics.flatMap((each) => metricOf(each).operands);
    case 'applicants': return APPLICATION_IDS.filter((id) => id.startsWith(cellId('applications', 'new_received', '')));
  }
}

/** The spec without figures its chart does not read, for passing it to the browser. */
export function lean<S extends ChartSpec>(spec: S): S {
  const ids = new Set(specIds(spec));
  return {
    ...spec,
    reports: spec.reports.map((report) => ({ ...report, figures: Object.fromEntries(Object.entries(report.figures).filter(([id]) => ids.has(id))) })),
  };
}
