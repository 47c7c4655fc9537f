import { ChooseReport } from '@/lib/ui/reports-list';
import { REPORT } from '@/lib/i18n/report';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { ReportPage } from '@/lib/ui/report/report-page';
import { beginReport, builtTables, siteFacts } from '@/lib/ui/report/site-facts';
import { Shell } from '@/lib/ui/shell';
import './report.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(REPORT[lang].title, REPORT[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  const tables = await builtTables();
  return (
    <Shell lang={lang} page="report" rests="painted">
      <script dangerouslySetInnerHTML={{ __html: beginReport(tables) }} />
      <ReportPage lang={lang} site={siteFacts(lang)} tables={tables} />
      <ChooseReport lang={lang} />
    </Shell>
  );
}
