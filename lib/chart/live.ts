/** A chart alive in the page. Import it dynamically, on the first pointer or focus: it carries ECharts. */
import { getInstanceByDom, init, use } from 'echarts/core';
import { CustomChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { draw } from './draw';
import type { ChartSpec, ChartSummary, Lang } from './spec';

use([CustomChart, TooltipComponent, SVGRenderer]);

export interface LiveChart {
  /** Draws other data, or the same in another language. */
  update(spec: ChartSpec, lang: Lang): ChartSummary;
  dispose(): void;
}

/**
 * Mounts a chart in an element, which gets the chart's height. It follows the element's width; themes
 * apply through CSS variables without another drawing. Mounting twice on one element takes the first
 * away, and `dispose` may be called twice.
 */
export function mount(element: HTMLElement, spec: ChartSpec, lang: Lang): LiveChart {
  getInstanceByDom(element)?.dispose();
  element.replaceChildren();
  let current = { spec, lang };
  const width = () => Math.max(280, Math.floor(element.clientWidth));
  const first = draw(spec, { lang, size: width() });
  const chart = init(element, null, { renderer: 'svg', width: first.width, height: first.height });

  function render(): ChartSummary {
    const drawing = draw(current.spec, { lang: current.lang, size: width() });
    element.style.height = `${drawing.height}px`;
    chart.resize({ width: drawing.width, height: drawing.height, silent: true });
    chart.setOption(drawing.option, { notMerge: true });
    return drawing.summary;
  }

  render();
  let drawnAt = width();
  const observer = new ResizeObserver(() => {
    if (chart.isDisposed() || width() === drawnAt) return;
    drawnAt = width();
    render();
  });
  observer.observe(element);

  return {
    update(nextSpec, nextLang) {
      current = { spec: nextSpec, lang: nextLang };
      return render();
    },
    dispose() {
      observer.disconnect();
      if (!chart.isDisposed()) chart.dispose();
      element.style.removeProperty('height');
    },
  };
}
