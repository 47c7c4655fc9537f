import { RANK } from '@/lib/i18n/rank';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { RankText } from '@/lib/ui/rank/rank-page';
import { Shell } from '@/lib/ui/shell';
import '../peers.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(RANK[lang].title, RANK[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="rank" rests="asked"><RankText lang={lang} /></Shell>;
}
