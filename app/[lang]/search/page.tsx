import { count } from '@/lib/chart/text';
import { COMMON } from '@/lib/i18n/common';
import { SEARCH } from '@/lib/i18n/search';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { textsOfSite } from '@/lib/ui/own-files';
import { SearchView } from '@/lib/ui/search/search-view';
import { Shell } from '@/lib/ui/shell';
import './search.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(COMMON[lang].nav.search, SEARCH[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  const words = SEARCH[lang];
  const { reports, sections } = await textsOfSite();
  return (
    <Shell lang={lang} page="search">
      <h1>{words.title}</h1>
      <p className="lead">{sections === 0 ? words.noText : words.lead(count(reports), count(sections))}</p>
      <SearchView lang={lang} />
      <p className="noscript">{words.noScript}</p>
    </Shell>
  );
}
