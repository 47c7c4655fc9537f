/** The tables to download, and what every column means: from the schemas and the manifest of this build. */
import { count } from '../chart/text';
import { CORPUS_TABLES, TABLE_NAMES, columnsOfTable } from '../corpus/tables';
import { DATA } from '../i18n/method';
import type { Lang } from '../i18n/lang';
import { dataHref } from './address';
import { MANIFEST, manifestOf } from './manifest';
import { Wide } from './wide';
import { SITE } from './site';

export function DataText({ lang }: { lang: Lang }) {
  const words = DATA[lang];
  const files = manifestOf();
  const size = (bytes: number) => words.size(count(Math.ceil(bytes / 1024)));
  const address = `${SITE.base_url === '' ? 'https://…' : SITE.base_url}${dataHref('reports.parquet')}`;
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead(count(files.reduce((sum, file) => sum + file.rows, 0)), count(files.length), size(files.reduce((sum, file) => sum + file.bytes, 0)))}</p>
      <section className="part prose" id="files">
        <h2>{words.files.heading}</h2>
        <Wide label={words.files.heading} head={[words.files.table, words.dictionary.meaning, words.files.rows, words.files.bytes, words.files.sha]} rows={files.map((file) => [
          file.table, <a key="file" href={dataHref(file.file)} download>{file.file}</a>, CORPUS_TABLES[file.table].description[lang], count(file.rows), size(file.bytes), <code key="sha" title={file.sha256}>{file.sha256.slice(0, 12)}…</code>,
        ])} />
        <p>{words.files.also}<a href={dataHref('manifest.json')}>{words.files.manifest}</a>{lang === 'zh' ? '；' : '; '}<a href={dataHref('datapackage.json')}>{words.files.package}</a>{lang === 'zh' ? '。' : '.'}</p>
      </section>
      <section className="part prose" id="use">
        <h2>{words.use.heading}</h2>
        <p>{words.use.text}</p>
        <pre><code>{`SELECT place_name, year, scope,\n       "applications.new_received.total" AS received\nFROM '${address}'\nWHERE kind = 'annual_report' AND scope = 'aggregate'\nORDER BY received DESC NULLS LAST;`}</code></pre>
        <p>{words.use.nulls}</p>
      </section>
      <section className="part prose" id="cite">
        <h2>{words.cite.heading}</h2>
        <p>{SITE.licence === null || SITE.licence === '' ? words.cite.noLicence : words.cite.licence(SITE.licence)}</p>
        <p>{words.cite.text(SITE.title[lang], SITE.publisher ?? '', MANIFEST.sha256.slice(0, 12))}</p>
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
