/** Which columns a header names, for reports that print fewer than the form. */
import { columnsOf } from '../form';
import type { Folded } from '../source/fold';
import { hanOnly } from './label';

/** Column ids of the applications table named between the table's heading and its first row, in the form's order. */
export function headerColumns(folded: Folded, firstLabel: number): string[] {
  const from = Math.max(0, firstLabel - 120);
  const head = String.fromCharCode(...folded.han.subarray(from, firstLabel));
  const at = Math.max(head.lastIndexOf('申请人情况'), head.lastIndexOf('自然人') - 8, 0);
  let header = head.slice(at);
  const out: string[] = [];
  for (const column of columnsOf('applications')) {
    const word = hanOnly(column.zh);
    // 法人或其他组织 is no column, its 其他 is not the column 其他
    const place = column.id === 'other' ? header.replace('法人或其他组织', '').replace('或其他', '').indexOf(word) : header.indexOf(word);
    if (place === -1) continue;
    out.push(column.id);
    if (column.id !== 'other' && column.id !== 'total') header = header.slice(0, place) + header.slice(place + word.length);
  }
  return out;
}
