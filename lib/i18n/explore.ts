/** Words of the Explore page. The twenty questions in words are in questions.ts. */
import type { QueryErrorCode } from '../query/client';
import type { FreeKind } from '../chart/free/shape';
import { both } from './lang';

type Kinds = Record<FreeKind, string>;

export const EXPLORE = both({
  title: '自己来问', description: '用 SQL 查询本站的全部数据表：二十个现成的问题、补全、图表、导出；都在您的浏览器里进行。',
  lead: (place: string, share: string, part: string, whole: string, subject: string) => `${subject}的报告里，公开得最多的是${place}：办理 ${whole} 件，公开 ${part} 件，占 ${share}。这句话是下面第一个问题的回答；别的问题，您可以自己问。`,
  leadNothing: '本站的数字都在几张表里，您可以用 SQL 自己问。',
  about: (tables: string, rows: string, size: string) => `${tables} 张表，${rows} 行。查询在您的浏览器里进行，什么也不发出去；第一次运行要取引擎（约 ${size}）。`,
  questions: '二十个问题', questionsHint: '选一个就运行，再照自己的意思改。',
  tables: '表和列', tablesHint: '点一下，就写进编辑框里。', findColumn: '按名称找列', columnsOf: (n: string) => `${n} 列`, noColumn: '没有这样的列',
  editor: 'SQL 语句', editorHint: '按 Ctrl-空格补全，按 Ctrl-回车运行；Esc 之后按 Tab 离开编辑框。', run: '运行', stop: '停止', keys: 'Ctrl-回车', share: '复制链接', shared: '已复制', shareFailed: '请从地址栏复制', clear: '清空',
  came: '这条语句是随链接来的，还没有运行。先看一看，再按“运行”。', cameBad: '链接里的语句读不出来，可能没有复制完整。',
  samePage: '本站回答同一问题的一页：', note: '怎么读',
  status: {
    built: (rows: string) => `${rows} 行，建站时算好的。按“运行”在您的浏览器里再算一次。`,
    starting: '正在启动引擎……', running: (seconds: string) => `已运行 ${seconds} 秒……`, stopping: '正在停止……',
    done: (rows: string, seconds: string) => `${rows} 行，用时 ${seconds} 秒。`, none: '没有一行符合。', noRows: '已执行，没有结果要显示。',
    capped: (rows: string) => `结果不止这些：这里是前 ${rows} 行。导出时取全部。`,
    stopped: (seconds: string) => `已在 ${seconds} 秒后停止。`, deadline: (seconds: string) => `超过 ${seconds} 秒，已自动停止。可以少取一些，或加上年度、地区的条件。`,
    restarted: '引擎已重新启动，各表照旧；您自己建的表不在了。',
  },
  mistake: { at: (line: string) => `第 ${line} 行：`, show: '到那里去', original: '引擎的原话：', single: '一次只能运行一条语句。请只留一条。', closed: '引擎不与外界相通，文件和网址都打不开。' },
  errors: {
    'query.engine': '查询引擎没有启动。请重新载入本页；若仍不行，可能是浏览器禁用了 WebAssembly。', 'query.data': '取不到数据文件。请检查网络后再试。',
    'query.too_large': '这个网站的主机不支持分段读取，而数据文件太大，不宜整个下载。请告诉发布者。', 'query.failed': '这条语句没有完成。',
    'query.row': '数据文件与本页的版本不一致。请重新载入本页。', 'query.aborted': '查询已取消。',
  } satisfies Record<QueryErrorCode, string>,
  result: { heading: '结果', table: '结果表', row: '行', nothing: '空值', yes: '是', no: '否', chart: '图', openReport: '打开报告' },
  chart: {
    as: '画成', none: '不画图', cannot: '这样的结果画不成图：要有一列数字，和一列名称或年度。', across: '横轴', up: '数值', label: '名称', lines: '每条线',
    kinds: { bar: '条形', line: '折线', dots: '点', scatter: '散点' } satisfies Kinds,
    drawn: (drawn: string, known: string) => `画出 ${drawn} 行；有数的共 ${known} 行。`, cut: (drawn: string, known: string) => `有数的 ${known} 行里，这里画出前 ${drawn} 行。`, without: (n: string) => `${n} 行没有数，不画。`,
    name: (kind: string, y: string, by: string, drawn: string) => `${kind}图：${y}${by === '' ? '' : `，按 ${by}`}，${drawn} 行。同样的数字在下面的表里。`,
  },
  take: {
    heading: '导出', all: (rows: string) => `全部 ${rows} 行`, first: (rows: string) => `先取全部（至多 ${rows} 行）`, csv: 'CSV', xlsx: 'Excel', parquet: 'Parquet', json: 'JSON',
    making: (name: string) => `正在做 ${name}……`, made: (name: string, rows: string) => `${name}：${rows} 行。`, cut: (rows: string) => `结果超过 ${rows} 行，文件里是前 ${rows} 行。`, failed: '没有做成。请再试一次，或少取几行。',
    formulas: '以 = + - @ 开头的文字，导出后仍是文字。',
  },
  history: { heading: '问过的', hint: '只存在这个浏览器里，不发给任何人。', none: '还没有。', clear: '全部清除', rows: (n: string) => `${n} 行`, failed: '未成' },
  held: { memory: '各表都在内存里，引擎与外界不通。', range: '表按需分段读取；本页的内容策略不许任何请求离开本站。' },
  noScript: '没有开启脚本，不能运行。下面每个问题的 SQL 都可以拿到自己的 DuckDB 里用。',
}, {
  title: 'Ask the tables yourself', description: 'Ask all tables of this site in SQL: twenty questions to begin from, completion, charts, files to take away. All of it in your own browser.',
  lead: (place, share, part, whole, subject) => `Of the reports for ${subject}, ${place} disclosed most: ${part} of ${whole} applications handled, ${share}. That sentence answers the first question below; you can ask others.`,
  leadNothing: 'The figures of this site stand in a few tables, and you can ask them in SQL.',
  about: (tables, rows, size) => `${tables} tables of ${rows} rows. Statements run in your browser and nothing is sent anywhere; the first fetches the engine (about ${size}).`,
  questions: 'Twenty questions', questionsHint: 'Choose one and it runs; then change it as you like.',
  tables: 'Tables and columns', tablesHint: 'Choose one to write it into the editor.', findColumn: 'Find a column', columnsOf: (n) => `${n} columns`, noColumn: 'No such column',
  editor: 'SQL statement', editorHint: 'Ctrl-Space completes, Ctrl-Enter runs; Esc and then Tab leaves the editor.', run: 'Run', stop: 'Stop', keys: 'Ctrl-Enter', share: 'Copy link', shared: 'Copied', shareFailed: 'Copy it from the address bar', clear: 'Clear',
  came: 'This statement came with the link and has not been run. Read it, then choose Run.', cameBad: 'The statement in the link cannot be read; perhaps it was not copied whole.',
  samePage: 'The page that answers the same: ', note: 'How to read it',
  status: {
    built: (rows) => `${rows} rows, worked out when the site was built. Run works them out again in your browser.`,
    starting: 'Starting the engine …', running: (seconds) => `Running for ${seconds} s …`, stopping: 'Stopping …',
    done: (rows, seconds) => `${rows} rows in ${seconds} s.`, none: 'No row meets it.', noRows: 'Done; it gives no rows.',
    capped: (rows) => `There are more: these are the first ${rows} rows. Files hold all.`,
    stopped: (seconds) => `Stopped after ${seconds} s.`, deadline: (seconds) => `Stopped by itself after ${seconds} s. Ask for less, or for one year or place.`,
    restarted: 'The engine was started again with the same tables; tables that you made are gone.',
  },
  mistake: { at: (line) => `Line ${line}: `, show: 'Go there', original: 'In the engine’s words: ', single: 'One statement at a time: leave one and take the others out.', closed: 'The engine is closed to the outside: it opens no file and no address.' },
  errors: {
    'query.engine': 'The query engine did not start. Reload the page; if that does not help, this browser may have WebAssembly turned off.', 'query.data': 'The data files could not be reached. Check the connection and try again.',
    'query.too_large': 'This site’s host cannot send files in parts, and the data is too large to fetch whole. Please tell the publisher.', 'query.failed': 'The statement was not completed.',
    'query.row': 'The data files do not match this page. Reload the page.', 'query.aborted': 'The question was withdrawn.',
  },
  result: { heading: 'Answer', table: 'Table of the answer', row: 'Row', nothing: 'no value', yes: 'yes', no: 'no', chart: 'Chart', openReport: 'Open the report' },
  chart: {
    as: 'Draw as', none: 'no chart', cannot: 'An answer like this cannot be drawn: it takes a column of numbers and one of names or years.', across: 'Across', up: 'Figure', label: 'Name', lines: 'One line for each',
    kinds: { bar: 'bars', line: 'lines', dots: 'dots', scatter: 'scatter' },
    drawn: (drawn, known) => `${drawn} rows drawn of ${known} that have the figure.`, cut: (drawn, known) => `The first ${drawn} of the ${known} rows that have the figure are drawn.`, without: (n) => `${n} rows have none and are left out.`,
    name: (kind, y, by, drawn) => `Chart of ${kind}: ${y}${by === '' ? '' : ` by ${by}`}, ${drawn} rows. The same figures stand in the table below.`,
  },
  take: {
    heading: 'Take away', all: (rows) => `all ${rows} rows`, first: (rows) => `all rows are fetched first, up to ${rows}`, csv: 'CSV', xlsx: 'Excel', parquet: 'Parquet', json: 'JSON',
    making: (name) => `Making ${name} …`, made: (name, rows) => `${name}: ${rows} rows.`, cut: (rows) => `There are more than ${rows} rows: the file holds the first ${rows}.`, failed: 'It could not be made. Try again, or ask for fewer rows.',
    formulas: 'Text that begins with = + - @ leaves as text.',
  },
  history: { heading: 'Asked before', hint: 'Kept in this browser only and sent to nobody.', none: 'Nothing yet.', clear: 'Clear all', rows: (n) => `${n} rows`, failed: 'failed' },
  held: { memory: 'All tables are in memory, and the engine is shut to the outside.', range: 'Tables are read in parts as needed; the policy of this page lets no request leave the site.' },
  noScript: 'Scripts are off, so nothing can run. The SQL of each question below works in a DuckDB of your own.',
});
