/**
 * What a reader did on a page at rest before its code was there. The lines that keep it stand in the page itself,
 * see scripts/site/rest.ts; they are let go with the first effect of the page's frame.
 */

/** What the reader did: a control with what it was set to, or a button. */
export type Made = { select: HTMLSelectElement; value: string } | { box: HTMLInputElement; checked: boolean } | { field: HTMLInputElement; value: string } | { button: HTMLButtonElement };

export interface Early {
  /** What the reader last came near to. */
  at: EventTarget | null;
  made: Made | null;
  /** The key of the quick finder was pressed. */
  finder: boolean;
  stop(): void;
}
declare global {
  interface Window { atlasEarly?: Early }
}

const controlOf = (made: Made) => ('select' in made ? made.select : 'box' in made ? made.box : 'field' in made ? made.field : made.button);

/** The same of the control that stands where it stood: what was changed in the page before it came alive is made anew. */
function inPlace(made: Made): Made {
  const { isConnected, name } = controlOf(made);
  if (isConnected || name === '') return made;
  for (const each of document.getElementsByName(name)) {
    if ('select' in made && each instanceof HTMLSelectElement) return { ...made, select: each };
    // Boxes of a list share a name.
    if ('box' in made && each instanceof HTMLInputElement && each.value === made.box.value) return { ...made, box: each };
    if ('field' in made && each instanceof HTMLInputElement) return { ...made, field: each };
    if ('button' in made && each instanceof HTMLButtonElement) return { ...made, button: each };
  }
  return made;
}

/** Does it again. Coming alive may have set a control back to what the page shows, so that it is set once more. */
export function again(done: Made): void {
  const made = inPlace(done);
  if ('select' in made) {
    made.select.value = made.value;
    made.select.dispatchEvent(new Event('change', { bubbles: true }));
  } else if ('box' in made) {
    // A box is clicked from its other state, so that the click is a change.
    made.box.checked = !made.checked;
    made.box.click();
  } else if ('field' in made) {
    // React takes no notice of a value that it has seen: it is told of an empty field, and then of this value.
    made.field.value = '';
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(made.field, made.value);
    made.field.dispatchEvent(new Event('input', { bubbles: true }));
  } else made.button.click();
}

/** What was done within an element, or that the reader came near to it, taken out: whoever asks sees to it. */
export function takeEarly(element: Element): { near: boolean; made: Made | null } {
  const early = window.atlasEarly;
  if (early === undefined) return { near: false, made: null };
  // What was made anew meanwhile may have stood in it.
  const near = early.at instanceof Node && (element.contains(early.at) || !early.at.isConnected);
  const wanted = early.made === null ? null : inPlace(early.made);
  const made = wanted !== null && element.contains(controlOf(wanted)) ? wanted : null;
  if (made !== null) early.made = null;
  return { near, made };
}

/** Once the page answers: what nobody took is done again, and nothing more is kept. Returns whether the quick finder is wanted. */
export function endEarly(): boolean {
  const early = window.atlasEarly;
  if (early === undefined) return false;
  delete window.atlasEarly;
  early.stop();
  for (const details of document.querySelectorAll('main details[open]')) details.dispatchEvent(new Event('toggle'));
  const { activeElement } = document;
  if (activeElement instanceof HTMLInputElement) activeElement.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
  if (early.made !== null) again(early.made);
  return early.finder;
}
