/** Figures of the pages that compare reports, one at a time. */
import { askDefaults, askFigures } from '../../query/ask';
import { openBrowserClient } from '../../query/browser';
import { resolveFilter } from '../../query/filter';
import { BASE_PATH } from '../address';
import { captionOf } from '../lead';
import { MATTERS, specOf } from '../matters';
import type { MatterId } from '../matters';
import { parseView } from '../view';
import type { EmbedSource } from './source';

export function matterSource(matter: MatterId): EmbedSource {
  return async (id, search, lang, signal) => {
    const { sections, ids } = MATTERS[matter];
    const figure = sections.flatMap((section) => section.figures).find((each) => each.id === id);
    if (figure === undefined) return null;
    const view = parseView(search);
    const client = await openBrowserClient({ basePath: BASE_PATH });
    const defaults = await askDefaults(client, signal);
    if (defaults === null) return null;
    const filter = resolveFilter(view.choice, defaults);
    const among = view.among && filter.places.length > 0;
    const reports = await askFigures(client, among ? { ...filter, places: [] } : filter, ids, signal);
    return { spec: specOf(figure, reports, view.measures[id] ?? null, among ? filter.places : []), caption: captionOf(matter, id, lang) };
  };
}
