import { MatterPage, matterMetadata } from '@/lib/ui/matter-page';
import { langOf } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';

export const generateMetadata = matterMetadata('proactive');

export default async function Page(props: PageProps) {
  return <MatterPage matter="proactive" lang={await langOf(props)} />;
}
