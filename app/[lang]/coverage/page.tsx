import { COVERAGE } from '@/lib/i18n/quality';
import { CoverageText } from '@/lib/ui/coverage/coverage-page';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { Shell } from '@/lib/ui/shell';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(COVERAGE[lang].title, COVERAGE[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="coverage"><CoverageText lang={lang} /></Shell>;
}
