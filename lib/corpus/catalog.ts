/**
 * The data as catalogues know data: DCAT 3 for data portals, schema.org for search engines. Addresses are those
 * of the site where `base_url` is known, else relative to the data folder.
 */
import type { Download } from './downloads';
import type { DataFile, TableFile } from './manifest';
import type { Settings } from './settings';
import { CORPUS_TABLES, TABLE_NAMES, columnsOfTable, type TableName } from './tables';

const MEDIA: Record<string, string> = { parquet: 'application/vnd.apache.parquet', csv: 'text/csv', zip: 'application/zip' };
const extension = (file: string): string => file.split('.').at(-1) ?? '';

/** Known licences by their SPDX name; any other is told in words. */
const LICENCES: Record<string, string> = {
  'CC0-1.0': 'https://creativecommons.org/publicdomain/zero/1.0/', 'CC-BY-4.0': 'https://creativecommons.org/licenses/by/4.0/', 'CC-BY-SA-4.0': 'https://creativecommons.org/licenses/by-sa/4.0/',
  'ODbL-1.0': 'https://opendatacommons.org/licenses/odbl/1-0/', 'PDDL-1.0': 'https://opendatacommons.org/licenses/pddl/1-0/',
};

export interface Catalogued { sha256: string; tables: Partial<Record<TableName, TableFile>> }

interface Listed extends DataFile { title: { zh: string; en: string } }

/** Every file: the tables as Parquet, then what was made of them. */
function listed(manifest: Catalogued, downloads: { files: readonly Download[] }): Listed[] {
  const named: Record<Exclude<Download['kind'], 'csv'>, { zh: string; en: string }> = {
    figures: { zh: '全部数字，figures/*.csv 的格式', en: 'All figures, in the format of figures/*.csv' },
    dictionary: { zh: '各列的意思', en: 'What every column means' },
    zip: { zh: '全部数据', en: 'The whole of the data' },
  };
  return [
    ...TABLE_NAMES.flatMap((table) => {
      const file = manifest.tables[table];
      return (file?.shards ?? []).map((shard) => ({ ...shard, title: CORPUS_TABLES[table].description }));
    }),
    ...downloads.files.map((file) => ({ ...file, title: file.kind === 'csv' && file.table !== null ? CORPUS_TABLES[file.table].description : named[file.kind === 'csv' ? 'zip' : file.kind] })),
  ];
}

const both = (words: { zh: string; en: string }) => [{ '@language': 'zh', '@value': words.zh }, { '@language': 'en', '@value': words.en }];

export function catalogOf(settings: Settings, manifest: Catalogued, downloads: { files: readonly Download[] }): { dcat: Record<string, unknown>; schemaOrg: Record<string, unknown> } {
  const { title, publisher, licence, contact, base_url: host, base_path: path } = settings;
  const data = host === '' ? '' : `${host}${path}/data/`;
  const page = host === '' ? null : `${host}${path}/${settings.default_language}/data/`;
  const licenceUrl = licence === null ? undefined : LICENCES[licence];
  const files = listed(manifest, downloads);
  const description = {
    zh: '中国政府信息公开工作年度报告的数字：申请、办理结果、行政复议、行政诉讼和主动公开，每个数字可追到原文。',
    en: 'Figures of Chinese government-information-disclosure annual reports: applications, outcomes, reviews, lawsuits and proactive disclosure, each traceable to the text it was read from.',
  };
  const dcat = {
    '@context': { dcat: 'http://www.w3.org/ns/dcat#', dcterms: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/', spdx: 'http://spdx.org/rdf/terms#' },
    '@type': 'dcat:Dataset', ...(page === null ? {} : { '@id': page, 'dcat:landingPage': { '@id': page } }),
    'dcterms:title': both(title), 'dcterms:description': both(description), 'dcterms:language': ['zh', 'en'], 'dcterms:identifier': manifest.sha256,
    ...(publisher === null || publisher === '' ? {} : { 'dcterms:publisher': { '@type': 'foaf:Agent', 'foaf:name': publisher } }),
    ...(contact === null || contact === '' ? {} : { 'dcat:contactPoint': contact }),
    ...(licence === null || licence === '' ? {} : { 'dcterms:license': licenceUrl === undefined ? licence : { '@id': licenceUrl } }),
    'dcat:distribution': files.map((file) => ({
      '@type': 'dcat:Distribution', 'dcterms:title': both(file.title), 'dcat:downloadURL': { '@id': `${data}${file.file}` }, 'dcat:mediaType': MEDIA[extension(file.file)], 'dcat:byteSize': file.bytes,
      'spdx:checksum': { 'spdx:algorithm': 'SHA-256', 'spdx:checksumValue': file.sha256 },
    })),
  };
  const schemaOrg = {
    '@context': 'https://schema.org', '@type': 'Dataset', name: title.en, alternateName: title.zh, description: `${description.en} ${description.zh}`, inLanguage: ['zh', 'en'],
    version: manifest.sha256.slice(0, 12), isAccessibleForFree: true, ...(page === null ? {} : { url: page }),
    ...(publisher === null || publisher === '' ? {} : { creator: { '@type': 'Organization', name: publisher } }),
    ...(licence === null || licence === '' ? {} : { license: licenceUrl ?? licence }),
    keywords: ['政府信息公开', '年度报告', 'freedom of information', 'China'],
    variableMeasured: columnsOfTable('reports').filter((column) => /^applications\..*\.total$/.test(column.name)).slice(0, 20).map((column) => column.en),
    distribution: files.map((file) => ({ '@type': 'DataDownload', name: file.title.en, contentUrl: data === '' ? `../../data/${file.file}` : `${data}${file.file}`, encodingFormat: MEDIA[extension(file.file)], contentSize: `${file.bytes} B`, sha256: file.sha256 })),
  };
  return { dcat, schemaOrg };
}
