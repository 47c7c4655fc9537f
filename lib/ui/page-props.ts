/** What Next gives a page, parsed: its language, and what stands in its head. */
import type { Metadata } from 'next';
import { isLang } from '../i18n/lang';
import type { Lang } from '../i18n/lang';
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
