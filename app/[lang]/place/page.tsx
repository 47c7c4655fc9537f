import { PROFILE } from '@/lib/i18n/profile';
import { PlaceText } from '@/lib/ui/place/place-page';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { Shell } from '@/lib/ui/shell';
import '../peers.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(PROFILE[lang].title, PROFILE[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="place"><PlaceText lang={lang} /></Shell>;
}
