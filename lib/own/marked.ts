/**
 * A report as a page of its own that needs nothing else: what was found, and the text with every figure
 * that was read marked. Everything in it is somebody's text, so everything is encoded, and the page's own
 * policy lets nothing run.
 */
import type { DetailSection } from '../query/sql/report';

export interface MarkedPage {
  lang: string;
  title: string;
  /** Under the title: place, year, scope, file. */
  facts: readonly string[];
  findings: { heading: string; none: string; items: readonly { text: string; status: string; cells: readonly { id: string; name: string }[] }[] };
  text: { heading: string; help: string; left_out: string };
  sections: readonly DetailSection[];
  /** Cells and claims with characters of their own. `hint` shows on pointing. */
  marks: readonly { id: string; start: number; end: number; hint: string; flagged: boolean }[];
  foot: string;
}

const CODES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as text in HTML. Control characters that HTML cannot hold show as their picture. */
export function encode(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[&<>"']/g, (character) => CODES[character] ?? '').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, (character) => String.fromCharCode(0x2400 + (character === '\u007f' ? 0x21 : character.charCodeAt(0))));
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:58rem;margin:2rem auto;padding:0 1rem}
h1,h2{font-family:"Source Han Serif SC","Noto Serif CJK SC","Songti SC",Georgia,serif;line-height:1.3}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;font-size:.94rem;border:1px solid;padding:1rem}
mark{color:inherit;background:none;border-bottom:1px solid}mark.flagged{background:#e9b44c66;border-bottom:3px solid #b3402e}mark:target{outline:2px solid}li{margin-bottom:.5rem}.facts,.foot,.small{opacity:.75;font-size:.9rem}`;

export function markedPage(page: MarkedPage): string {
  const anchors = new Map<string, string>();
  for (const mark of page.marks) if (!anchors.has(mark.id)) anchors.set(mark.id, `c${anchors.size}`);
  const body = page.sections.map((section, index) => {
    const before = page.sections[index - 1];
    const gap = before !== undefined && before.end_at < section.start_at ? `</pre><p class="small">${encode(page.text.left_out.replace('{n}', String(section.start_at - before.end_at)))}</p><pre>\n` : '';
    return gap + marked(section, page.marks, anchors);
  }).join('');
  const items = page.findings.items.map((item) => {
    const cells = item.cells.map((cell) => {
      const anchor = anchors.get(cell.id);
      return anchor === undefined ? encode(cell.name) : `<a href="#${anchor}">${encode(cell.name)}</a>`;
    }).join(', ');
    return `<li><strong>${encode(item.status)}</strong> ${encode(item.text)}${cells === '' ? '' : `<br><span class="small">${cells}</span>`}</li>`;
  }).join('\n');
  return `<!DOCTYPE html>
<html lang="${encode(page.lang)}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${encode(page.title)}</title><style>${STYLE}</style></head><body>
<h1>${encode(page.title)}</h1>
<p class="facts">${page.facts.map(encode).join('<br>')}</p>
<h2>${encode(page.findings.heading)}</h2>
${items === '' ? `<p>${encode(page.findings.none)}</p>` : `<ol>\n${items}\n</ol>`}
<h2>${encode(page.text.heading)}</h2>
<p class="small">${encode(page.text.help)}</p>
<pre>\n${body}</pre>
<p class="foot">${encode(page.foot)}</p>
</body></html>
`;
}

/** Marks that begin in the section and do not overlap the one before; a mark keeps to its section. */
function marked(section: DetailSection, marks: MarkedPage['marks'], anchors: ReadonlyMap<string, string>): string {
  const here = marks.filter((mark) => mark.start >= section.start_at && mark.end <= section.end_at && mark.start < mark.end).sort((a, b) => a.start - b.start || a.end - b.end);
  const placed = new Set<string>();
  let at = section.start_at;
  let html = '';
  const slice = (from: number, to: number): string => section.text.slice(from - section.start_at, to - section.start_at);
  for (const mark of here) {
    if (mark.start < at) continue;
    html += encode(slice(at, mark.start));
    const anchor = placed.has(mark.id) ? undefined : anchors.get(mark.id);
    placed.add(mark.id);
    html += `<mark${anchor === undefined ? '' : ` id="${anchor}"`}${mark.flagged ? ' class="flagged"' : ''} title="${encode(mark.hint)}">${encode(slice(mark.start, mark.end))}</mark>`;
    at = mark.end;
  }
  return html + encode(slice(at, section.end_at));
}
