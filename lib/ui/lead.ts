/** The opening sentence of each page, from the reports it shows. */
import { cellId } from '../form';
import { APPLICATIONS, LAWSUITS, OUTCOMES, OVERVIEW, PROACTIVE, REVIEWS } from '../i18n/matter';
import type { Extent } from '../i18n/matter';
import type { Lang } from '../i18n/lang';
import { count } from '../chart/text';
import type { ReportFigures } from '../query/figures';
import { cellExtent, commonestReason, metricExtent } from './facts';
import type { MatterId } from './matters';

const RECEIVED = cellId('applications', 'new_received', 'total');
const REVIEW = cellId('disputes', 'review', 'total');
const DIRECT = cellId('disputes', 'suit_direct', 'total');
const AFTER = cellId('disputes', 'suit_after_review', 'total');

/** `subject`: the years and kinds of report in words. */
export function leadOf(matter: MatterId, reports: readonly ReportFigures[], subject: string, lang: Lang): string {
  const given = { subject, of: count(reports.length) };
  const cell = (id: string) => cellExtent(reports, id, lang);
  const rate = (id: string) => metricExtent(reports, id, lang);
  switch (matter) {
    case 'overview': return OVERVIEW[lang].lead({ ...given, received: cell(RECEIVED), disclosed: rate('disclosure_rate') });
    case 'applications': return APPLICATIONS[lang].lead({ ...given, extent: cell(RECEIVED) });
    case 'outcomes': return OUTCOMES[lang].lead({ ...given, extent: rate('disclosure_rate'), reason: commonestReason(reports, lang) });
    case 'reviews': return REVIEWS[lang].lead({ ...given, extent: cell(REVIEW), corrected: rate('review_correction_rate') });
    case 'lawsuits': return LAWSUITS[lang].lead({ ...given, extent: cell(DIRECT), after: cell(AFTER) });
    case 'proactive': return PROACTIVE[lang].lead({ ...given, extent: cell(cellId('proactive', 'licences', 'decisions')) });
  }
}

type OverviewSection = keyof (typeof OVERVIEW)['zh']['sections'];
const SECTION_EXTENT: Record<OverviewSection, (reports: readonly ReportFigures[], lang: Lang) => Extent | null> = {
  applications: (reports, lang) => cellExtent(reports, RECEIVED, lang),
  outcomes: (reports, lang) => metricExtent(reports, 'disclosure_rate', lang),
  reviews: (reports, lang) => cellExtent(reports, REVIEW, lang),
  lawsuits: (reports, lang) => cellExtent(reports, DIRECT, lang),
};

export interface SectionText { heading: string; text: string; terms: readonly (readonly [string, string, string])[] }

const isOverviewSection = (id: string): id is OverviewSection => Object.hasOwn(SECTION_EXTENT, id);
const PLAIN: Record<Exclude<MatterId, 'overview'>, Record<Lang, { title: string; description: string; sections: Record<string, { heading: string; text: string }>; figures: Record<string, string> }>> = {
  applications: APPLICATIONS, outcomes: OUTCOMES, reviews: REVIEWS, lawsuits: LAWSUITS, proactive: PROACTIVE,
};

/** Heading, text and terms of a section; on the Overview the text is made from the data. */
export function sectionText(matter: MatterId, section: string, reports: readonly ReportFigures[], subject: string, lang: Lang): SectionText {
  if (matter === 'overview' && isOverviewSection(section)) {
    const words = OVERVIEW[lang].sections[section];
    return { heading: words.heading, text: words.sentence({ subject, of: count(reports.length), extent: SECTION_EXTENT[section](reports, lang) }), terms: words.terms };
  }
  const words = matter === 'overview' ? (section === 'years' ? OVERVIEW[lang].years : undefined) : PLAIN[matter][lang].sections[section];
  if (words === undefined) throw new RangeError(`no words for section ${section} of ${matter}`);
  return { ...words, terms: [] };
}

export function captionOf(matter: MatterId, figure: string, lang: Lang): string {
  const words: Record<string, string> = matter === 'overview' ? OVERVIEW[lang].figures : PLAIN[matter][lang].figures;
  const caption = words[figure];
  if (caption === undefined) throw new RangeError(`no caption for figure ${figure} of ${matter}`);
  return caption;
}

export function titleOf(matter: MatterId, lang: Lang): { title: string; description: string } {
  const words = { overview: OVERVIEW, ...PLAIN }[matter][lang];
  return { title: words.title, description: words.description };
}
