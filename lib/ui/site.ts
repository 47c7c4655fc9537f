/** The publisher's settings and where pages stand. Constants of the build, see next.config.mjs. */
import { Settings } from '../corpus/settings';
import type { Lang } from '../i18n/lang';
import { href } from './address';
import type { PageId } from './address';

export const SITE = Settings.parse(JSON.parse(process.env.ATLAS_SITE ?? '{}'));

/** With the scheme and host where the publisher gave them; null where not. */
export function absolute(lang: Lang, page: PageId, below = ''): string | null {
  return SITE.base_url === '' ? null : `${SITE.base_url}${href(lang, page)}${below}`;
}
