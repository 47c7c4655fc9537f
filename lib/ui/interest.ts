/** Wakes a part of a page when the reader turns to it, and loses nothing of what they did meanwhile. */
import { again, takeEarly } from './early';
import type { Made } from './early';
import { afterFirstPaint } from './first-paint';

const SIGNS = ['pointerover', 'pointerdown', 'focusin', 'keydown'] as const;
const DEEDS = ['change', 'click'] as const;

/**
 * Calls `wake` once: at a first pointer, touch, key or focus within the element, or at once where that is
 * wanted or the address holds a choice. It resolves when the part is alive; then the last choice or press made before
 * that is made again. After a failure the next sign tries again. Returns what takes the listening away.
 */
export function onInterest(element: HTMLElement, wake: () => Promise<void>, atOnce = false): () => void {
  let state: 'asleep' | 'waking' | 'gone' = 'asleep';
  let made: Made | null = null;
  const remember = (event: Event) => {
    const target = event.target instanceof Element && element.contains(event.target) ? event.target.closest('select, button, input[type="checkbox"]') : null;
    if (event.type === 'change' && target instanceof HTMLSelectElement) made = { select: target, value: target.value };
    else if (event.type === 'click' && target instanceof HTMLInputElement) made = { box: target, checked: target.checked };
    else if (event.type === 'click' && target instanceof HTMLButtonElement) made = { button: target };
    else return;
    event.stopImmediatePropagation();
    start();
  };
  const start = () => {
    if (state !== 'asleep') return;
    state = 'waking';
    wake().then(() => {
      stop();
      if (made !== null) again(made);
    }, () => {
      if (state === 'waking') state = 'asleep';
    });
  };
  const ofAddress = () => {
    if (atOnce || window.location.search !== '') void afterFirstPaint().then(start);
  };
  function stop() {
    state = 'gone';
    for (const sign of SIGNS) element.removeEventListener(sign, start);
    for (const type of DEEDS) window.removeEventListener(type, remember, true);
    window.removeEventListener('popstate', ofAddress);
  }
  for (const sign of SIGNS) element.addEventListener(sign, start, { passive: true });
  // Before the document hears of it: of a part that is half awake React lets nothing through from there, or answers what is done again here.
  for (const type of DEEDS) window.addEventListener(type, remember, true);
  window.addEventListener('popstate', ofAddress);
  ofAddress();
  // What the reader did while the page was at rest.
  const early = takeEarly(element);
  made = early.made;
  if (early.near || made !== null) start();
  return stop;
}
