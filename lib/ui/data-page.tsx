/** The tables to download, code to begin from, and what every column means: from the schemas and the manifest of this build. */
import { count } from '../chart/text';
import { catalogOf } from '../corpus/catalog';
import { CSV_BYTES } from '../corpus/limits';
import { CORPUS_TABLES, TABLE_NAMES, columnsOfTable } from '../corpus/tables';
import { DATA } from '../i18n/data';
import type { Lang } from '../i18n/lang';
import { MARKS } from '../i18n/marks';
import { askDefaults } from '../query';
import { dataHref, href } from './address';
import { buildClient } from './build';
import { CopyButton } from './copy-button';
import { fetchAll, snippets } from './data/snippets';
import { DOWNLOADS, MANIFEST, manifestOf } from './manifest';
import { SITE } from './site';
import { Wide } from './wide';

const MEGABYTE = 1024 * 1024;
/** Stands in code where the publisher gave no address. */
const NO_HOST = 'https://example.org';

export async function DataText({ lang }: { lang: Lang }) {
  const words = DATA[lang];
  const files = manifestOf();
  const size = (bytes: number) => (bytes < 10 * MEGABYTE ? words.size(count(Math.ceil(bytes / 1024))) : words.megabytes(count(Math.round(bytes / MEGABYTE))));
  const base = `${SITE.base_url === '' ? NO_HOST : SITE.base_url}${dataHref('')}`;
  const year = (await askDefaults(await buildClient()))?.year ?? 2023;
  const csvOf = (table: string) => DOWNLOADS.find((file) => file.kind === 'csv' && file.table === table);
  const of = (kind: 'figures' | 'dictionary' | 'zip') => DOWNLOADS.find((file) => file.kind === kind);
  const [zip, figures, dictionary] = [of('zip'), of('figures'), of('dictionary')];
  const all = fetchAll(base, files);
  const cite = words.cite.text(SITE.title[lang], SITE.publisher ?? '', MANIFEST.sha256.slice(0, 12));
  const schemaOrg = JSON.stringify(catalogOf(SITE, MANIFEST, { files: DOWNLOADS }).schemaOrg).replaceAll('<', '\\u003c');
  const copy = (text: string, name: string) => <CopyButton text={text} label={words.use.copyOf(name)} done={words.use.copied} failed={words.use.copyFailed}>{words.use.copy}</CopyButton>;
  return (
    <>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: schemaOrg }} />
      <h1>{words.title}</h1>
      <p className="lead">{words.lead(count(files.reduce((sum, file) => sum + file.rows, 0)), count(files.length), size(files.reduce((sum, file) => sum + file.bytes, 0)))}</p>
      <section className="part prose" id="files">
        <h2>{words.files.heading}</h2>
        <Wide label={words.files.heading} head={[words.files.table, words.files.meaning, words.files.rows, words.files.parquet, words.files.csv, words.files.sha]} rows={files.map((file) => {
          const csv = csvOf(file.table);
          return [
            file.file, <code key="table">{file.table}</code>, CORPUS_TABLES[file.table].description[lang], count(file.rows),
            <a key="file" href={dataHref(file.file)} download>{size(file.bytes)}</a>,
            csv === undefined ? <a key="csv" className="small" href={`${href(lang, 'explore')}#sql=${encodeURIComponent(`SELECT * FROM ${file.table} LIMIT 100000`)}`} title={words.files.noCsv}>{words.files.makeCsv}</a> : <a key="csv" href={dataHref(csv.file)} download>{size(csv.bytes)}</a>,
            <code key="sha" title={file.sha256}>{file.sha256.slice(0, 12)}…</code>,
          ];
        })} />
        <p className="small">{words.files.csvNote(size(CSV_BYTES))}</p>
        <dl className="defined">
          <div><dt>{words.files.whole}</dt><dd>{zip === undefined ? words.files.noZip : <><a href={dataHref(zip.file)} download>{words.files.zip}</a> <span className="small">{size(zip.bytes)} · <code title={zip.sha256}>{zip.sha256.slice(0, 12)}…</code></span></>}</dd></div>
          <div><dt>{words.files.figures}</dt><dd>{figures === undefined ? words.files.noFigures : <><a href={dataHref(figures.file)} download>{figures.file}</a> <span className="small">{count(figures.rows)} · {size(figures.bytes)}</span><br />{words.files.figuresNote}</>}</dd></div>
          {dictionary === undefined ? null : <div><dt>{words.files.dictionary}</dt><dd><a href={dataHref(dictionary.file)} download>{dictionary.file}</a> <span className="small">{size(dictionary.bytes)}</span></dd></div>}
        </dl>
        <p>{words.files.also}<a href={dataHref('manifest.json')}>{words.files.manifest}</a>{MARKS[lang].semicolon}<a href={dataHref('datapackage.json')}>{words.files.package}</a>{MARKS[lang].semicolon}<a href={dataHref('dcat.jsonld')}>{words.files.dcat}</a>{lang === 'zh' ? '。' : '. '}{words.files.stable}</p>
        <details><summary>{words.files.fetch}</summary><pre role="region" tabIndex={0} aria-label={words.files.fetch}><code>{all}</code></pre>{copy(all, words.files.fetch)}</details>
      </section>
      <section className="part prose" id="use">
        <h2>{words.use.heading}</h2>
        <p>{words.use.text(String(year))} {words.use.here}<a href={href(lang, 'explore')}>{words.use.explore}</a>{MARKS[lang].stop}{SITE.base_url === '' ? ` ${words.use.open(NO_HOST)}` : ''}</p>
        {snippets(base, year).map((snippet) => (
          <div key={snippet.id} className="snippet" data-snippet={snippet.id}>
            <h3>{snippet.name} {copy(snippet.code, snippet.name)}</h3>
            <pre role="region" tabIndex={0} aria-label={snippet.name}><code>{snippet.code}</code></pre>
          </div>
        ))}
        <p>{words.use.nulls}</p>
      </section>
      <section className="part prose" id="cite">
        <h2>{words.cite.heading}</h2>
        <p>{SITE.licence === null || SITE.licence === '' ? words.cite.noLicence : words.cite.licence(SITE.licence)}</p>
        <p>{words.cite.intro}<span id="citation">{cite}</span> {copy(cite, words.cite.heading)}</p>
        <p>{SITE.contact === null || SITE.contact === '' ? words.cite.noContact : words.cite.contact(SITE.contact)}</p>
      </section>
      <section className="part prose" id="dictionary">
        <h2>{words.dictionary.heading}</h2>
        {TABLE_NAMES.map((table) => {
          const columns = columnsOfTable(table);
          return (
            <details key={table}>
              <summary><code>{table}</code> {CORPUS_TABLES[table].description[lang]} <span className="small">{words.dictionary.columns(count(columns.length))}</span></summary>
              <Wide label={table} head={[words.dictionary.column, words.dictionary.type, words.dictionary.nullable, words.dictionary.meaning]}
                rows={columns.map((column) => [column.name, <code key="name">{column.name}</code>, column.type, column.nullable ? words.dictionary.yes : '', column[lang]])} />
            </details>
          );
        })}
      </section>
    </>
  );
}
