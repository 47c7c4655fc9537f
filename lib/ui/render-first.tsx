/** The first view as markup. Only while pages are built. */
import { renderToString } from 'react-dom/server';
import { Atlas } from './atlas';
import { BOUNDARIES } from './map/boundaries';
import { MapView } from './map/map-view';
import { RankView } from './rank/rank-view';
import type { RestProps } from './rest';
import { firstMapOf, firstOf, firstRankOf } from './still';

function kept<T>(page: string, view: T | null): T {
  if (view === null) throw new Error(`the first view of ${page} was not kept`);
  return view;
}

export function renderFirst({ page, lang }: RestProps): string {
  if (page === 'rank') return renderToString(<RankView lang={lang} {...kept(page, firstRankOf())} />);
  if (page === 'map') return renderToString(<MapView lang={lang} boundaries={BOUNDARIES} {...kept(page, firstMapOf())} />);
  return renderToString(<Atlas matter={page} lang={lang} {...kept(page, firstOf(`${lang}/${page}`))} />);
}
