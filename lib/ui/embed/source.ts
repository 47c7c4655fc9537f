/** Where the embed page finds a figure. A page that compares in its own way adds its line here. */
import type { ChartSpec } from '../../chart/spec';
import type { Lang } from '../../i18n/lang';

export interface Embedded {
  spec: ChartSpec;
  caption: string;
}

/** `search`: what is chosen, as on the full page. Null where the page has no such figure; rejects with a QueryError. */
export type EmbedSource = (figure: string, search: string, lang: Lang, signal: AbortSignal) => Promise<Embedded | null>;

const matter = (id: 'overview' | 'applications' | 'outcomes' | 'reviews' | 'lawsuits' | 'proactive') => async (): Promise<EmbedSource> => (await import('./matter')).matterSource(id);

const places = (source: 'compareSource' | 'rankSource' | 'mapSource' | 'placeSource') => async (): Promise<EmbedSource> => (await import('./places'))[source];

/** By page; each brings its own code when it is asked for. */
export const EMBEDS = {
  overview: matter('overview'), applications: matter('applications'), outcomes: matter('outcomes'),
  reviews: matter('reviews'), lawsuits: matter('lawsuits'), proactive: matter('proactive'),
  compare: places('compareSource'), rank: places('rankSource'), map: places('mapSource'), place: places('placeSource'),
} satisfies Record<string, () => Promise<EmbedSource>>;

export type EmbedPage = keyof typeof EMBEDS;
export const isEmbedPage = (page: string): page is EmbedPage => Object.hasOwn(EMBEDS, page);
