'use client';
/** A chart in its place: still until the reader comes near it or it has other data, then alive. */
import { useEffect, useRef, useState } from 'react';
import type { LiveChart } from '../chart/live';
import type { ChartSpec } from '../chart/spec';
import type { Lang } from '../i18n/lang';
import { stillOf } from './still';

export interface ChartProps {
  lang: Lang;
  spec: ChartSpec;
  /** What it shows, for who cannot see it. */
  name: string;
  /** Under which its SVG was kept while the site was built; '' where none was. */
  still: string;
  alive: boolean;
  onWanted?: () => void;
  /** A click on a part of the chart that stands for something. */
  onPick?: (pick: string) => void;
}

export function Chart({ lang, spec, name, still, alive, onWanted, onPick }: ChartProps) {
  // A chart that begins alive shows other figures than those that were drawn.
  const [markup] = useState(() => (alive ? '' : stillOf(still)));
  // The chart is mounted once; what a click does may change.
  const pick = useRef(onPick);
  pick.current = onPick;
  const stills = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const live = useRef<LiveChart | null>(null);
  useEffect(() => {
    if (!alive) return;
    let left = false;
    void import('../chart/live').then(({ mount }) => {
      if (left || host.current === null) return;
      if (live.current !== null) {
        live.current.update(spec, lang);
        return;
      }
      if (stills.current !== null) stills.current.hidden = true;
      host.current.hidden = false;
      live.current = mount(host.current, spec, lang, (each) => pick.current?.(each));
    });
    return () => {
      left = true;
    };
  }, [alive, spec, lang]);
  // The pointer may rest on it since before this code was there.
  useEffect(() => {
    if (stills.current?.matches(':hover')) onWanted?.();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(() => () => {
    live.current?.dispose();
    live.current = null;
  }, []);
  return (
    <figure className="chart" role="img" aria-label={name} onPointerEnter={onWanted}>
      <div ref={stills} className="stills" data-still={still === '' ? undefined : still} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />
      <div ref={host} className="alive" hidden />
    </figure>
  );
}
