import { EXPLORE } from '@/lib/i18n/explore';
import { Explore } from '@/lib/ui/explore/explore';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { Shell } from '@/lib/ui/shell';
import './explore.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(EXPLORE[lang].title, EXPLORE[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="explore"><Explore lang={lang} /></Shell>;
}
