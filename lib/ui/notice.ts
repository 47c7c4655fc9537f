/** What must be known before reports are compared: several kinds of report, a place within another, doubles. */
import { count } from '../chart/text';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { placeLabel } from '../i18n/place';
import { MARKS } from '../i18n/marks';
import type { ReportFigures, ReportKey } from '../query/figures';
import { nestedIn } from '../query/nested';
import type { Nested } from '../query/nested';
import { SCOPES } from '../read/report';
import type { Notice } from './first';

const EXAMPLES = 3;
const distinct = (names: readonly string[]) => [...new Set(names)];

/** Null where there is nothing to say. */
export function noticeOf(reports: readonly ReportFigures[], lang: Lang): Notice | null {
  const words = COMMON[lang];
  const place = (report: ReportKey) => placeLabel(lang, report.place_name, report.place_name_en) ?? report.authority ?? report.report_id;
  const scopes = SCOPES.filter((scope) => reports.some((report) => report.scope === scope));
  const pairs = nestedIn(reports);
  const of = (kind: Nested['kind']) => pairs.filter((pair) => pair.kind === kind);
  const within = distinct(of('ancestor').map(({ inner, outer }) => words.nestedPair(place(inner), place(outer))));
  const same = distinct(of('same_place').map(({ outer }) => place(outer)));
  const doubles = distinct(of('duplicate').map(({ outer }) => outer.authority ?? place(outer)));
  const some = (names: readonly string[]) => names.slice(0, EXAMPLES).join(MARKS[lang].list);
  if (scopes.length < 2 && within.length + same.length + doubles.length === 0) return null;
  return {
    scopes: scopes.length > 1 ? scopes : [],
    lines: [
      ...(within.length > 0 ? [words.nested(some(within), count(within.length))] : []),
      ...(same.length > 0 ? [words.samePlace(some(same), count(same.length))] : []),
      ...(doubles.length > 0 ? [words.duplicates(some(doubles), count(doubles.length))] : []),
    ],
  };
}
