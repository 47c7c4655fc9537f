import { METHOD } from '@/lib/i18n/method';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { MethodText } from '@/lib/ui/method-page';
import { Shell } from '@/lib/ui/shell';
import './method.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(METHOD[lang].title, METHOD[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="method" prose><MethodText lang={lang} /></Shell>;
}
