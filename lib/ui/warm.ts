/** The engine started before it is asked, when a reader turns to a filter that needs it. Nothing is asked of it yet. */
import { z } from 'zod';

const Saving = z.object({ connection: z.object({ saveData: z.boolean() }) });

/** Whether the reader wants no byte that was not asked for. */
export function savesData(): boolean {
  return Saving.safeParse(navigator).data?.connection.saveData === true || window.matchMedia('(prefers-reduced-data: reduce)').matches;
}

let begun = false;

/** Once a page; after a failure the next turn tries again. Never where the reader saves data. */
export function warmUp(): void {
  if (begun || savesData()) return;
  begun = true;
  import('./ask-view').then(({ warm }) => warm()).catch(() => {
    begun = false;
  });
}

/** Single years were kept when the site was built; every other choice asks the engine. */
const needsEngine = (element: Element | null): boolean =>
  (element instanceof HTMLSelectElement && !['from', 'to'].includes(element.name)) || element instanceof HTMLInputElement || element?.tagName === 'SUMMARY';

/** `element`: what has the focus among the filters. */
export function warmFor(element: Element | null): void {
  if (needsEngine(element)) warmUp();
}
