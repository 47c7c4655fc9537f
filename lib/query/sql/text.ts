/** The only ways in which a value or a name gets into a statement. */
import { isCellId } from '../../form';

/** A string literal. Values are zod-parsed before they come here; quotes are doubled all the same. */
export function literal(value: string | number): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError('not a finite number');
    return String(value);
  }
  if (value.includes('\0')) throw new RangeError('a literal cannot contain NUL');
  return `'${value.replaceAll("'", "''")}'`;
}

/** A constant list for IN, which the engine uses to skip row groups. Empty lists are the caller's mistake. */
export function literals(values: readonly (string | number)[]): string {
  if (values.length === 0) throw new RangeError('an empty list');
  return `(${values.map(literal).join(', ')})`;
}

/** A name of the reader's own as an identifier, whatever it holds. */
export function identifier(name: string): string {
  if (name.includes('\0')) throw new RangeError('a name cannot contain NUL');
  return `"${name.replaceAll('"', '""')}"`;
}

/** A cell id as a column name. Throws for anything that is not an id of lib/form. */
export function cellColumn(id: string): string {
  if (!isCellId(id)) throw new RangeError(`not a cell id: ${id}`);
  return `"${id}"`;
}
