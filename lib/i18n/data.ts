/** Words of the Data page. What tables and columns mean stands with their schemas. */
import { both } from './lang';

export const DATA = both({
  title: '数据', description: '本站的全部数据表，可以下载和引用：文件、行数、校验值、每一列的意思、现成的代码。',
  lead: (rows: string, tables: string, size: string) => `本站的图和表都出自 ${tables} 张表，共 ${rows} 行，${size}。可以直接下载，可以就地用 DuckDB 查询，也可以整理后放回去，再建一个站。`,
  files: {
    heading: '文件', table: '表', parquet: 'Parquet', csv: 'CSV', meaning: '意思', rows: '行', sha: 'SHA-256（Parquet）', noCsv: '太大，不做 CSV', makeCsv: '查询后导出',
    csvNote: (size: string) => `Parquet 不到 ${size} 的表另有 CSV；更大的，请在“查询”页里取出要的部分，再导出。CSV 是 UTF-8；空格子是没有数，不是零；以 = + - @ 开头的文字前面加了单引号，免得被当作公式。`,
    whole: '全部', zip: '一个 ZIP', noZip: '数据太大，不合成一个 ZIP；下面的命令取全部文件并核对。', fetch: '取全部文件并核对（命令行）',
    figures: '全部数字，可以放回去', figuresNote: '格式与数据文件夹里的 figures/*.csv 相同：一行一格，作数的报告，有数的格。放进自己的 figures/ 里，就能再建站。功能区没有六位代码，不在内。',
    noFigures: '数字太多，不做成一个 CSV；可以查询 cells 表再导出。', dictionary: '各列的意思（CSV）',
    also: '另有：', manifest: 'manifest.json：行数和校验值', package: 'datapackage.json：表的结构（Frictionless）', dcat: 'dcat.jsonld：供数据门户收录（DCAT）', stable: '这些地址不变；内容随数据更新，版本看校验值。',
  },
  size: (kilobytes: string) => `${kilobytes} KB`, megabytes: (megabytes: string) => `${megabytes} MB`,
  use: {
    heading: '现成的代码', text: (year: string) => `同一个问题，四种工具：${year} 年全地区汇总的报告里，收到申请最多的十个。`, here: '不想装软件，就在本站查：', explore: '查询',
    nulls: '空值是“没有数”，不要当作零；上级与下级、不同口径不要相加。列名里有点，要加双引号。', copy: '复制', copied: '已复制', copyFailed: '没有复制成，请选中后复制', copyOf: (name: string) => `复制 ${name} 代码`,
    open: (address: string) => `地址以 ${address} 开头的，请换成本站的地址。`,
  },
  cite: {
    heading: '许可和引用', licence: (name: string) => `数据的许可：${name}。`, noLicence: '发布者没有写明许可。', intro: '引用时请写明：',
    text: (title: string, publisher: string, sha: string) => `${title}${publisher === '' ? '' : `，${publisher}`}，数据版本 ${sha}。`,
    contact: (address: string) => `联系：${address}`, noContact: '发布者没有留下联系方式。',
  },
  dictionary: { heading: '各列的意思', column: '列', type: '类型', meaning: '意思', nullable: '可空', yes: '可', columns: (n: string) => `${n} 列` },
}, {
  title: 'Data', description: 'All tables of this site, to download and to cite: files, rows, checksums, what every column means, code to begin from.',
  lead: (rows, tables, size) => `Every chart and table here comes from ${tables} tables of ${rows} rows, ${size} in all. They can be downloaded, queried where they stand with DuckDB, or put back to build a site of your own.`,
  files: {
    heading: 'Files', table: 'Table', parquet: 'Parquet', csv: 'CSV', meaning: 'Meaning', rows: 'Rows', sha: 'SHA-256 (Parquet)', noCsv: 'too large for CSV', makeCsv: 'query and export',
    csvNote: (size) => `Tables below ${size} of Parquet are here as CSV too; of larger ones take the part you need on the Explore page. CSV is UTF-8; an empty field is no figure, never zero; text that begins with = + - @ has a quotation mark before it, so that no spreadsheet runs it.`,
    whole: 'The whole', zip: 'one ZIP', noZip: 'The data is too large for one ZIP; the commands below fetch every file and check it.', fetch: 'Fetch and check every file (shell)',
    figures: 'All figures, ready to go back in', figuresNote: 'In the format of figures/*.csv of a data folder: a line a cell, of the reports that count, where there is a figure. Put it into a figures/ of your own and build. Zones have no six-digit code and are left out.',
    noFigures: 'There are too many figures for one CSV; query the table cells and export.', dictionary: 'What every column means (CSV)',
    also: 'Also: ', manifest: 'manifest.json: rows and checksums', package: 'datapackage.json: the structure of the tables (Frictionless)', dcat: 'dcat.jsonld: for data portals (DCAT)', stable: 'These addresses stay; what they hold follows the data, and the checksum tells the version.',
  },
  size: (kilobytes) => `${kilobytes} KB`, megabytes: (megabytes) => `${megabytes} MB`,
  use: {
    heading: 'Code to begin from', text: (year) => `One question in four tools: the ten reports for ${year} and a whole area that received the most applications.`, here: 'Without installing anything: ', explore: 'Explore',
    nulls: 'A null is no figure: do not take it for zero. Do not add a place to one it lies in, nor reports of different kinds. Column names hold dots and need double quotes.', copy: 'Copy', copied: 'Copied', copyFailed: 'Not copied: select it and copy', copyOf: (name) => `Copy the code for ${name}`,
    open: (address) => `Where an address begins with ${address}, put this site’s own.`,
  },
  cite: {
    heading: 'Licence and citation', licence: (name) => `Licence of the data: ${name}.`, noLicence: 'The publisher names no licence.', intro: 'Please cite: ',
    text: (title, publisher, sha) => `${title}${publisher === '' ? '' : `, ${publisher}`}, data version ${sha}.`,
    contact: (address) => `Contact: ${address}`, noContact: 'The publisher gave no contact.',
  },
  dictionary: { heading: 'What every column means', column: 'Column', type: 'Type', meaning: 'Meaning', nullable: 'Null', yes: 'yes', columns: (n) => `${n} columns` },
});
