/**
 * The tables of the corpus: what stands in `out/data/*.parquet`, column by column. Parquet is written
 * from these schemas, the data dictionary page and `datapackage.json` are made from them, and nobody
 * else lists columns. Raise SCHEMA_VERSION when a column changes its name, type or meaning.
 */
import { z } from 'zod';
import { TOTAL_IDS, type Label } from '../form';
import { cellLabel } from '../form/label';
import { CELL_STATES, SCOPES } from '../read/report';

export const SCHEMA_VERSION = 6;

export type DuckType = 'VARCHAR' | 'DOUBLE' | 'INTEGER' | 'BIGINT';
interface ColumnMeta extends Record<string, unknown> { duckdb: DuckType; zh: string; en: string }

const meta = (duckdb: DuckType, zh: string, en: string): ColumnMeta => ({ duckdb, zh, en });
const text = (zh: string, en: string) => z.string().meta(meta('VARCHAR', zh, en));
const textOrNull = (zh: string, en: string) => z.string().nullable().meta(meta('VARCHAR', zh, en));
const oneOf = <const T extends readonly string[]>(values: T, zh: string, en: string) =>
  z.enum(values).meta(meta('VARCHAR', zh, en));
const double = (zh: string, en: string) => z.number().meta(meta('DOUBLE', zh, en));
const doubleOrNull = (zh: string, en: string) => z.number().nullable().meta(meta('DOUBLE', zh, en));
const integer = (zh: string, en: string) => z.number().int().meta(meta('INTEGER', zh, en));
const integerOrNull = (zh: string, en: string) => z.number().int().nullable().meta(meta('INTEGER', zh, en));
const big = (zh: string, en: string) => z.number().int().meta(meta('BIGINT', zh, en));

const FORMS = ['2021', '2019', 'pre2019', 'none'] as const;
const formColumn = (zh: string, en: string) =>
  z.enum(FORMS).nullable().meta(meta('VARCHAR',
    `${zh}用的是哪一年的格式；none 为无此表；空值为手工录入的数字看不出是哪一版`,
    `Which form the ${en} table follows; none: no such table; null: hand-coded figures that do not tell the version`));

const reportId = text('报告编号：地区代码-年份-原文哈希前八位', 'Report id: place code, year, first eight hex digits of the source hash');
const year = integerOrNull('报告年度', 'Year reported on');
const placeCode = textOrNull('地区代码；未能确定时为空', 'Place code; null where the place was not settled');
const scope = oneOf(SCOPES, '口径：汇总、本机关、部门、乡镇、功能区或不明', 'Whose figures: the whole area, the organ only, a department, a township, a zone, or unknown');
const ordinal = integer('在报告内的次序', 'Order within the report');
const startAt = integerOrNull('在原文中的起点（UTF-16）', 'Start in the source text, UTF-16');
const endAt = integerOrNull('在原文中的终点（UTF-16，不含）', 'End in the source text, UTF-16, exclusive');

/** Everything about a report but its figures. */
export const ReportIdentity = z.object({
  report_id: reportId,
  origin: oneOf(['text', 'html', 'coded'], '来源：文本、网页或手工录入', 'Read from text, from HTML, or coded by a person'),
  kind: oneOf(['annual_report', 'form_notice', 'periodic_statistics', 'summary', 'other'], '文件种类；图表只用年度报告', 'Kind of document; charts use annual reports only'),
  title: textOrNull('标题', 'Title'),
  authority: textOrNull('发布机关', 'Publishing authority'),
  organ: textOrNull('机关名称（不含地名）', 'The authority without its place'),
  place_code: placeCode,
  place_name: textOrNull('地区名称', 'Place name'),
  place_name_en: textOrNull('地区的英文名称', 'Place name in English'),
  place_level: z.enum(['province', 'prefecture', 'county', 'zone']).nullable().meta(meta('VARCHAR', '地区层级', 'Level of the place')),
  province_code: textOrNull('所属省级代码（省级为自身）', 'Code of the province, the place itself included'),
  prefecture_code: textOrNull('所属地级代码（地级为自身）', 'Code of the prefecture, the place itself included'),
  scope,
  scope_confidence: double('口径判断的把握，0 到 1', 'Confidence in the scope, 0 to 1'),
  year,
  form_applications: formColumn('申请表', 'applications'),
  form_proactive: formColumn('主动公开表', 'proactive disclosure'),
  form_disputes: formColumn('复议诉讼表', 'disputes'),
  path: text('数据文件夹中的文件', 'File in the data folder'),
  sha256: text('文件的 SHA-256；手工录入的为“机关|年份|地区|口径”的', 'SHA-256 of the file; of authority|year|place|scope where coded'),
  bytes: big('文件字节数；手工录入的为 0', 'Bytes of the file; 0 where coded'),
  encoding: text('文件编码', 'Encoding of the file'),
  source_url: textOrNull('原文网址；空值为不详', 'Address of the published original; null where unknown'),
  source_publisher: textOrNull('原文发布者', 'Publisher of the original'),
  source_retrieved: textOrNull('取得日期', 'Date retrieved'),
  source_text: textOrNull('手工录入所注的出处', 'Citation given with hand-coded figures'),
  published: textOrNull('公布日期：发布者所给，没有则为文末落款的日期；空值为不详', 'Day of publication: by the publisher’s list, else the date under the report; null where unknown'),
  place_evidence: text('地区判断的依据（JSON）', 'Evidence for the place, JSON'),
  place_candidates: text('可能的地区（JSON）', 'Places it may be, JSON'),
  scope_evidence: text('口径判断的依据（JSON）', 'Evidence for the scope, JSON'),
  problems: text('读取时发现的问题（JSON）', 'Problems met in reading, JSON'),
  states: text('各数字列的状态，依列的次序，一列一个字母：s 直接读出、r 确定、b 空白、d 斜线、m 没有、g 无法读出、c 手工录入、- 无此格', 'State of each figure column, in their order, a letter each: s stated, r resolved, b blank, d dash, m missing, g garbled, c coded, - no such cell'),
  n_stated: integer('直接读出的格数', 'Cells read as printed'),
  n_resolved: integer('由算术在几种读法中确定的格数', 'Cells settled between readings'),
  n_blank: integer('空白格数', 'Blank cells'),
  n_dash: integer('以斜线或“无”表示的格数', 'Cells with a dash or “none”'),
  n_missing: integer('文中没有的格数', 'Cells not in the text'),
  n_garbled: integer('无法读出的格数', 'Cells that cannot be read'),
  n_coded: integer('手工录入的格数', 'Cells coded by a person'),
  n_fail: integer('不通过的核对', 'Checks that fail'),
  n_suspect: integer('可疑的核对', 'Checks that are suspect'),
  n_not_assessable: integer('无法核对的项目', 'Checks that cannot be made'),
  n_passed: integer('通过的核对', 'Checks that pass'),
  superseded_by: textOrNull('同一地区、机关、口径、年度另有一份报告作数时，为那一份的编号；图表不用本份', 'Id of the report of the same place, organ, scope and year that counts instead; charts leave this one out'),
});

const figures = Object.fromEntries(TOTAL_IDS.map((id) => {
  const label = cellLabel(id);
  return [id, doubleOrNull(label.zh, label.en)];
}));

export type ReportIdentity = z.infer<typeof ReportIdentity>;
/** A row of `reports`: identity, then each figure under its cell id; null where nothing is printed. */
export type ReportRow = ReportIdentity & { [id: `${string}.${string}.${string}`]: number | null };
export const ReportRow = ReportIdentity.extend(figures);

export const CellRow = z.object({
  report_id: reportId, year, place_code: placeCode, scope,
  cell: text('格的编号：表.行.列', 'Cell id: table.row.column'),
  tbl: text('表', 'Table'),
  row_id: text('行', 'Row'),
  column_id: text('列', 'Column'),
  ordinal,
  value: doubleOrNull('所印的数；没有则为空值，绝不为 0', 'The printed number; null where there is none, never 0'),
  state: oneOf(CELL_STATES, '这个数是怎么来的', 'How the cell came by its value'),
  raw: textOrNull('原文所印的字符', 'The characters that stand there'),
  line: integerOrNull('原文行号；手工录入的为 CSV 行号', 'Line of the source text; of the CSV where coded'),
  start_at: startAt, end_at: endAt,
  inferred: doubleOrNull('由恒等式推算的数，不作为值', 'What the identities imply; never the value'),
  note: textOrNull('说明', 'Note'),
});
export type CellRow = z.infer<typeof CellRow>;

export const CheckRow = z.object({
  report_id: reportId, year, place_code: placeCode, ordinal,
  rule: text('核对规则', 'Rule'),
  status: oneOf(['fail', 'suspect', 'not_assessable'], '结果', 'Outcome'),
  severity: oneOf(['error', 'warning', 'note'], '轻重', 'Severity'),
  cells: text('涉及的格（JSON 数组）', 'Cells concerned, JSON array'),
  expected: doubleOrNull('应为', 'Expected'),
  actual: doubleOrNull('实为', 'Actual'),
  against: textOrNull('跨年或两份报告相比时，所比的那一份的编号', 'Id of the report it was compared with, where two were'),
});
export type CheckRow = z.infer<typeof CheckRow>;

export const CheckCountRow = z.object({
  report_id: reportId, year, place_code: placeCode,
  rule: text('核对规则', 'Rule'),
  passed: integer('成立的次数', 'Times it held'),
  failed: integer('不成立的次数', 'Times it failed'),
  suspect: integer('存疑的次数', 'Times it was suspect'),
  not_assessable: integer('因没有数而无法核对的次数', 'Times it could not be assessed for want of a figure'),
});
export type CheckCountRow = z.infer<typeof CheckCountRow>;

export const ExpectedRow = z.object({
  place_code: text('应当公布报告的地区代码', 'Code of the place that should report'),
  year: integer('报告年度', 'Year reported on'),
  authority: textOrNull('应当公布的机关；空值为该地区任何一份', 'The authority that should; null: any report of the place will do'),
  line: integer('expected.csv 的行号', 'Line of expected.csv'),
});
export type ExpectedRow = z.infer<typeof ExpectedRow>;

export const ClaimRow = z.object({
  report_id: reportId, year, place_code: placeCode, ordinal,
  about: text('说的是什么', 'What the sentence is about'),
  value: double('文中所述的数', 'The figure told'),
  text: text('原句', 'The words'),
  start_at: startAt, end_at: endAt,
});
export type ClaimRow = z.infer<typeof ClaimRow>;

export const SectionRow = z.object({
  report_id: reportId, year, place_code: placeCode, ordinal,
  heading: textOrNull('小标题', 'Heading'),
  text: text('文字；依次相接即为全文', 'Text; joined in order they are the whole source text'),
  start_at: startAt, end_at: endAt,
});
export type SectionRow = z.infer<typeof SectionRow>;

export const CorrectionRow = z.object({
  report_id: reportId, year, place_code: placeCode, ordinal,
  cell: text('格的编号', 'Cell id'),
  value: doubleOrNull('更正后的数；空值为“不应有数”', 'The corrected number; null: there should be none'),
  who: text('更正人', 'Who corrects'),
  why: text('理由', 'Why'),
  date: textOrNull('日期', 'Date'),
  line: integer('corrections.csv 的行号', 'Line of corrections.csv'),
});
export type CorrectionRow = z.infer<typeof CorrectionRow>;

export const RevisionRow = z.object({
  report_id: text('作数的一份的编号', 'Id of the report that counts'),
  year, place_code: placeCode, ordinal,
  old_report_id: text('不作数的一份的编号', 'Id of the other report'),
  cell: text('格的编号', 'Cell id'),
  old_value: doubleOrNull('另一份的数；空值为没有数', 'The other report’s number; null where it has none'),
  new_value: doubleOrNull('作数的一份的数；空值为没有数', 'The number of the report that counts; null where it has none'),
});
export type RevisionRow = z.infer<typeof RevisionRow>;

export const PlaceRow = z.object({
  code: text('代码', 'Code'),
  name: text('名称', 'Name'),
  name_en: text('英文名称', 'Name in English'),
  pinyin: text('名称的拼音，不带声调，音节以空格分开', 'Pinyin of the name, without tones, syllables parted by blanks'),
  level: oneOf(['province', 'prefecture', 'county', 'zone'], '层级', 'Level'),
  parent_code: textOrNull('上级代码', 'Code of the parent'),
  province: textOrNull('省', 'Province'),
  prefecture: textOrNull('地级市', 'Prefecture'),
  valid_from: integerOrNull('始于', 'In force from'),
  valid_to: integerOrNull('止于；空值为现行', 'In force until; null: still'),
  successors: textOrNull('后继代码', 'Successor codes'),
});
export type PlaceRow = z.infer<typeof PlaceRow>;

export const MetricRow = z.object({
  id: text('指标', 'Metric'),
  label_zh: text('中文名', 'Chinese label'),
  label_en: text('英文名', 'English label'),
  numerator: text('分子', 'Numerator'),
  denominator: text('分母', 'Denominator'),
  unit: text('单位', 'Unit'),
  interval: text('区间', 'Interval'),
  caveat_zh: text('注意', 'Caveat, Chinese'),
  caveat_en: text('注意（英文）', 'Caveat, English'),
});
export type MetricRow = z.infer<typeof MetricRow>;

interface TableSpec<Row> {
  row: z.ZodObject;
  description: Label;
  /** Columns rows are sorted by; together they tell any two rows apart. */
  order: readonly string[];
  /** Rows of a row group, a multiple of 2,048: one group is what a reader must fetch. */
  rowGroup: number;
  /** Only for its type. */
  like?: Row;
}
const spec = <Row>(row: z.ZodObject, order: readonly string[], rowGroup: number, zh: string, en: string): TableSpec<Row> =>
  ({ row, order, rowGroup, description: { zh, en } });

export const PopulationRow = z.object({
  place_code: text('地区代码', 'Place code'),
  year: integer('年度', 'Year'),
  residents: double('常住人口，人', 'Residents, persons'),
  source: text('出处', 'Where the number is from'),
  line: integer('population.csv 的行号', 'Line of population.csv'),
});
export type PopulationRow = z.infer<typeof PopulationRow>;

const IN_REPORT = ['year', 'place_code', 'report_id', 'ordinal'] as const;
export const CORPUS_TABLES = {
  reports: spec<ReportRow>(ReportRow, ['year', 'place_code', 'report_id'], 4096, '每份报告一行：身份与各项合计', 'One row a report: identity and every total'),
  cells: spec<CellRow>(CellRow, IN_REPORT, 40960, '每格一行：值、状态与原文位置', 'One row a cell: value, state and where it stands'),
  checks: spec<CheckRow>(CheckRow, IN_REPORT, 20480, '未通过的核对', 'Checks that did not pass'),
  check_counts: spec<CheckCountRow>(CheckCountRow, ['year', 'place_code', 'report_id', 'rule'], 20480, '每份报告每条规则核对了几次，结果如何', 'How often each rule was asked of each report, and how it went'),
  claims: spec<ClaimRow>(ClaimRow, IN_REPORT, 20480, '文字中说到的数', 'Figures told in sentences'),
  sections: spec<SectionRow>(SectionRow, IN_REPORT, 2048, '报告全文，按小标题分段', 'The texts, by heading'),
  corrections: spec<CorrectionRow>(CorrectionRow, IN_REPORT, 20480, '对所印数字的更正，与原数并列', 'Corrections, shown beside the printed value'),
  revisions: spec<RevisionRow>(RevisionRow, IN_REPORT, 20480, '同一报告两个版本之间不同的格', 'Cells that differ between two versions of a report'),
  expected: spec<ExpectedRow>(ExpectedRow, ['year', 'place_code', 'line'], 20480, '发布者所列应当公布的报告；没有列出则为空', 'Reports that should exist, by the publisher’s list; empty where there is none'),
  population: spec<PopulationRow>(PopulationRow, ['year', 'place_code'], 20480, '发布者给出的常住人口；没有给出则为空', 'Residents, by the publisher; empty where none are given'),
  places: spec<PlaceRow>(PlaceRow, ['code', 'valid_from', 'name'], 20480, '县级以上行政区及其沿革', 'Places of county level and above, with their history'),
  metrics: spec<MetricRow>(MetricRow, ['id'], 2048, '指标的定义', 'What each rate is'),
} as const;
export type TableName = keyof typeof CORPUS_TABLES;
export const TABLE_NAMES = Object.keys(CORPUS_TABLES) as TableName[];
/** One thing for each table. */
export function eachTable<T>(make: (table: TableName) => T): Record<TableName, T> {
  return {
    reports: make('reports'), cells: make('cells'), checks: make('checks'), check_counts: make('check_counts'), claims: make('claims'),
    sections: make('sections'), corrections: make('corrections'), revisions: make('revisions'), expected: make('expected'), population: make('population'), places: make('places'), metrics: make('metrics'),
  };
}
export type RowOf<T extends TableName> = NonNullable<(typeof CORPUS_TABLES)[T]['like']>;

export interface ColumnSpec { name: string; type: DuckType; nullable: boolean; zh: string; en: string }
const ColumnMeta = z.object({ duckdb: z.enum(['VARCHAR', 'DOUBLE', 'INTEGER', 'BIGINT']), zh: z.string(), en: z.string() });

/** Position of a column in the rows of a table. */
export function columnAt(table: TableName, name: string): number {
  const index = Object.keys(CORPUS_TABLES[table].row.shape).indexOf(name);
  if (index < 0) throw new RangeError(`${table} has no column ${name}`);
  return index;
}

/** The columns of a table in the order they are written. */
export function columnsOfTable(table: TableName): ColumnSpec[] {
  return Object.entries(CORPUS_TABLES[table].row.shape).map(([name, schema]) => {
    const column = z.instanceof(z.ZodType).parse(schema);
    const { duckdb, zh, en } = ColumnMeta.parse(column.meta());
    return { name, type: duckdb, nullable: column.safeParse(null).success, zh, en };
  });
}
