/** A chart as SVG text when a page is built. Server only in practice: it carries ECharts. */
import { init, use } from 'echarts/core';
import { CustomChart } from 'echarts/charts';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart } from './draw';
import { FONT } from './scene';

use([CustomChart, SVGRenderer]);

/**
 * SVG in the chart's own size, the same text for the same chart. `prefix` goes before every id, so that two charts on a page do not clash. Hidden from screen
 * readers: the figure around it has the name.
 */
export function renderSvg(chart: Chart, prefix: string): string {
  if (!/^[A-Za-z][\w-]*$/.test(prefix)) throw new RangeError(`not an id prefix: ${prefix}`);
  const instance = init(null, null, { renderer: 'svg', ssr: true, width: chart.width, height: chart.height });
  try {
    const { tooltip: _, ...still } = chart.option;
    instance.setOption(still);
    return clean(instance.renderToSVGString(), prefix);
  } finally {
    // A leaked instance keeps Node alive.
    instance.dispose();
  }
}

/** Drops what only a live chart needs, and inline styles, which a strict content policy refuses. */
function clean(svg: string, prefix: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>\s*/g, '')
    .replace(/ ecmeta_\w+="[^"]*"/g, '')
    .replace(/ class="zr[^"]*"/g, '')
    .replace(/ pointer-events="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${prefix}-`)
    .replace(/ style="([^"]*)"/g, (_, style: string) => attributes(style))
    .replace(/ (?:xmlns:xlink|version|baseProfile)="[^"]*"/g, '')
    .replace(/<rect [^>]*fill="none"[^>]*><\/rect>\s*/g, (rect) => (rect.includes('stroke=') ? rect : ''))
    .replace(/<path [^>]*><\/path>\s*/g, (path) => (path.includes('fill="none"') && !path.includes('stroke=') ? '' : path))
    .replace(/^<svg /, `<svg aria-hidden="true" focusable="false" font-family="${FONT}" `)
    .trim();
}

/** `font-size:12px;font-weight:600` → attributes; the family is inherited from the root. */
function attributes(style: string): string {
  return style.split(';').flatMap((declaration) => {
    const [name = '', value = ''] = declaration.split(':').map((part) => part.trim());
    if (name === 'font-size') return [` font-size="${value.replace(/px$/, '')}"`];
    if (name === 'font-weight' && value !== '400') return [` font-weight="${value}"`];
    return [];
  }).join('');
}
