/**
 * Long parts of a report, which the style sheet leaves out of the layout while they are far from the screen: all
 * of them at once would keep a slow phone from answering. They are in the page, found in it and printed all the same.
 */
import type { CSSProperties } from 'react';

/** How tall a part is likely to be, for the style sheet. */
export function tall(lines: number): CSSProperties {
  return { ['--lines' as string]: lines };
}
