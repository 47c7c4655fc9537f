/** Figures of the pages that compare reports, one at a time. */
import { resolveFilter } from '../../query/filter';
import { askView } from '../ask-view';
import { fetchFirst } from '../fetch-first';
import { captionOf } from '../lead';
import { MATTERS, isTrend, specOf } from '../matters';
import { initialOf, kept } from '../shown';
import type { MatterId } from '../matters';
import { parseView } from '../view';
import type { EmbedSource } from './source';

/** What is chosen nowhere, or only a year, was kept at build and needs no engine. */
export function matterSource(matter: MatterId): EmbedSource {
  return async (id, search, lang, signal) => {
    const figure = MATTERS[matter].sections.flatMap((section) => section.figures).find((each) => each.id === id);
    if (figure === undefined) return null;
    const view = parseView(search);
    const first = await fetchFirst(matter, lang, signal);
    const filter = resolveFilter(view.choice, first.defaults);
    const among = view.among && filter.places.length > 0;
    const measure = view.measures[id] ?? null;
    const initial = initialOf(first);
    const standing = await kept(matter, lang, filter, among, view.inferred, initial, signal);
    const caption = captionOf(matter, id, lang);
    const drawn = measure === null && view.per === null ? standing?.told?.figures[id] : undefined;
    if (drawn !== undefined) return { spec: drawn, caption };
    const answer = standing !== null && (standing.told === null || isTrend(figure)) ? standing : await askView(matter, filter, among, view.inferred, { ...initial, options: standing === null ? null : standing.options }, signal);
    const given = { ...answer, filter, level: view.level, panel: view.panel, per: view.per };
    return { spec: specOf(figure, given, measure, among ? filter.places : []), caption };
  };
}
