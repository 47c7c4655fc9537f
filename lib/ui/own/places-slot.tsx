'use client';
/** Where the pages of places take in the reader's own tables. Their code comes only where there are any, or the address names one. */
import { useEffect, useState } from 'react';
import { holdsOwn } from '../../own/held';
import type { OwnPeers } from '../../query/own-column';

type Code = typeof import('./on-places');

/** The code that offers and asks; null where there is no table. */
export function useOwnPlaces({ per, by }: OwnPeers): Code | null {
  const [code, setCode] = useState<Code | null>(null);
  const named = per !== null || by !== null;
  useEffect(() => {
    let gone = false;
    if (named || holdsOwn()) void import('./on-places').then((found) => {
      if (!gone) setCode(found);
    });
    return () => {
      gone = true;
    };
  }, [named]);
  return code;
}
