/** Whether this browser holds tables of the reader's own: known at once, so that who has none is asked for nothing. */
const KEY = 'atlas.own';

/** False too where the browser keeps nothing. */
export function holdsOwn(): boolean {
  try {
    return window.localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

export function tellHeld(held: boolean): void {
  try {
    if (held) window.localStorage.setItem(KEY, '1');
    else window.localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing keeps no tables either.
  }
}
