/** Wakes a part of a page when the reader turns to it, and loses nothing of what they did meanwhile. */
import { afterFirstPaint } from './first-paint';

const SIGNS = ['pointerover', 'pointerdown', 'focusin', 'keydown'] as const;
type Chosen = HTMLSelectElement | HTMLButtonElement | HTMLInputElement;

/**
 * Calls `wake` once: at a first pointer, touch, key or focus within the element, or at once where the
 * address holds a choice. It resolves when the part is alive; then the last choice or press made before
 * that is made again. After a failure the next sign tries again. Returns what takes the listening away.
 */
export function onInterest(element: HTMLElement, wake: () => Promise<void>): () => void {
  let state: 'asleep' | 'waking' | 'gone' = 'asleep';
  let made: { type: 'change' | 'click'; target: Chosen } | null = null;
  const remember = (event: Event) => {
    const target = event.target instanceof Element ? event.target.closest('select, button, input[type="checkbox"]') : null;
    if (event.type === 'change' && target instanceof HTMLSelectElement) made = { type: 'change', target };
    if (event.type === 'click' && (target instanceof HTMLButtonElement || target instanceof HTMLInputElement)) made = { type: 'click', target };
  };
  const start = () => {
    if (state !== 'asleep') return;
    state = 'waking';
    wake().then(() => {
      stop();
      if (made?.type === 'change') made.target.dispatchEvent(new Event('change', { bubbles: true }));
      if (made?.type === 'click') {
        // A box ticked before is unticked, so that the tick made again is a change.
        if (made.target instanceof HTMLInputElement) made.target.checked = !made.target.checked;
        made.target.click();
      }
    }, () => {
      if (state === 'waking') state = 'asleep';
    });
  };
  const ofAddress = () => {
    if (window.location.search !== '') void afterFirstPaint().then(start);
  };
  function stop() {
    state = 'gone';
    for (const sign of SIGNS) element.removeEventListener(sign, start);
    for (const type of ['change', 'click']) element.removeEventListener(type, remember, true);
    window.removeEventListener('popstate', ofAddress);
  }
  for (const sign of SIGNS) element.addEventListener(sign, start, { passive: true });
  for (const type of ['change', 'click']) element.addEventListener(type, remember, true);
  // A choice before the first sign, as Playwright or an extension makes it, is a sign too.
  element.addEventListener('change', start);
  window.addEventListener('popstate', ofAddress);
  ofAddress();
  return stop;
}
