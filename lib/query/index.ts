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
export { APPLICANT_OUTCOME_IDS, APPLICATION_IDS, DISPUTE_IDS, OUTCOME_IDS, PROACTIVE_IDS } from './ids';
export {
  askApplications, askCandidates, askCoverage, askDefaults, askDisputes, askFigures, askFilterOptions, askFound, askLevelTotals, askMissingPlaces, askNamesAbove,
  askOutcomes, askOverview, askPlaces, askProactive, askQuality, askReport, askReportList, askTrend, askTrends,
} from './ask';
export { HELD } from './coverage';
export type { Coverage, CoverageProvince, CoverageUnit, Held, YearCount } from './coverage';
export { ALL_FOUND, MADE, QualityChoice, formatQuality, parseQuality } from './quality';
export type { Made } from './quality';
export type { FoundRow, RuleCount, SumsCount, SumsOfPlace, SumsOfYear } from './sql/quality';
export type { FilterOptions, Found, LevelTotal, MissingPlace, Overview, PlaceRow, Quality, ReportDetail, ReportListRow } from './ask';
export { LEVELS, PANELS } from './sql/trend';
export type { Level, Panel, TrendRow } from './sql/trend';
