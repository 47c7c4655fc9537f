/** A page that compares reports, with its first view drawn at build. */
import type { ReactNode } from 'react';
import type { Metadata } from 'next';
import type { Lang } from '../i18n/lang';
import { keepFirstView } from './build';
import { titleOf } from './lead';
import type { MatterId } from './matters';
import { langOf, metadata } from './page-props';
import type { PageProps } from './page-props';
import { Rest } from './rest';
import { Shell } from './shell';

export function matterMetadata(matter: MatterId) {
  return async (props: PageProps): Promise<Metadata> => {
    const lang = await langOf(props);
    const { title, description } = titleOf(matter, lang);
    return metadata(title, description, lang);
  };
}

export async function MatterPage({ matter, lang, intro, children }: { matter: MatterId; lang: Lang; intro?: ReactNode; children?: ReactNode }) {
  await keepFirstView(matter, lang);
  return (
    <Shell lang={lang} page={matter} rests="asked">
      <h1>{titleOf(matter, lang).title}</h1>
      {intro}
      <Rest page={matter} lang={lang} />
      {children}
    </Shell>
  );
}
