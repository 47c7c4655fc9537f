'use client';
/** Hides the rows of a table on the page that do not hold every word the reader types. The table itself stands in the page. */
import { useState } from 'react';
import { count } from '../chart/text';
import { REPORTS } from '../i18n/report';
import type { Lang } from '../i18n/lang';

export function FindInTable({ lang, total, table }: { lang: Lang; total: number; table: string }) {
  const words = REPORTS[lang];
  const [found, setFound] = useState(total);
  function find(text: string) {
    const wanted = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
    let shown = 0;
    for (const row of document.querySelectorAll<HTMLTableRowElement>(`#${table} tbody tr`)) {
      const content = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => content.includes(word));
      if (!row.hidden) shown += 1;
    }
    setFound(shown);
  }
  return (
    <form className="filters find" onSubmit={(event) => event.preventDefault()}>
      <label className="filter"><span>{words.find}</span><input type="search" name="find" onChange={(event) => find(event.target.value)} /></label>
      <output className="status">{found === 0 ? words.none : words.matches(count(found), count(total))}</output>
    </form>
  );
}
