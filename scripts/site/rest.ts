/**
 * Pages that rest. Where a page does nothing until the reader does, its scripts wait for that: a few lines
 * stand in their place, which fetch them in an idle moment, start them with the first pointer, key or focus (or
 * at once where the address holds a choice), and keep what was done meanwhile for them (lib/ui/early.ts). A page
 * that has something to draw rests only until its frame has been painted, and fetches its scripts as that is drawn.
 * A page that does not rest has its scripts as they are, and the same lines only keep what is done before those answer.
 */
import { LANGUAGE_KEY } from '../../lib/ui/language';

/** Set on <main> by the shell of every page. */
const RESTS = /<main\b[^>]*\sdata-rests="(asked|painted|not)"/;
const SCRIPT = /<script src="([^"]+)" async=""><\/script>/g;
const PRELOAD = /<link rel="preload" as="script"[^>]*\/>/g;

/** The lines themselves; within a script "</" would end it. A deed goes no further: it is done again, and code that is half awake must neither swallow it nor do it too. */
const starter = (files: readonly string[], until: string): string => `((files, until) => {
const signs = ['pointerover', 'pointerdown', 'focusin', 'keydown'], deeds = ['change', 'input', 'click'];
let begun = false;
const bring = (rel) => {
  if (!begun) for (const href of files) document.head.append(Object.assign(document.createElement('link'), { rel, as: 'script', fetchPriority: 'low', href }));
};
const begin = () => {
  if (begun) return;
  begun = true;
  for (const src of files) document.head.append(Object.assign(document.createElement('script'), { src, async: true }));
};
const sign = (event) => {
  early.at = event.target;
  const { key, target } = event, held = event.ctrlKey || event.metaKey;
  if (event.type === 'keydown' && !event.altKey && (key === '/' ? !held && !target.closest('input, textarea, select, [contenteditable]') : held && !event.shiftKey && key.toLowerCase() === 'k')) {
    event.preventDefault();
    early.finder = true;
  }
  begin();
};
const deed = (event) => {
  const at = event.target.closest('a.language, select, button, input');
  if (at === null) return;
  if (at.matches('a')) {
    at.href = at.getAttribute('href').replace(/[?#].*/, '') + location.search + location.hash;
    try { localStorage.setItem(${JSON.stringify(LANGUAGE_KEY)}, at.lang.slice(0, 2)); } catch {}
    return;
  }
  early.at = at;
  const made = event.type === 'change' && at.matches('select') ? { select: at, value: at.value }
    : event.type === 'click' && at.matches('input[type="checkbox"]') ? { box: at, checked: at.checked }
    : event.type === 'click' && at.matches('button') ? { button: at }
    : event.type === 'input' && at.matches('input:not([type="checkbox"], [type="file"])') ? { field: at, value: at.value } : null;
  if (made !== null) {
    early.made = made;
    event.stopImmediatePropagation();
  }
  begin();
};
const early = window.atlasEarly = { at: null, made: null, finder: false, stop() {
  for (const type of signs) removeEventListener(type, sign, true);
  for (const type of deeds) removeEventListener(type, deed, true);
} };
for (const type of signs) addEventListener(type, sign, true);
for (const type of deeds) addEventListener(type, deed, true);
if (until === 'painted') {
  // The observer is told when the frame is on the screen; not every browser has one.
  try { new PerformanceObserver((list) => { if (list.getEntries().some(({ element }) => element?.closest('main'))) begin(); }).observe({ type: 'largest-contentful-paint', buffered: true }); } catch {}
  // Before there is a frame the line is the style sheet's and the rows'.
  document.hidden ? begin() : requestAnimationFrame(() => setTimeout(() => { bring('preload'); setTimeout(begin, 250); }));
}
else if (until === 'asked' && location.search !== '') begin();
else if (until === 'asked') addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(() => bring('prefetch')));
})(${JSON.stringify(files)}, ${JSON.stringify(until)})`.replaceAll('</', '<\\/');

/** The page with its scripts at rest, or with the lines that keep what is done before they answer; the same page where it has no shell. Throws where a page that rests has none. */
export function restPage(html: string): string {
  const [, until] = RESTS.exec(html) ?? [];
  if (until === undefined) return html;
  // Before any script that could be quicker than they are.
  if (until === 'not') return html.replace('</head>', () => `<script>${starter([], until)}</script></head>`);
  const files = [...new Set([...html.matchAll(SCRIPT)].map(([, src = '']) => src))];
  if (files.length === 0 || !html.includes('</body>')) throw new Error('a page that rests has no scripts: has Next changed how it writes them?');
  return html.replaceAll(SCRIPT, '').replaceAll(PRELOAD, '')
    .replace('</body>', () => `<script>${starter(files, until)}</script></body>`);
}
