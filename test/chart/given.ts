/** Fixed reports for the charts: real figures of 2023, blanks, a misprint, sums without parts, a zero. */
import { ALL_CELL_IDS, outcomeRows } from '../../lib/form';
import type { Figure, FigureState, ReportFigures, TrendRow } from '../../lib/query';

const app = (row: string, column = 'total') => `applications.${row}.${column}`;

interface Given { code: string; name: string; year?: number; scope?: ReportFigures['scope']; organ?: string; origin?: 'text' | 'coded'; figures: Record<string, number>; empty?: Record<string, FigureState> }

export function report({ code, name, year = 2023, scope = 'aggregate', organ, origin = 'text', figures, empty = {} }: Given): ReportFigures {
  const all: Record<string, Figure> = {};
  for (const id of [...ALL_CELL_IDS, ...Object.keys(figures).filter((each) => each.startsWith('previous:'))]) {
    const value = figures[id];
    all[id] = value === undefined
      ? { value: null, state: empty[id] ?? (origin === 'coded' ? 'not_entered' : 'blank') }
      : { value, state: origin === 'coded' ? 'coded' : 'stated' };
  }
  const form = origin === 'coded' ? null : '2021';
  return {
    report_id: `${code}-${year}-00000000`, origin, authority: `${name}${organ ?? '人民政府'}`, organ: organ ?? null, place_code: code, place_name: name, place_name_en: null,
    place_level: code.endsWith('00') ? 'prefecture' : 'county', province_code: `${code.slice(0, 2)}0000`, prefecture_code: `${code.slice(0, 4)}00`, scope, year,
    form_applications: form, form_proactive: form, form_disputes: form, figures: all,
  };
}

const zeros = Object.fromEntries(outcomeRows('2021').map((row) => [app(row.id), 0]));
const block = (kind: string, [upheld, corrected, other, pending, total]: readonly [number, number, number, number, number]) => ({
  [`disputes.${kind}.upheld`]: upheld, [`disputes.${kind}.corrected`]: corrected, [`disputes.${kind}.other`]: other, [`disputes.${kind}.pending`]: pending, [`disputes.${kind}.total`]: total,
});

export const ZHONGWEI = report({ code: '640500', name: '中卫市', figures: {
  ...zeros, [app('new_received')]: 209, [app('carried_in')]: 1, [app('granted')]: 90, [app('partial')]: 22, [app('denied_state_secret')]: 2, [app('denied_third_party')]: 11,
  [app('unable_not_held')]: 67, [app('refused_petition')]: 5, [app('other_other')]: 6, [app('total_handled')]: 203, [app('carried_out')]: 7,
  [app('new_received', 'natural_person')]: 197, [app('new_received', 'company')]: 10, [app('new_received', 'research')]: 0, [app('new_received', 'ngo')]: 0, [app('new_received', 'legal_service')]: 2, [app('new_received', 'other')]: 0,
  ...block('review', [1, 0, 3, 0, 4]), ...block('suit_direct', [4, 0, 4, 0, 8]), ...block('suit_after_review', [1, 0, 0, 0, 1]),
} });
export const JINFENG = report({ code: '640106', name: '金凤区', figures: {
  ...zeros, [app('new_received')]: 18, [app('carried_in')]: 0, [app('granted')]: 14, [app('denied_third_party')]: 2, [app('refused_repeat')]: 2, [app('total_handled')]: 18, [app('carried_out')]: 0,
  ...block('review', [10, 1, 0, 0, 0]),
} });
/** Only sums were published. */
export const SONGJIANG = report({ code: '310117', name: '松江区', origin: 'coded', figures: {
  [app('new_received')]: 1340, [app('granted')]: 376, [app('partial')]: 24, [app('group_denied')]: 65, [app('group_unable')]: 603, [app('group_refused')]: 49, [app('group_other')]: 219, [app('total_handled')]: 1336,
  'disputes.review.total': 192, 'disputes.suits_all.total': 73,
} });
/** One group left out: a gap in the bar. */
export const XIFENG = report({ code: '621002', name: '西峰区', figures: { [app('new_received')]: 8, [app('granted')]: 5, [app('partial')]: 1, [app('total_handled')]: 8 } });
export const ZERO = report({ code: '411502', name: '浉河区', figures: { ...zeros, [app('new_received')]: 0, [app('carried_in')]: 0, [app('total_handled')]: 0, ...block('review', [0, 0, 0, 0, 0]) } });
export const NOTHING = report({ code: '640200', name: '石嘴山市', figures: {}, empty: { [app('new_received')]: 'missing' } });
export const SHANGHAI = report({ code: '310000', name: '上海市', origin: 'coded', figures: { [app('new_received')]: 34_290, [app('total_handled')]: 34_430 } });
export const HOSTILE = report({ code: '110000', name: '<img src=x onerror=alert(1)>&"', figures: { [app('new_received')]: 5, [app('granted')]: 20, [app('partial')]: 20, [app('total_handled')]: 40 } });

export const REPORTS: readonly ReportFigures[] = [ZHONGWEI, JINFENG, SONGJIANG, XIFENG, ZERO, NOTHING, SHANGHAI];

/** Peers with known outcomes: a crowd around half, one far above, one far below, one with few cases, one without a figure. */
export const PEERS: readonly ReportFigures[] = [
  ...Array.from({ length: 14 }, (_, index) => {
    const handled = 40 * (index + 1) ** 2;
    return report({ code: String(640101 + index), name: `甲${'一二三四五六七八九十百千万亿'[index]}区`, figures: { [app('granted')]: Math.round(handled * (0.48 + (index % 5) / 100)), [app('partial')]: 2, [app('total_handled')]: handled } });
  }),
  report({ code: '640181', name: '灵武市', figures: { [app('granted')]: 590, [app('partial')]: 0, [app('total_handled')]: 640 } }),
  report({ code: '640121', name: '永宁县', figures: { [app('granted')]: 30, [app('partial')]: 0, [app('total_handled')]: 410 } }),
  report({ code: '640122', name: '贺兰县', figures: { [app('granted')]: 5, [app('partial')]: 1, [app('total_handled')]: 12 } }),
  report({ code: '640221', name: '平罗县', figures: { [app('total_handled')]: 80 } }),
];

/** Outcomes and reviews over years: a place and a neighbour. */
export const OVER_YEARS: readonly ReportFigures[] = [2020, 2021, 2022, 2024].flatMap((year, index) => [
  report({ code: '640500', name: '中卫市', year, figures: { [app('granted')]: 60 + 10 * index, [app('partial')]: 5, [app('total_handled')]: 150, ...block('review', [6, 2, 1, 1, 10]) } }),
  report({ code: '640200', name: '石嘴山市', year, figures: { [app('granted')]: 30, [app('partial')]: 5, ...(index === 1 ? {} : { [app('total_handled')]: 120 }), ...block('review', [1, 0, 0, 0, 1]) } }),
]);

/** Received over years: a blank in 2021, a year without a report, a zero. */
const received = (code: string, name: string, years: Record<number, number | null>) => Object.entries(years).map(([year, value]) =>
  report({ code, name, year: Number(year), figures: value === null ? {} : { [app('new_received')]: value } }));
export const YEARS: readonly ReportFigures[] = [
  ...received('640500', '中卫市', { 2019: 150, 2020: 180, 2021: null, 2022: 190, 2023: 209 }),
  ...received('640106', '金凤区', { 2019: 12, 2020: 0, 2022: 30, 2023: 18 }),
];

const year = (panel: TrendRow['panel'], given: Pick<TrendRow, 'year' | 'reports' | 'n' | 'k' | 'd' | 'spread' | 'q1' | 'median' | 'q3'>): TrendRow => ({ panel, level: 'county', read: 0, ...given });
/** A rate of counties: nothing in 2020, too few for quartiles in 2019, the form of 2021 between. */
export const TREND: readonly TrendRow[] = [
  year('all', { year: 2019, reports: 3, n: 2, k: 60, d: 100, spread: 2, q1: 0.5, median: 0.6, q3: 0.7 }),
  year('all', { year: 2020, reports: 4, n: 0, k: null, d: null, spread: 0, q1: null, median: null, q3: null }),
  year('all', { year: 2021, reports: 20, n: 18, k: 900, d: 2000, spread: 14, q1: 0.3, median: 0.47, q3: 0.61 }),
  year('all', { year: 2022, reports: 24, n: 22, k: 1210, d: 2400, spread: 17, q1: 0.34, median: 0.5, q3: 0.63 }),
  year('all', { year: 2023, reports: 24, n: 24, k: 1500, d: 2700, spread: 20, q1: 0.36, median: 0.53, q3: 0.66 }),
  year('all', { year: 2024, reports: 25, n: 23, k: 1420, d: 2650, spread: 19, q1: 0.35, median: 0.52, q3: 0.64 }),
  year('balanced', { year: 2022, reports: 5, n: 5, k: 200, d: 500, spread: 5, q1: 0.3, median: 0.4, q3: 0.5 }),
  year('balanced', { year: 2023, reports: 5, n: 5, k: 240, d: 510, spread: 5, q1: 0.35, median: 0.45, q3: 0.55 }),
];

/** Outcomes by kind of applicant: of 30 and more persons, and of a few organisations. */
const byKind = (row: string, persons: number, company: number) => ({ [app(row, 'natural_person')]: persons, [app(row, 'company')]: company, [app(row, 'research')]: 0, [app(row, 'ngo')]: 0, [app(row, 'legal_service')]: 0, [app(row, 'other')]: 0 });
export const FARES: readonly ReportFigures[] = [
  report({ code: '640500', name: '中卫市', figures: { ...byKind('granted', 84, 6), ...byKind('partial', 20, 2), ...byKind('total_handled', 191, 12) } }),
  report({ code: '640106', name: '金凤区', figures: { ...byKind('granted', 14, 0), ...byKind('partial', 0, 0), ...byKind('total_handled', 18, 0) } }),
  report({ code: '640200', name: '石嘴山市', figures: {} }),
];
/** Stocks of documents: one that rolls, one that lost three, one without a year before. */
const stock = (now: number, before: number, made: number, repealed: number) => ({
  'proactive.normative_documents.in_force': now, 'previous:proactive.normative_documents.in_force': before, 'proactive.normative_documents.made': made, 'proactive.normative_documents.repealed': repealed,
});
export const STOCKS: readonly ReportFigures[] = [
  report({ code: '640500', name: '中卫市', figures: stock(105, 100, 8, 3) }),
  report({ code: '640106', name: '金凤区', figures: stock(40, 45, 2, 4) }),
  report({ code: '640200', name: '石嘴山市', figures: { 'proactive.normative_documents.in_force': 12 } }),
];
