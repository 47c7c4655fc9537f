import { DATA } from '@/lib/i18n/data';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { DataText } from '@/lib/ui/data-page';
import { Shell } from '@/lib/ui/shell';
import './data.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(DATA[lang].title, DATA[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="data"><DataText lang={lang} /></Shell>;
}
