'use client';
/** Where a page that compares reports offers the reader's own tables. Its code comes only where there are any, or the address names one. */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Lang } from '../../i18n/lang';
import { holdsOwn } from '../../own/held';
import type { Filter } from '../../query/filter';
import type { ReportFigures } from '../../query/figures';
import type { MatterId } from '../matters';
import type { View } from '../view';

interface Own {
  /** Within the filters. */
  choices: ReactNode;
  /** What was chosen, drawn over the reports shown. */
  figures: (filter: Filter, reports: readonly ReportFigures[]) => ReactNode;
}

export function useOwn(matter: MatterId, lang: Lang, view: View, choose: (view: View) => void): Own {
  const [code, setCode] = useState<typeof import('./on-matter') | null>(null);
  const named = view.own.per !== null || view.own.by !== null;
  useEffect(() => {
    let gone = false;
    if (named || holdsOwn()) void import('./on-matter').then((found) => {
      if (!gone) setCode(found);
    });
    return () => {
      gone = true;
    };
  }, [named]);
  if (code === null) return { choices: null, figures: () => null };
  const given = { matter, lang, view, choose };
  return {
    choices: <code.OwnChoices {...given} />,
    figures: (filter, reports) => (named ? <code.OwnFigures {...given} filter={filter} reports={reports} /> : null),
  };
}
