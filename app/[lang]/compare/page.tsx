import { COMPARE } from '@/lib/i18n/compare';
import { CompareText } from '@/lib/ui/compare/compare-page';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { Shell } from '@/lib/ui/shell';
import '../peers.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(COMPARE[lang].title, COMPARE[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="compare" rests="asked"><CompareText lang={lang} /></Shell>;
}
