import { MatterPage, langOf, matterMetadata } from '@/lib/ui/matter-page';
import type { PageProps } from '@/lib/ui/matter-page';

export const generateMetadata = matterMetadata('outcomes');

export default async function Page(props: PageProps) {
  return <MatterPage matter="outcomes" lang={await langOf(props)} />;
}
