import { MAP } from '@/lib/i18n/map';
import { MAP_RESTS, MapText } from '@/lib/ui/map/map-page';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { Shell } from '@/lib/ui/shell';
import '../peers.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(MAP[lang].title, MAP[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="map" rests={MAP_RESTS ? 'asked' : 'painted'}><MapText lang={lang} /></Shell>;
}
