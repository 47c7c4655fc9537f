'use client';
/** A chart that was drawn while the site was built and stays as it is. */
import { useState } from 'react';
import { stillOf } from './still';

export function StillFigure({ still, name }: { still: string; /** What it shows, for who cannot see it. */ name: string }) {
  const [markup] = useState(() => stillOf(still));
  return (
    <figure className="chart" role="img" aria-label={name}>
      <div className="stills" data-still={still} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />
    </figure>
  );
}
