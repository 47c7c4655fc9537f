/** Figures of the pages that compare reports, one at a time. */
import { NO_CHOICE, resolveFilter } from '../../query/filter';
import { askView } from '../ask-view';
import { fetchFirst } from '../fetch-first';
import { captionOf } from '../lead';
import { MATTERS, specOf } from '../matters';
import type { MatterId } from '../matters';
import { unpack } from '../pack';
import { isUntouched, parseView } from '../view';
import type { EmbedSource } from './source';

/** What is chosen nowhere is the first view of the page, and needs no engine. */
export function matterSource(matter: MatterId): EmbedSource {
  return async (id, search, lang, signal) => {
    const figure = MATTERS[matter].sections.flatMap((section) => section.figures).find((each) => each.id === id);
    if (figure === undefined) return null;
    const view = parseView(search);
    const first = await fetchFirst(matter, signal);
    const filter = resolveFilter(view.choice, first.defaults);
    const among = view.among && filter.places.length > 0;
    const answer = isUntouched(view) ? { reports: unpack(first.first), trends: first.trends } : await askView(matter, filter, among, view.inferred, { filter: resolveFilter(NO_CHOICE, first.defaults), trends: first.trends }, signal);
    const given = { ...answer, filter, level: view.level, panel: view.panel, per: view.per };
    return { spec: specOf(figure, given, view.measures[id] ?? null, among ? filter.places : []), caption: captionOf(matter, id, lang) };
  };
}
