/** What the tools under a figure make: pictures, CSV, its address, code for another page. Imported when one is first used: it carries ECharts. */
import { standalone } from '../chart/alone';
import { draw } from '../chart/draw';
import type { Picture } from '../chart/alone';
import type { ChartSpec, ChartSummary } from '../chart/spec';
import { encode } from '../chart/text';
import type { Lang } from '../i18n/lang';
import { embedHref } from './address';
import { csvOf } from './csv';
import { coverageWords, measureWords, noteWords, sourceWords } from './words';

export interface Taken { id: string; lang: Lang; spec: ChartSpec; summary: ChartSummary; caption: string }

/** The address of a figure on this page, with what the reader chose. */
export function linkOf(id: string): string {
  const { origin, pathname, search } = window.location;
  return `${origin}${pathname}${search}#figure-${id}`;
}

/** Code that shows the figure, as it is chosen now, in another page's frame. */
export function snippetOf(page: string, { id, lang, spec, summary }: Taken): string {
  // Of the measures chosen on the page only this figure's belongs to it; a table of the reader's own is in no other's frame.
  const own = [...new URLSearchParams(window.location.search)].filter(([name]) => !name.startsWith('own-') && (!name.startsWith('show-') || name === `show-${id}`));
  const params = new URLSearchParams(own);
  const src = new URL(embedHref(lang, page, id, params), window.location.origin).href;
  return `<iframe src="${encode(src)}" title="${encode(summary.title)}" width="100%" height="${heightOf(spec, lang)}" style="border:0" loading="lazy"></iframe>`;
}

/** Room in px for title, unit, notes and source around a chart. */
const AROUND = 260;
/** The whole figure as wide as an article gives it; beyond the tallest a frame should be it scrolls. */
function heightOf(spec: ChartSpec, lang: Lang): number {
  return Math.min(900, AROUND + draw(spec, { lang, size: 'wide' }).height);
}

function pictureOf({ id, lang, spec, summary, caption }: Taken): Picture {
  return standalone(spec, lang, {
    title: summary.title,
    unit: `${measureWords(summary, lang)} · ${coverageWords(summary, lang)}`,
    foot: [noteWords(caption, summary, lang), sourceWords(spec, lang)].filter((text) => text !== ''),
    address: linkOf(id),
  });
}

function download(blob: Blob, name: string): string {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return name;
}

/** A canvas has a largest side in every browser; taller pictures are drawn smaller. */
const MOST_PIXELS = 16_000;

async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const image = new Image();
  // A data URL: the policy of the page lets no image in from a blob.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = Math.min(2, MOST_PIXELS / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob === null ? fail(new Error('the canvas is empty')) : done(blob)), 'image/png');
  });
}

const nameOf = ({ id, lang }: Taken, kind: string) => `${id}-${lang}.${kind}`;

/** Each saves a file and tells its name; rejects where the browser cannot make it. */
export const save: Record<'svg' | 'png' | 'csv', (given: Taken) => Promise<string>> = {
  svg: async (given) => download(new Blob([pictureOf(given).svg], { type: 'image/svg+xml;charset=utf-8' }), nameOf(given, 'svg')),
  png: async (given) => download(await pngOf(pictureOf(given)), nameOf(given, 'png')),
  csv: async (given) => download(new Blob([csvOf(given.summary, given.spec.reports)], { type: 'text/csv;charset=utf-8' }), nameOf(given, 'csv')),
};
