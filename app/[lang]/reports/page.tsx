import { ReportsTable } from '@/lib/ui/reports-list';
import { REPORTS } from '@/lib/i18n/report';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { Shell } from '@/lib/ui/shell';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(REPORTS[lang].title, REPORTS[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return <Shell lang={lang} page="reports"><ReportsTable lang={lang} /></Shell>;
}
