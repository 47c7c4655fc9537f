/** What the Report page needs of the site and its data: constants of the build. Server only. */
import { footerBytes } from '../../corpus/footers';
import type { Lang } from '../../i18n/lang';
import { askCandidates, askNamesAbove } from '../../query';
import { firstBytes } from '../../query/row-files';
import type { TableFiles } from '../../query/row-files';
import { beginScript } from '../../query/site-files';
import { DATA_TABLES } from '../../query/views';
import type { DataTable } from '../../query/views';
import { BASE_PATH } from '../address';
import { DATA_FOLDER, buildClient } from '../build';
import { MANIFEST } from '../manifest';
import { SITE } from '../site';
import type { BuiltTables } from './ask-report';
import type { SiteFacts } from './cite';
import { PlaceList, listOf } from './parts';

const READ = ['reports', 'cells', 'checks', 'claims', 'sections', 'corrections', 'revisions'] as const satisfies readonly DataTable[];

/** The files a report is read from, with where in them to begin. */
function reportFiles(): TableFiles {
  return Object.fromEntries(READ.map((table) => [table, (MANIFEST.tables[table]?.shards ?? []).map(({ file, bytes, from, to }) => ({ file, bytes, from, to, footer: footerBytes(`${DATA_FOLDER}/${file}`) }))]));
}

/** Of the tables, what the page needs before it reads a report from them. */
export async function builtTables(): Promise<BuiltTables> {
  const client = await buildClient();
  const within = new Set((await askCandidates(client)).flatMap((list) => listOf(PlaceList, list).flatMap((place) => place.parents)));
  return { files: reportFiles(), empty: DATA_TABLES.filter((table) => MANIFEST.tables[table]?.rows === 0), above: await askNamesAbove(client, [...within]) };
}

/** A script that begins to fetch what every report needs, where the address names one. Of a table in many files it needs only one, which its id tells. */
export function beginReport({ files, empty }: BuiltTables): string {
  const parts = READ.flatMap((table) => {
    const [file, ...others] = files[table] ?? [];
    return file === undefined || others.length > 0 || table === 'revisions' || empty.includes(table) ? [] : [{ file, ...firstBytes(file) }];
  });
  return `if(/[?&]id=/.test(location.search)){${beginScript(BASE_PATH, parts)}}`;
}

export function siteFacts(lang: Lang): SiteFacts {
  const said = (text: string | null) => (text === null || text === '' ? null : text);
  return { title: SITE.title[lang], publisher: said(SITE.publisher), contact: said(SITE.contact), baseUrl: SITE.base_url, version: MANIFEST.sha256 === '' ? null : MANIFEST.sha256.slice(0, 12) };
}
