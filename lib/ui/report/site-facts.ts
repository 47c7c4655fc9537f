/** What the Report page needs of the site and its data: constants of the build. */
import { z } from 'zod';
import type { Lang } from '../../i18n/lang';
import { DATA_TABLES } from '../../query/views';
import type { DataTable } from '../../query/views';
import { SITE } from '../site';
import type { SiteFacts } from './cite';

const Manifest = z.object({ sha256: z.string(), tables: z.record(z.string(), z.object({ rows: z.number() })) });
const manifest = Manifest.parse(JSON.parse(process.env.ATLAS_MANIFEST ?? '{"sha256":"","tables":{}}'));

/** Tables of this corpus without a row. */
export const EMPTY_TABLES: readonly DataTable[] = DATA_TABLES.filter((table) => manifest.tables[table]?.rows === 0);

export function siteFacts(lang: Lang): SiteFacts {
  const said = (text: string | null) => (text === null || text === '' ? null : text);
  return { title: SITE.title[lang], publisher: said(SITE.publisher), contact: said(SITE.contact), baseUrl: SITE.base_url, version: manifest.sha256 === '' ? null : manifest.sha256.slice(0, 12) };
}
