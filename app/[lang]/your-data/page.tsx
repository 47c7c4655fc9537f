import { COMMON } from '@/lib/i18n/common';
import { YOUR_DATA } from '@/lib/i18n/your-data';
import { langOf, metadata } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { OwnView } from '@/lib/ui/own/own-view';
import { exampleOfSite, reportYearsOfSite } from '@/lib/ui/own-files';
import { Shell } from '@/lib/ui/shell';
import '../explore/explore.css';
import '../check/check.css';
import './your-data.css';

export async function generateMetadata(props: PageProps) {
  const lang = await langOf(props);
  return metadata(COMMON[lang].nav['your-data'], YOUR_DATA[lang].description, lang);
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return (
    <Shell lang={lang} page="your-data">
      <h1>{YOUR_DATA[lang].title}</h1>
      <p className="lead">{YOUR_DATA[lang].lead}</p>
      <OwnView lang={lang} {...await reportYearsOfSite()} example={await exampleOfSite(lang)} />
    </Shell>
  );
}
