/**
 * Questions to the Parquet tables, the same in the browser and in Node.
 * Engines are not exported here: `lib/query/browser` and `lib/query/node` are imported where they run.
 */
export { ask, QueryError } from './client';
export type { QueryClient, QueryErrorCode, Question } from './client';
export { Choice, Filter, MAX_PLACES, NO_CHOICE, ORIGINS, PlaceCode, formatChoice, parseChoice, resolveFilter } from './filter';
export type { Defaults, Origin, YearRange } from './filter';
export { FIGURE_STATES, figureOf } from './figures';
export type { Figure, FigureState, ReportFigures, ReportKey } from './figures';
export { nestedIn } from './nested';
export type { Nested } from './nested';
export { APPLICATION_IDS, DISPUTE_IDS, OUTCOME_IDS, PROACTIVE_IDS } from './ids';
export {
  askApplications, askDefaults, askDisputes, askFigures, askFilterOptions, askLevelTotals, askMissingPlaces,
  askOutcomes, askOverview, askPlaces, askProactive, askReport, askReportList,
} from './ask';
export type { FilterOptions, LevelTotal, MissingPlace, Overview, PlaceRow, ReportDetail, ReportListRow } from './ask';
