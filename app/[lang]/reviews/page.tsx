import { MatterPage, langOf, matterMetadata } from '@/lib/ui/matter-page';
import type { PageProps } from '@/lib/ui/matter-page';

export const generateMetadata = matterMetadata('reviews');

export default async function Page(props: PageProps) {
  return <MatterPage matter="reviews" lang={await langOf(props)} />;
}
