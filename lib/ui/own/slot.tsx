'use client';
/** Where pages take in the reader's own tables. The code for it comes only where there are any, or the address names one. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Lang } from '../../i18n/lang';
import { holdsOwn } from '../../own/held';
import type { Filter } from '../../query/filter';
import type { ReportFigures } from '../../query/figures';
import type { OwnPeers } from '../../query/own-column';
import type { MatterId } from '../matters';
import type { View } from '../view';

/** What `load` brings, which is the same at each call; null where there is no table. `named`: in the address. */
function useOwnCode<T>(named: boolean, load: () => Promise<T>): T | null {
  const [code, setCode] = useState<{ found: T } | null>(null);
  useEffect(() => {
    let gone = false;
    if (named || holdsOwn()) void load().then((found) => {
      if (!gone) setCode({ found });
    });
    return () => {
      gone = true;
    };
  }, [named, load]);
  return code?.found ?? null;
}
const bringMatter = () => import('./on-matter');
const bringPlaces = () => import('./on-places');

/** On the pages of places: the code that offers and asks. */
export function useOwnPlaces({ per, by }: Pick<OwnPeers, 'per' | 'by'>): Awaited<ReturnType<typeof bringPlaces>> | null {
  return useOwnCode(per !== null || by !== null, bringPlaces);
}

interface Own {
  /** Within the filters. */
  choices: ReactNode;
  /** What was chosen, drawn over the reports shown. */
  figures: (filter: Filter, reports: readonly ReportFigures[]) => ReactNode;
}

/** On a page that compares reports. */
export function useOwn(matter: MatterId, lang: Lang, view: View, choose: (view: View) => void): Own {
  const named = view.own.per !== null || view.own.by !== null;
  const code = useOwnCode(named, bringMatter);
  if (code === null) return { choices: null, figures: () => null };
  const given = { matter, lang, view, choose };
  return {
    choices: <code.OwnChoices {...given} />,
    figures: (filter, reports) => (named ? <code.OwnFigures {...given} filter={filter} reports={reports} /> : null),
  };
}
