import { MatterPage, langOf, matterMetadata } from '@/lib/ui/matter-page';
import type { PageProps } from '@/lib/ui/matter-page';

export const generateMetadata = matterMetadata('proactive');

export default async function Page(props: PageProps) {
  return <MatterPage matter="proactive" lang={await langOf(props)} />;
}
