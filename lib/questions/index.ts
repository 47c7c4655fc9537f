/**
 * The twenty questions that a reader brings, by matter, each with the page and figure that answer it.
 * Their words are in lib/i18n/questions, the same answers as SQL in lib/query/examples.
 */
import { examples } from '../query/examples';
import type { Example, ExampleId } from '../query/examples';
import type { Defaults } from '../query/filter';
import type { PageId } from '../ui/address';

/** Groups in the order of the Overview. */
export const MATTERS_ASKED = ['applications', 'outcomes', 'disputes', 'proactive', 'comparing', 'reports'] as const;
export type MatterAsked = (typeof MATTERS_ASKED)[number];

export interface Answer {
  page: PageId;
  /** Rest of the path, with a slash at its end. */
  below?: string;
  search?: string;
  anchor?: string;
}

export interface Question extends Example { matter: MatterAsked; at: Answer }

const at = (page: PageId, figure: string, search = ''): Answer => ({ page, search, anchor: `figure-${figure}` });

const ANSWERS: Record<ExampleId, { matter: MatterAsked; at: Answer }> = {
  received: { matter: 'applications', at: at('applications', 'trend') },
  per_resident: { matter: 'applications', at: { page: 'applications', anchor: 'demand' } },
  applicants: { matter: 'applications', at: at('applications', 'applicants') },
  backlog: { matter: 'applications', at: at('applications', 'backlog') },
  disclosure: { matter: 'outcomes', at: at('rank', 'ranks', '?metric=disclosure_rate') },
  trend: { matter: 'outcomes', at: at('outcomes', 'trend', '?panel=balanced') },
  refusals: { matter: 'outcomes', at: at('outcomes', 'reasons', '?show-reasons=within') },
  not_held: { matter: 'outcomes', at: at('outcomes', 'rates', '?show-rates=not_held_rate') },
  companies: { matter: 'outcomes', at: at('outcomes', 'applicants') },
  gatekeeping: { matter: 'outcomes', at: at('outcomes', 'reasons', '?show-reasons=share') },
  corrected: { matter: 'disputes', at: at('reviews', 'rate') },
  review_first: { matter: 'disputes', at: at('lawsuits', 'trend') },
  disputes: { matter: 'disputes', at: at('reviews', 'burden') },
  proactive: { matter: 'proactive', at: at('proactive', 'decisions') },
  comparable: { matter: 'comparing', at: { page: 'compare' } },
  unusual: { matter: 'comparing', at: at('rank', 'funnel') },
  sums: { matter: 'reports', at: { page: 'quality', anchor: 'rules' } },
  carry_over: { matter: 'reports', at: { page: 'quality', below: 'series.carry_over/' } },
  prose: { matter: 'reports', at: { page: 'quality', anchor: 'rules' } },
  missing: { matter: 'reports', at: { page: 'coverage' } },
};

/** All twenty. */
export function questions(defaults: Defaults): Question[] {
  return examples(defaults).map((example) => ({ ...example, ...ANSWERS[example.id] }));
}
