import { MatterPage, matterMetadata } from '@/lib/ui/matter-page';
import { langOf } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { Changed, Corpus, Questions, What } from '@/lib/ui/overview';

export const generateMetadata = matterMetadata('overview');

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return (
    <MatterPage matter="overview" lang={lang} intro={<What lang={lang} />}>
      <Changed lang={lang} />
      <Questions lang={lang} />
      <Corpus lang={lang} />
    </MatterPage>
  );
}
