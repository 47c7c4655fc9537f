/** The table of Compare: for every item and column the value with its interval, and the difference from the first column. Pure. */
import { cellName, plainLabel } from '../../chart/names';
import { metricText } from '../../chart/kinds/metric';
import { count } from '../../chart/text';
import { cellId } from '../../form';
import { COMPARE } from '../../i18n/compare';
import type { Lang } from '../../i18n/lang';
import type { Evaluation, Metric } from '../../metrics';
import { difference } from '../../metrics/interval';
import type { Estimate } from '../../metrics/interval';
import { figureOf } from '../../query/figures';
import { sameKind } from '../../query/comparable';
import type { Column } from '../../query/comparable';
import { PEER_METRICS } from '../../query/peers';

/** Counts told above the rates, without interval or difference: a larger place has more. */
export const VOLUMES = ['new_received', 'total_handled', 'carried_out'].map((row) => cellId('applications', row, 'total'))
  .concat(['review', 'suit_direct', 'suit_after_review'].map((row) => cellId('disputes', row, 'total')));
/** Drawn as panels; the table has the others. */
export const COMPARE_PANELS = ['disclosure_rate', 'refusal_rate', 'not_held_rate', 'not_processed_rate', 'backlog', 'review_correction_rate'] as const;
export const COMPARE_IDS: readonly string[] = [...new Set([...PEER_METRICS.flatMap((metric) => metric.operands), ...VOLUMES])];

export interface Entry {
  value: number | null;
  low: number | null;
  high: number | null;
  numerator: number | null;
  denominator: number | null;
  few: boolean;
  /** From the first column; null for that column, for counts, and where one of the two has no value or interval. */
  difference: Estimate | null;
  /** Both have a value, but the reports are of different kinds. */
  otherKind: boolean;
}
export interface ItemRow { id: string; label: string; /** Null of a count. */ metric: Metric | null; denominator: string | null; entries: (Entry | null)[] }

const NOTHING = { low: null, high: null, numerator: null, denominator: null, few: false, difference: null, otherKind: false };

/** What a difference can be taken of; null without a value or an interval. */
const estimateOf = ({ value, low, high }: Pick<Evaluation, 'value' | 'low' | 'high'>): Estimate | null => (value === null || low === null || high === null ? null : { value, low, high });

/** `more`: rates of the reader's own, before the others. */
export function itemRows(columns: readonly Column[], lang: Lang, more: readonly Metric[] = []): { volumes: ItemRow[]; rates: ItemRow[] } {
  const base = columns[0]?.report ?? null;
  const volumes = VOLUMES.map((id): ItemRow => ({
    id, label: plainLabel(cellName(id, lang)), metric: null, denominator: null,
    entries: columns.map(({ report }) => (report === null ? null : { ...NOTHING, value: figureOf(report)(id) })),
  }));
  const rates = [...more, ...PEER_METRICS].map((metric): ItemRow => {
    const of = base === null ? null : metric.evaluate(figureOf(base));
    return {
      id: metric.id, label: metric.label[lang], metric, denominator: metric.denominatorWords[lang],
      entries: columns.map(({ report }, index) => {
        if (report === null) return null;
        const { value, low, high, numerator, denominator } = metric.evaluate(figureOf(report));
        const [own, first] = [estimateOf({ value, low, high }), of === null || index === 0 ? null : estimateOf(of)];
        const like = base !== null && sameKind(base, report);
        return {
          value, low, high, numerator, denominator, few: denominator !== null && denominator < metric.minimum_n,
          difference: own !== null && first !== null && like ? difference(own, first) : null,
          otherKind: own !== null && first !== null && !like,
        };
      }),
    };
  });
  return { volumes, rates };
}

/** `+12.3 pts (5.2 to 19.1)`; shares in percentage points, ratios as they are. */
export function differenceText(metric: Metric, { value, low, high }: Estimate, lang: Lang): string {
  const words = COMPARE[lang].table;
  const scale = metric.unit === 'share' ? 100 : 1;
  const signed = (number: number) => {
    const rounded = (number * scale).toFixed(1).replace('-', '−');
    return rounded.startsWith('−') || number === 0 ? rounded : `+${rounded}`;
  };
  const head = scale === 100 ? words.points(signed(value)) : signed(value);
  return words.difference(head, signed(low), signed(high));
}

/** Whether the interval of a difference leaves out 0. */
export const tells = ({ low, high }: Estimate): boolean => low > 0 || high < 0;

export function valueText(row: ItemRow, value: number): string {
  return row.metric === null ? count(value) : metricText(row.metric, value);
}

/** Rates that some column has a value of. */
export const withValue = (row: ItemRow): boolean => row.entries.some((entry) => entry !== null && entry.value !== null);

/** One line a value, figures in full precision. */
export function tableFields(): string[] {
  return ['item', 'place_code', 'report_id', 'scope', 'year', 'value', 'low', 'high', 'numerator', 'denominator', 'difference', 'difference_low', 'difference_high'];
}
export function tableData(columns: readonly Column[], rows: readonly ItemRow[]): (string | number | null)[][] {
  return rows.flatMap((row) => columns.flatMap(({ place, report }, index) => {
    const entry = row.entries[index];
    return report === null || entry === null || entry === undefined ? []
      : [[row.id, place, report.report_id, report.scope, report.year, entry.value, entry.low, entry.high, entry.numerator, entry.denominator, entry.difference?.value ?? null, entry.difference?.low ?? null, entry.difference?.high ?? null]];
  }));
}
