/** What can be named in a statement, with the dictionary's sentences: for the list of columns and for completion. */
import { METRICS, RESIDENTS } from '../../metrics';
import { CORPUS_TABLES, TABLE_NAMES, columnsOfTable } from '../../corpus/tables';
import type { Lang } from '../../i18n/lang';
import { nameInSql } from './schema-name';

export interface SchemaColumn { name: string; type: string; text: string }
export interface SchemaTable { name: string; text: string; columns: SchemaColumn[] }
export interface SchemaMetric { id: string; text: string; sql: string }
export interface Schema { tables: SchemaTable[]; metrics: SchemaMetric[] }

const sum = (ids: readonly string[]): string => ids.map((id, index) => {
  const minus = id.startsWith('-');
  return `${index === 0 ? (minus ? '-' : '') : minus ? ' - ' : ' + '}${nameInSql(minus ? id.slice(1) : id)}`;
}).join('');

/** Made while the site is built, so that the page's code holds no copy of the form. */
export function schemaOf(lang: Lang): Schema {
  return {
    tables: TABLE_NAMES.map((name) => ({
      name, text: CORPUS_TABLES[name].description[lang],
      columns: columnsOfTable(name).map((column) => ({ name: column.name, type: column.type, text: column[lang] })),
    })),
    // What needs the report of the year before, or another table, takes a join, and no expression.
    metrics: METRICS.filter((metric) => ![...metric.numerator, ...metric.denominator].some((id) => id.includes('previous:') || id === RESIDENTS)).map((metric) => ({
      id: metric.id, text: `${metric.label[lang]}: ${metric.numeratorWords[lang]}, ${metric.denominatorWords[lang]}`,
      sql: metric.denominator.length === 0 ? sum(metric.numerator) : `(${sum(metric.numerator)}) / nullif(${sum(metric.denominator)}, 0)${metric.unit === 'per_100' ? ' * 100' : ''}`,
    })),
  };
}
