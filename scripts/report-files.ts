/** Which files a path on the command line stands for. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const REPORT = /\.(?:txt|text|md|html?|xhtml)$/i;

export interface Found {
  /** In the order of their names. A folder that cannot be listed stands here itself: reading it says why. */
  files: string[];
  /** Files of other kinds, which a folder may hold and nobody asked for by name. */
  others: number;
}

/** A folder stands for the report files in it and below; anything else for itself. Hidden files and links to folders are passed over. */
export function lookIn(given: string): Found {
  const found: Found = { files: [], others: 0 };
  const walk = (folder: string): void => {
    let entries;
    try {
      entries = readdirSync(folder, { withFileTypes: true });
    } catch {
      found.files.push(folder);
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const at = path.join(folder, entry.name);
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) walk(at);
      else if (REPORT.test(entry.name) && (entry.isFile() || isFile(at))) found.files.push(at);
      else found.others += 1;
    }
  };
  try {
    if (!statSync(given).isDirectory()) return { files: [given], others: 0 };
  } catch {
    return { files: [given], others: 0 };
  }
  walk(given);
  return found;
}

/** What a link leads to; one that leads nowhere is told of when it is read. */
function isFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return true;
  }
}

export const filesOf = (given: string): string[] => lookIn(given).files;
