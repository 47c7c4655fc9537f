'use client';
/** A chart that was drawn while the site was built and stays as it is. */
import { stillOf } from './still';

export function StillFigure({ still, name }: { still: string; /** What it shows, for who cannot see it. */ name: string }) {
  return (
    <figure className="chart" role="img" aria-label={name}>
      <div className="stills" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: stillOf(still) }} />
    </figure>
  );
}
