/** The pages that stand above the languages: the root, which goes on to a language, and 404 in both. */
import type { Settings } from '../../lib/corpus/settings';
import { FRAME } from '../../lib/i18n/frame';
import { LANGS, LANG_NAME, LANG_TAG, otherLang } from '../../lib/i18n/lang';

const encode = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The default language first. */
const order = (settings: Settings) => [settings.default_language, otherLang(settings.default_language)];

function page(settings: Settings, style: string, title: string, head: string, body: string): string {
  return `<!DOCTYPE html><html lang="${LANG_TAG[settings.default_language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`
    + `<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>${encode(title)}</title>${style}${head}</head><body class="bare">${body}</body></html>\n`;
}

/** Goes to the language that was chosen, or that the browser asks for, or the publisher's; links for readers without scripts. */
export function rootPage(settings: Settings, style: string): string {
  const home = (lang: string) => `${settings.base_path}/${lang}/`;
  const script = `(function(){var l=null;try{l=localStorage.getItem('atlas.language')}catch(e){}`
    + `if(l!=='zh'&&l!=='en'){l=(navigator.languages||[navigator.language]).map(function(t){return String(t).slice(0,2).toLowerCase()}).filter(function(t){return t==='zh'||t==='en'})[0]||${JSON.stringify(settings.default_language)}}`
    + `location.replace(${JSON.stringify(`${settings.base_path}/`)}+l+'/'+location.search+location.hash)})()`;
  const titles = order(settings).map((lang) => settings.title[lang]).join(' · ');
  const alternates = LANGS.map((lang) => `<link rel="alternate" hreflang="${LANG_TAG[lang]}" href="${encode(settings.base_url + home(lang))}">`).join('');
  const links = order(settings).map((lang) => `<li lang="${LANG_TAG[lang]}"><a href="${encode(home(lang))}" hreflang="${LANG_TAG[lang]}">${encode(settings.title[lang])}</a> ${LANG_NAME[lang]}</li>`).join('');
  return page(settings, style, titles, `${alternates}<script>${script}</script>`, `<main><h1>${encode(titles)}</h1><ul>${links}</ul></main>`);
}

export function notFoundPage(settings: Settings, style: string): string {
  const parts = order(settings).map((lang) => {
    const words = FRAME[lang];
    return `<section lang="${LANG_TAG[lang]}"><h1>${encode(words.notFound)}</h1><p>${encode(words.notFoundText)}</p><p><a href="${encode(`${settings.base_path}/${lang}/`)}">${encode(words.toOverview)}</a> · <a href="${encode(`${settings.base_path}/${lang}/reports/`)}">${encode(words.toReports)}</a></p></section>`;
  });
  return page(settings, style, `404 · ${order(settings).map((lang) => settings.title[lang]).join(' · ')}`, '<meta name="robots" content="noindex">', `<main>${parts.join('')}</main>`);
}

export function robots(settings: Settings): string {
  return `User-agent: *\nAllow: /\nSitemap: ${settings.base_url}${settings.base_path}/sitemap.xml\n`;
}

/** `pages`: paths of the exported pages, such as `zh/outcomes/index.html`. */
export function sitemap(settings: Settings, pages: readonly string[]): string {
  const urls = pages.filter((path) => /^(?:zh|en)\/(?!embed\/)/.test(path)).sort().map((path) => `${settings.base_url}${settings.base_path}/${path.replace(/index\.html$/, '')}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.map((url) => `<url><loc>${encode(encodeURI(url))}</loc></url>`).join('\n')}\n</urlset>\n`;
}
