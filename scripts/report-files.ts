/** Which files a path on the command line stands for. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const REPORT = /\.(?:txt|text|md|html?|xhtml)$/i;

/** A folder stands for the report files in it, in the order of their names; anything else for itself. */
export function filesOf(given: string): string[] {
  try {
    if (!statSync(given).isDirectory()) return [given];
    return readdirSync(given, { recursive: true, encoding: 'utf8' })
      .filter((name) => REPORT.test(name) && !path.basename(name).startsWith('.'))
      .sort()
      .map((name) => path.join(given, name));
  } catch {
    return [given];
  }
}
