/** A page that compares reports, with its first view drawn at build. */
import type { ReactNode } from 'react';
import type { Metadata } from 'next';
import { isLang } from '../i18n/lang';
import type { Lang } from '../i18n/lang';
import { Atlas } from './atlas';
import { firstView } from './build';
import { titleOf } from './lead';
import type { MatterId } from './matters';
import { Shell } from './shell';
import { SITE } from './site';

export interface PageProps { params: Promise<{ lang: string }> }

export async function langOf({ params }: PageProps): Promise<Lang> {
  const { lang } = await params;
  if (!isLang(lang)) throw new RangeError(`not a language of the site: ${lang}`);
  return lang;
}

export function metadata(title: string, description: string, lang: Lang): Metadata {
  return { title: title === SITE.title[lang] ? title : `${title} · ${SITE.title[lang]}`, description };
}

export function matterMetadata(matter: MatterId) {
  return async (props: PageProps): Promise<Metadata> => {
    const lang = await langOf(props);
    const { title, description } = titleOf(matter, lang);
    return metadata(title, description, lang);
  };
}

export async function MatterPage({ matter, lang, intro, children }: { matter: MatterId; lang: Lang; intro?: ReactNode; children?: ReactNode }) {
  return (
    <Shell lang={lang} page={matter}>
      <h1>{titleOf(matter, lang).title}</h1>
      {intro}
      <Atlas matter={matter} lang={lang} {...await firstView(matter, lang)}>{children}</Atlas>
    </Shell>
  );
}
