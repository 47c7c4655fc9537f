/** Words of the part of the Method page that says how well the reader reads. */
import { both } from './lang';

export const ACCURACY = both({
  heading: '读得准不准',
  unmeasured: '这一次生成没有附上测量结果（docs/accuracy.json 不在）。准不准，这里不作断言；要测量，运行 npm run accuracy -- --out docs/accuracy.json。',
  lead: (reports: string, printed: string, right: string, silent: string) => `用 ${reports} 份由程序造出、每一格都知道答案的报告来量：所印 ${printed} 格里，读对 ${right}；读错或无中生有而又没有任何核对提示的，连同故意放了错的报告在内，${silent} 格。`,
  how: (seed: string) => `造出的报告有各种排版和各种损坏，数字按真实报告的样子分布（多数格是零，所以不是零的另外计）。同一个种子（这里是 ${seed}）造出同样的报告，人人可以重量。另外还有五份真实报告和一批手写的排版样例，答案是人逐格读出的。`,
  caveat: '量的是读，不是报告本身对不对。造出的报告再多，也只有造它的人想到的排版；没有见过的排版，以样例一栏为准，而且仍可能更差。',
  main: '总的', families: '按排版', zeros: '按零的写法', noises: '按损坏', across: '跨年、跨地区的核对',
  of: '哪一批', reports: '报告', printed: '所印的格', right: '读对', rightNonzero: '不是零的读对', missed: '漏读', wrong: '读错', invented: '无中生有', silent: '无声之错', alarms: '误报', faults: '找出的错',
  meanings: {
    printed: '报告里印有数字的格。', right: '读出的数与答案相同的格，占所印的份额。', rightNonzero: '同上，只算答案不是零的格：一个全读成零的程序，读对的份额看上去也很高。',
    missed: '印有数字而没有给出数的格。这不是错数，页面上写明“没有数”。', wrong: '给了数而与答案不同的格。', invented: '没有印数字而给了数的格。',
    silent: '读错或无中生有，又没有任何核对点到它的格。这是最坏的一种，应当是零。', alarms: '在没有错的报告里，读对了却被核对点到的格。', faults: '故意放进报告的错（错的合计、丢的格、移了位的行、与表不符的叙述）里，能够看出的有多少被相应的规则找到。',
  } satisfies Record<string, string>,
  groups: { seeds: '五份真实报告', layouts: '排版样例', minted: '造出的，没有错', faulty: '造出的，放了错' } satisfies Record<string, string>,
  familyNames: {
    tab_rows: '制表符分列', tab_shifted: '制表符分列，有移位', pipe_tail: '竖线在后', pipe_tail_span: '竖线在后，有合并格', pipe_both: '竖线两边', markdown: 'Markdown 表', cell_pipe: '一格一行加竖线', value_then_pipe: '数后竖线',
    broken_pipes: '竖线断行', cell_line: '一格一行', paragraphs: '一格一段', row_blanks: '空格分列', undelimited: '数字之间没有分隔', one_line: '全表一行', one_line_undelimited: '全表一行，没有分隔', pdf_columns: 'PDF 转出的各列', html: '网页',
    sentences: '复议、诉讼写成句子', images_only: '表格是图片', prose_only: '只有文字叙述', repeated_lines: '重复的行被删去', annex: '2019 年前的统计表', annex_codes: '2019 年前的统计表，带代码',
  } satisfies Record<string, string>,
  zeroNames: { zeros: '印作 0', blanks: '留空', dashes: '印作短横或斜线', total_only: '只填总计', natural_only: '只填自然人' } satisfies Record<string, string>,
  noiseNames: {
    none: '没有损坏', units: '数字带单位或备注', misread_digits: '数字被认成字母', header_variants: '表头用词不同', page_marks: '表中夹页码', strays: '识别留下的杂字', traditional: '繁体', pinyin: '字后带拼音',
    full_width_digits: '全角数字', inner_blanks: '词中有空格', half_width_marks: '半角标点', ocr_labels: '行名认错字', carriage_returns: 'Windows 换行', indented: '行首缩进', old_words: '行名用词不同',
  } satisfies Record<string, string>,
  rule: '规则', planted: '放进的', found: '找到的', unplanted: '没有放而报的',
  foundOf: (found: string, planted: string) => `${planted} 处中 ${found} 处`, none: '—',
  file: '测量结果的文件：',
}, {
  heading: 'How well the reader reads',
  unmeasured: 'No measurement came with this build (docs/accuracy.json is not there), so nothing is claimed here. To measure: npm run accuracy -- --out docs/accuracy.json.',
  lead: (reports, printed, right, silent) => `Measured on ${reports} reports made by a program that knows every cell: of ${printed} printed cells ${right} are read right, and ${silent} are wrong or invented without any check that says so, reports with planted faults included.`,
  how: (seed) => `The made reports have all kinds of layout and damage, with figures spread as in real ones (most cells are zero, so those that are not are counted apart). The same seed, here ${seed}, makes the same reports, and anyone can measure again. Beside them stand five real reports and a set of layouts written by hand, read cell by cell by people.`,
  caveat: 'This measures the reading, not whether reports are true. However many reports are made, their layouts are those that their makers thought of. For layouts never seen look at the written examples, and expect worse.',
  main: 'In all', families: 'By layout', zeros: 'By how zeros are written', noises: 'By damage', across: 'Checks across years and places',
  of: 'Set', reports: 'Reports', printed: 'Printed cells', right: 'Right', rightNonzero: 'Right, non-zero', missed: 'Missed', wrong: 'Wrong', invented: 'Invented', silent: 'Silent', alarms: 'False alarms', faults: 'Faults found',
  meanings: {
    printed: 'Cells in which the report prints a figure.', right: 'Cells read as the answer has them, as a share of those printed.', rightNonzero: 'The same for cells whose answer is not zero: a program that reads zero everywhere looks good on the others.',
    missed: 'Cells with a printed figure for which none is given. That is no wrong figure: the page says that there is none.', wrong: 'Cells with another figure than the answer.', invented: 'Cells given a figure where none is printed.',
    silent: 'Wrong or invented cells that no check names. The worst kind; it should be zero.', alarms: 'Cells read right that a check names in a report without faults.', faults: 'Of the faults put in on purpose (a wrong total, a lost cell, a shifted row, words that contradict the table) and that can be told: how many the rule for them finds.',
  },
  groups: { seeds: 'Five real reports', layouts: 'Layouts written by hand', minted: 'Made, without faults', faulty: 'Made, with faults' },
  familyNames: {
    tab_rows: 'tabs between columns', tab_shifted: 'tabs, shifted', pipe_tail: 'bars after cells', pipe_tail_span: 'bars after cells, merged cells', pipe_both: 'bars on both sides', markdown: 'Markdown table', cell_pipe: 'a line a cell, with bars', value_then_pipe: 'bar after the figure',
    broken_pipes: 'bars broken over lines', cell_line: 'a line a cell', paragraphs: 'a paragraph a cell', row_blanks: 'blanks between columns', undelimited: 'nothing between figures', one_line: 'the table in one line', one_line_undelimited: 'one line, nothing between figures', pdf_columns: 'columns out of a PDF', html: 'web page',
    sentences: 'disputes told in sentences', images_only: 'tables that are images', prose_only: 'prose alone', repeated_lines: 'repeated lines removed', annex: 'annex of before 2019', annex_codes: 'annex of before 2019, with codes',
  },
  zeroNames: { zeros: 'printed as 0', blanks: 'left empty', dashes: 'printed as a dash or stroke', total_only: 'only the total filled in', natural_only: 'only natural persons filled in' },
  noiseNames: {
    none: 'no damage', units: 'units or remarks beside figures', misread_digits: 'digits read as letters', header_variants: 'other words in headers', page_marks: 'page numbers in tables', strays: 'stray marks of a scan', traditional: 'traditional script', pinyin: 'pinyin behind characters',
    full_width_digits: 'full-width digits', inner_blanks: 'blanks within words', half_width_marks: 'half-width marks', ocr_labels: 'labels misread', carriage_returns: 'Windows line ends', indented: 'indented lines', old_words: 'other words in labels',
  },
  rule: 'Rule', planted: 'Put in', found: 'Found', unplanted: 'Told without one',
  foundOf: (found, planted) => `${found} of ${planted}`, none: '—',
  file: 'The measurement as a file: ',
});
