/** The first view as markup. Only while pages are built. */
import { renderToString } from 'react-dom/server';
import { Atlas } from './atlas';
import type { RestProps } from './rest';
import { firstOf } from './still';

export function renderFirst({ matter, lang }: RestProps): string {
  const view = firstOf(`${lang}/${matter}`);
  if (view === null) throw new Error(`the first view of ${matter} was not kept`);
  return renderToString(<Atlas matter={matter} lang={lang} {...view} />);
}
