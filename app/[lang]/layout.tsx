import type { ReactNode } from 'react';
import { paletteCss } from '@/lib/chart';
import { LANGS, LANG_TAG, isLang } from '@/lib/i18n/lang';
import './site.css';

export const dynamicParams = false;

export function generateStaticParams(): { lang: string }[] {
  return LANGS.map((lang) => ({ lang }));
}

const ICON = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#fbfaf6"/><path d="M6 26V13h5v13zM14 26V6h5v20zM22 26v-9h5v9z" fill="#0f5f5c"/></svg>')}`;
const PALETTE_CSS = `:root{${paletteCss('light')}}@media screen and (prefers-color-scheme:dark){:root{${paletteCss('dark')}}}`.replaceAll('\n', '');
/**
 * Before anything else. The content policy forbids making code from text, which zod would try unless told.
 * A report page with an id in its address hides the list of reports before anything is drawn.
 */
const MARK = "__zod_globalConfig={jitless:true};if(/[?&]id=/.test(location.search))document.documentElement.dataset.report='';if(/[?&]code=/.test(location.search))document.documentElement.dataset.place=''";

export default async function Layout({ children, params }: { children: ReactNode; params: Promise<{ lang: string }> }) {
  const { lang } = await params;
  return (
    <html lang={isLang(lang) ? LANG_TAG[lang] : undefined} suppressHydrationWarning>
      <head>
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href={ICON} />
        <style dangerouslySetInnerHTML={{ __html: PALETTE_CSS }} />
        <script dangerouslySetInnerHTML={{ __html: MARK }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
