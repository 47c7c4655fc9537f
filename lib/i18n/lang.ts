/** The two languages of the site, and the type that holds both to the same messages. */
export type Lang = 'zh' | 'en';
export const LANGS: readonly Lang[] = ['zh', 'en'];
/** For the `lang` attribute. */
export const LANG_TAG: Record<Lang, string> = { zh: 'zh-Hans', en: 'en' };
/** Each language by its own name. */
export const LANG_NAME: Record<Lang, string> = { zh: '中文', en: 'English' };

export function isLang(text: string): text is Lang {
  return text === 'zh' || text === 'en';
}
export const otherLang = (lang: Lang): Lang => (lang === 'zh' ? 'en' : 'zh');

type Same<T> = T extends string ? string
  : T extends (...given: infer A) => string ? (...given: A) => string
    : { readonly [K in keyof T]: Same<T[K]> };

/** A block of messages: the second language must have what the first has, and nothing else. */
export function both<const Z>(zh: Z, en: Same<Z>): Record<Lang, Same<Z>> {
  // A literal type is a member of its own widened shape; the compiler cannot see that through a mapped type.
  return { zh: zh as unknown as Same<Z>, en };
}
