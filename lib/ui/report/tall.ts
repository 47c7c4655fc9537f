/**
 * Long parts of a report, which the style sheet leaves out of the layout while they are far from the screen: all
 * of them at once would keep a slow phone from answering. They are in the page, found in it and printed all the same.
 */
import type { CSSProperties } from 'react';

/** How tall a part is likely to be, for the style sheet. */
export function tall(lines: number): CSSProperties {
  return { ['--lines' as string]: lines };
}

const idle = (work: () => void): void => {
  if ('requestIdleCallback' in window) window.requestIdleCallback(work);
  else setTimeout(work, 50);
};

/** Lays out what is left, one part in an idle moment, so that pages that are not scrolled have it too. Returns how to stop. */
export function layOut(report: HTMLElement): () => void {
  const left = [...report.querySelectorAll<HTMLElement>('.source-section, .beside-cells > .scroll')];
  const next = (): void => {
    const part = left.shift();
    if (part === undefined) return;
    part.style.contentVisibility = 'visible';
    idle(next);
  };
  idle(next);
  return () => left.splice(0);
}
