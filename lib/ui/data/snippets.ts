/**
 * The same question in four tools: the ten places of one year that received the most applications, whole areas
 * only. Tests run each where its tool is at hand.
 */

export const SNIPPET_IDS = ['duckdb', 'pandas', 'r', 'javascript'] as const;
export type SnippetId = (typeof SNIPPET_IDS)[number];
export interface Snippet { id: SnippetId; name: string; code: string }

/** `base`: where the data folder stands, with a slash at the end. */
export function snippets(base: string, year: number): Snippet[] {
  const file = `${base}reports.parquet`;
  const received = 'applications.new_received.total';
  return [
    {
      id: 'duckdb', name: 'DuckDB',
      code: `SELECT authority, year, "${received}" AS received
FROM '${file}'
WHERE kind = 'annual_report' AND superseded_by IS NULL
  AND scope = 'aggregate' AND year = ${year} AND "${received}" IS NOT NULL
ORDER BY received DESC, report_id
LIMIT 10;`,
    },
    {
      id: 'pandas', name: 'Python, pandas',
      code: `import pandas as pd  # with pyarrow

reports = pd.read_parquet("${file}")
counts = reports[(reports["kind"] == "annual_report") & reports["superseded_by"].isna()
                 & (reports["scope"] == "aggregate") & (reports["year"] == ${year})]
counts = counts.dropna(subset=["${received}"])  # not reported is not zero
print(counts.sort_values(["${received}", "report_id"], ascending=[False, True])
      [["authority", "year", "${received}"]].head(10).to_string(index=False))`,
    },
    {
      id: 'r', name: 'R',
      code: `library(nanoparquet)

download.file("${file}", file <- tempfile(), mode = "wb")
reports <- read_parquet(file)
counts <- subset(reports, kind == "annual_report" & is.na(superseded_by) &
                   scope == "aggregate" & year == ${year} & !is.na(\`${received}\`))
counts <- counts[order(-counts$\`${received}\`, counts$report_id), ]
print(head(counts[, c("authority", "year", "${received}")], 10), row.names = FALSE)`,
    },
    {
      id: 'javascript', name: 'JavaScript, hyparquet',
      code: `import { asyncBufferFromUrl, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

const file = await asyncBufferFromUrl({ url: '${file}' });
const rows = await parquetReadObjects({
  file, compressors,
  columns: ['report_id', 'authority', 'kind', 'superseded_by', 'scope', 'year', '${received}'],
});
const counts = rows
  .filter((row) => row.kind === 'annual_report' && row.superseded_by === null
    && row.scope === 'aggregate' && row.year === ${year} && row['${received}'] !== null)
  .sort((a, b) => b['${received}'] - a['${received}'] || (a.report_id < b.report_id ? -1 : 1));
console.table(counts.slice(0, 10).map((row) => ({ authority: row.authority, year: row.year, received: row['${received}'] })));`,
    },
  ];
}

/** Each file at its address, checked against the hashes: for a shell. */
export function fetchAll(base: string, files: readonly { file: string; sha256: string }[]): string {
  return [
    ...files.map(({ file }) => `curl -fO ${base}${file}`),
    `sha256sum -c <<'EOF'\n${files.map(({ file, sha256 }) => `${sha256}  ${file}`).join('\n')}\nEOF`,
  ].join('\n');
}
