/** What a page is given of its reports: of few their figures, of many what is shown of them. Pure. */
import { excerptOf } from '../chart';
import type { FilterOptions, ReportFigures } from '../query';
import type { Defaults, Filter } from '../query/filter';
import type { Lang } from '../i18n/lang';
import type { FirstView, Trends } from './first';
import { leadOf, sectionText } from './lead';
import { MATTERS, isThere, isTrend, specOf } from './matters';
import type { Given, MatterId } from './matters';
import { FIRST_ROWS, MOST_REPORTS } from './most';
import { noticeOf } from './notice';
import { pack } from './pack';
import { subjectOf } from './subject';
import { madeOf } from './words';

/** What both languages are made from. */
export interface Asked { filter: Filter; defaults: Defaults; reports: ReportFigures[]; options: FilterOptions; trends: Trends }

export const givenOf = ({ reports, trends, filter }: Pick<Asked, 'reports' | 'trends' | 'filter'>): Given => ({ reports, trends, filter, level: null, panel: null, per: null });

/** Of few reports their figures; of many what is shown of them in the language, drawn. */
export function shownOf(matter: MatterId, lang: Lang, from: Pick<Asked, 'reports' | 'trends' | 'filter'>): Pick<FirstView, 'reports' | 'first' | 'told'> {
  const { reports, filter } = from;
  if (reports.length <= MOST_REPORTS) return { reports: reports.length, first: pack(reports), told: null };
  const given = givenOf(from);
  const subject = subjectOf(filter, (code) => code, lang);
  const { sections } = MATTERS[matter];
  const figures = sections.flatMap((section) => section.figures).filter((figure) => !isTrend(figure) && isThere(figure, given));
  return {
    reports: reports.length, first: null,
    told: {
      lead: leadOf(matter, reports, subject, lang), notice: noticeOf(reports, lang),
      texts: Object.fromEntries(sections.map((section) => [section.id, sectionText(matter, section.id, reports, subject, lang).text])),
      figures: Object.fromEntries(figures.map((figure) => {
        const spec = specOf(figure, given, null, []);
        return [figure.id, excerptOf(spec, lang, madeOf(spec), FIRST_ROWS)];
      })),
    },
  };
}
