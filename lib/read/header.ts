/** Which columns a header names and in which order, for reports that print fewer than the form or turn them round. */
import { columnsOf } from '../form';
import { hanText, type Folded } from '../source/fold';
import { hanOnly } from './label';

const COLUMNS = columnsOf('applications').map((column) => ({ id: column.id, word: hanOnly(column.zh) }));
const HEAD = 120;
/** Characters without a word of which another table stands between two words. */
const APART = 400;

/** Column ids of the applications table named between the table's heading and its first row, in the form's order. */
export function headerColumns(folded: Folded, firstLabel: number): string[] {
  let header = headOf(folded, firstLabel);
  const out: string[] = [];
  for (const { id, word } of COLUMNS) {
    // 法人或其他组织 is no column, its 其他 is not the column 其他
    const place = id === 'other' ? header.replace('法人或其他组织', '').replace('或其他', '').indexOf(word) : header.indexOf(word);
    if (place === -1) continue;
    out.push(id);
    if (id !== 'other' && id !== 'total') header = header.slice(0, place) + header.slice(place + word.length);
  }
  return out;
}

/** The header names a column that the form has not: last year's figures, a change, a subtotal, a share. */
export function hasOtherColumns(folded: Folded, firstLabel: number): boolean {
  return OTHER_COLUMNS.test(headOf(folded, firstLabel));
}

const OTHER_COLUMNS = /自然人.*(?:上年|去年|上一年|同比|增减|小计|占比|比重|比例)/;

function headOf(folded: Folded, firstLabel: number): string {
  let from = firstLabel;
  while (from > 0 && firstLabel - from < HEAD && folded.hanAt[from]! - folded.hanAt[from - 1]! < APART) from -= 1;
  const head = hanText(folded, from, firstLabel);
  const at = Math.max(head.lastIndexOf('申请人情况'), head.lastIndexOf('自然人') - 8, 0);
  return head.slice(at);
}

/**
 * The order in which the header has the form's columns, as indices of the form's; null where it is the
 * form's own. The total stands first only if a header of one level says so, or one of two and `sums` (rows add up so) bears it out;
 * kinds of organisation stand as the header has them where it names all five, each once.
 */
export function headerOrder(folded: Folded, firstLabel: number, sums: (order: readonly number[]) => boolean): number[] | null {
  const whole = headOf(folded, firstLabel);
  const head = whole.replace('法人或其他组织', '');
  const places = COLUMNS.slice(1, 6).map(({ word }) => head.indexOf(word));
  if (places.some((place, i) => place === -1 || head.indexOf(COLUMNS[i + 1]!.word, place + 1) !== -1)) return null;
  const turned = places.some((place, i) => i > 0 && place < places[i - 1]!);
  const organisations = turned ? [1, 2, 3, 4, 5].sort((a, b) => places[a - 1]! - places[b - 1]!) : [1, 2, 3, 4, 5];
  const person = head.indexOf('自然人');
  const total = head.search(/总计|合计/);
  const first = person !== -1 && total !== -1 && total < person;
  const totalFirst = [6, 0, ...organisations];
  // a header of one level says what stands where; of two levels the words run together in any order
  if (first && (head === whole || sums(totalFirst))) return totalFirst;
  return turned ? [0, ...organisations, 6] : null;
}
