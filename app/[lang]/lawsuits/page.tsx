import { MatterPage, langOf, matterMetadata } from '@/lib/ui/matter-page';
import type { PageProps } from '@/lib/ui/matter-page';

export const generateMetadata = matterMetadata('lawsuits');

export default async function Page(props: PageProps) {
  return <MatterPage matter="lawsuits" lang={await langOf(props)} />;
}
