/** Charts: from rows and a language and a width to an ECharts option, and to SVG when a page is built. */
export { draw, excerptOf, specIds, lean } from './draw';
export type { Chart } from './draw';
export type { ChartKind, ChartSpec, ChartSummary, Lang, Size } from './spec';
export { PALETTE, paletteCss } from './palette';
