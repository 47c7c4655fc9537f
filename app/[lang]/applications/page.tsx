import { MatterPage, matterMetadata } from '@/lib/ui/matter-page';
import { langOf } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';

export const generateMetadata = matterMetadata('applications');

export default async function Page(props: PageProps) {
  return <MatterPage matter="applications" lang={await langOf(props)} />;
}
