import { QUALITY } from '@/lib/i18n/quality';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { QualityText } from '@/lib/ui/quality/quality-page';
import { Shell } from '@/lib/ui/shell';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(QUALITY[lang].title, QUALITY[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="quality"><QualityText lang={lang} /></Shell>;
}
