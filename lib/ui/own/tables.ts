/** The reader's tables on a page: read from the browser once, so that the same bytes are brought to the engine once. */
import { useEffect, useState } from 'react';
import { keptTables } from '../../own/store';
import type { KeptTable } from '../../own/store';
import { once } from '../../query/once';

export const tablesOnce = once(keptTables);

/** Null until they are read. */
export function useTables(): readonly KeptTable[] | null {
  const [tables, setTables] = useState<readonly KeptTable[] | null>(null);
  useEffect(() => {
    let gone = false;
    void tablesOnce().then((found) => {
      if (!gone) setTables(found);
    });
    return () => {
      gone = true;
    };
  }, []);
  return tables;
}
