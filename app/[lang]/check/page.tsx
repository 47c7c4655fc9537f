import { CHECK_REPORT } from '@/lib/i18n/check-report';
import { COMMON } from '@/lib/i18n/common';
import { CheckView } from '@/lib/ui/check/check-view';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { Shell } from '@/lib/ui/shell';
import '../report/report.css';
import './check.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(COMMON[lang].nav.check, CHECK_REPORT[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return (
    <Shell lang={lang} page="check">
      <h1>{CHECK_REPORT[lang].title}</h1>
      <p className="lead">{CHECK_REPORT[lang].lead}</p>
      <CheckView lang={lang} />
    </Shell>
  );
}
