/**
 * A chart as a picture that stands alone: what the page says around it is drawn into it, and colours are
 * values, so that it can be printed, mailed and put into a document. Import it dynamically: it carries ECharts.
 */
import { draw } from './draw';
import { PALETTE } from './palette';
import { FONT } from './scene';
import type { ChartSpec, Lang, Size } from './spec';
import { renderSvg } from './svg';
import { encode, wrap } from './text';

/** What stands around the chart, as plain text in the language. */
export interface Around {
  title: string;
  /** Unit, denominator and how many reports, one line. */
  unit: string;
  /** Caption, caveats and source, a paragraph each. */
  foot: readonly string[];
  /** Where the figure stands on the site. */
  address: string;
}

export interface Picture { svg: string; width: number; height: number }

const EDGE = 28;
const SERIF = "Georgia, 'Source Han Serif SC', 'Noto Serif CJK SC', 'Songti SC', serif";

/** Colour variables become their values on paper: a picture leaves the page, and its theme stays behind. */
export function resolved(svg: string): string {
  return svg.replace(/var\(--chart-[\w-]+, (#[0-9a-f]{6})\)/g, '$1');
}

/** What XML 1.0 has no place for: controls, halves of a surrogate pair. */
function legal(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
}

/** An address has no blanks to break at: it is cut where it must be. */
function cut(text: string, chars: number): string[] {
  return text.match(new RegExp(`.{1,${chars}}`, 'gu')) ?? [];
}

export function standalone(spec: ChartSpec, lang: Lang, around: Around, size: Size = 'wide'): Picture {
  const chart = draw(spec, { lang, size });
  const room = chart.width;
  const texts: string[] = [];
  let y = EDGE;
  const put = (lines: readonly string[], fontSize: number, colour: string, more = '', leading = 1.42) => {
    for (const line of lines) {
      y += fontSize;
      texts.push(`<text x="${EDGE}" y="${Math.round(y * 10) / 10}" font-size="${fontSize}" fill="${colour}"${more}>${encode(line)}</text>`);
      y += fontSize * (leading - 1);
    }
  };
  put(wrap(around.title, room, 20), 20, PALETTE.ink.light, ` font-family="${SERIF}" font-weight="600"`);
  y += 4;
  put(wrap(around.unit, room, 13), 13, PALETTE.muted.light);
  y += 16;
  const inner = renderSvg(chart, 'figure').replace(/^<svg [^>]*?width="/, `<svg x="${EDGE}" y="${Math.round(y)}" overflow="visible" font-family="${FONT}" width="`);
  y += chart.height + 10;
  for (const paragraph of around.foot) {
    put(wrap(paragraph, room, 12), 12, PALETTE.muted.light);
    y += 3;
  }
  put(cut(around.address, Math.floor(room / 6.6)), 11, PALETTE.muted.light);
  const width = room + 2 * EDGE;
  const height = Math.ceil(y + EDGE - 8);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" lang="${lang === 'zh' ? 'zh-Hans' : 'en'}">`
    + `<title>${encode(around.title)}</title><desc>${encode(chart.summary.sentence)}</desc>`
    + `<rect width="${width}" height="${height}" fill="${PALETTE.paper.light}"/>${texts.join('')}${inner}</svg>\n`;
  return { svg: legal(resolved(svg)), width, height };
}
