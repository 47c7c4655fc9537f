/** Text in charts: how wide it is without a screen to measure on, how figures are written, how HTML is encoded. */

/** Estimated width in px: full-width characters one em, others by class. Errs to the wide side. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const char of text) {
    if (/[\u1100-\u11ff\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u3000-\u303f“”‘’—…]/u.test(char)) em += 1;
    else if (/[0-9]/.test(char)) em += 0.62;
    else if (/[A-Z%Σ&]/.test(char)) em += 0.74;
    else if (/[mw]/.test(char)) em += 0.9;
    else if (/[ ijltfr.,:;'|/()·-]/.test(char)) em += 0.36;
    else em += 0.6;
  }
  return em * size;
}

/** Shortens to a width, with an ellipsis. */
export function fit(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const chars = [...text];
  while (chars.length > 1 && textWidth(`${chars.join('')}…`, size) > width) chars.pop();
  return `${chars.join('').trimEnd()}…`;
}

/** Breaks into lines: at spaces, and between any two full-width characters. Breaks no word. */
export function wrap(text: string, width: number, size: number): string[] {
  const pieces = text.match(/[\u2e80-\u9fff\uff00-\uff60\u3000-\u303f“”][，。、；：）》”]?|[^\s\u2e80-\u9fff\uff00-\uff60\u3000-\u303f“”]+|\s+/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}

/** `34290` → `34,290`; up to two decimals; the same in every engine. */
export function count(value: number): string {
  const [whole = '0', decimals] = String(Math.round(Math.abs(value) * 100) / 100).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** A share in 0…1 → `55.2%`. */
export function percent(share: number, decimals = 1): string {
  return `${(share * 100).toFixed(decimals)}%`;
}

/** Text inside HTML. Tooltips are raw HTML: everything that comes from data passes here. */
export function encode(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}
