import type { Metadata } from 'next';
import { TOOLS } from '@/lib/i18n/tools';
import { EmbedFrame } from '@/lib/ui/embed/frame';
import { langOf } from '@/lib/ui/page-props';
import type { PageProps } from '@/lib/ui/page-props';
import { SITE } from '@/lib/ui/site';
import './embed.css';

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  const { title, description } = TOOLS[await langOf(props)].frame;
  return { title, description, robots: { index: false } };
}

export default async function Page(props: PageProps) {
  const lang = await langOf(props);
  return (
    <>
      <p className="noscript">{TOOLS[lang].frame.noScript}</p>
      <EmbedFrame lang={lang} site={SITE.title[lang]} />
    </>
  );
}
