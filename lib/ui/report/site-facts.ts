/** What the Report page needs of the site and its data: constants of the build. */
import type { Lang } from '../../i18n/lang';
import { DATA_TABLES } from '../../query/views';
import type { DataTable } from '../../query/views';
import { MANIFEST } from '../manifest';
import { SITE } from '../site';
import type { SiteFacts } from './cite';

/** Tables of this corpus without a row. */
export const EMPTY_TABLES: readonly DataTable[] = DATA_TABLES.filter((table) => MANIFEST.tables[table]?.rows === 0);

export function siteFacts(lang: Lang): SiteFacts {
  const said = (text: string | null) => (text === null || text === '' ? null : text);
  return { title: SITE.title[lang], publisher: said(SITE.publisher), contact: said(SITE.contact), baseUrl: SITE.base_url, version: MANIFEST.sha256 === '' ? null : MANIFEST.sha256.slice(0, 12) };
}
