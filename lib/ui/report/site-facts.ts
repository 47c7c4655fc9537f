/** What the Report page needs of the site and its data: constants of the build. Server only. */
import { footerBytes } from '../../corpus/footers';
import type { Lang } from '../../i18n/lang';
import { askCandidates, askNamesAbove } from '../../query';
import type { TableFiles } from '../../query/row-files';
import { DATA_TABLES } from '../../query/views';
import type { DataTable } from '../../query/views';
import { buildClient } from '../build';
import { MANIFEST } from '../manifest';
import { SITE } from '../site';
import type { BuiltTables } from './ask-report';
import type { SiteFacts } from './cite';
import { PlaceList, listOf } from './parts';


const READ = ['reports', 'cells', 'checks', 'claims', 'sections', 'corrections', 'revisions'] as const satisfies readonly DataTable[];

/** The files a report is read from, with where in them to begin. */
function reportFiles(): TableFiles {
  const folder = process.env['ATLAS_DATA_DIR'] ?? '.atlas/dev/data';
  return Object.fromEntries(READ.map((table) => [table, (MANIFEST.tables[table]?.shards ?? []).map(({ file, bytes, from, to }) => ({ file, bytes, from, to, footer: footerBytes(`${folder}/${file}`) }))]));
}

/** Of the tables, what the page needs before it reads a report from them. */
export async function builtTables(): Promise<BuiltTables> {
  const client = await buildClient();
  const within = new Set((await askCandidates(client)).flatMap((list) => listOf(PlaceList, list).flatMap((place) => place.parents)));
  return { files: reportFiles(), empty: DATA_TABLES.filter((table) => MANIFEST.tables[table]?.rows === 0), above: await askNamesAbove(client, [...within]) };
}

export function siteFacts(lang: Lang): SiteFacts {
  const said = (text: string | null) => (text === null || text === '' ? null : text);
  return { title: SITE.title[lang], publisher: said(SITE.publisher), contact: said(SITE.contact), baseUrl: SITE.base_url, version: MANIFEST.sha256 === '' ? null : MANIFEST.sha256.slice(0, 12) };
}
