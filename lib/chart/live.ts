/** A chart alive in the page. Import it dynamically, on the first pointer or focus: it carries ECharts. */
import { getInstanceByDom, init, use } from 'echarts/core';
import { CustomChart } from 'echarts/charts';
import { TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import type { EChartsCoreOption } from 'echarts/core';
import { draw } from './draw';
import type { ChartSpec, ChartSummary, Lang } from './spec';

use([CustomChart, TooltipComponent, SVGRenderer]);

export interface LiveChart {
  /** Draws other data, or the same in another language. */
  update(spec: ChartSpec, lang: Lang): ChartSummary;
  dispose(): void;
}

type Drawing<T extends Drawn> = (width: number) => T;
interface Drawn { option: EChartsCoreOption; width: number; height: number; picks?: readonly (string | null)[] }
export interface LiveDrawing<T extends Drawn> {
  update(drawing: Drawing<T>): T;
  dispose(): void;
}

/**
 * Mounts a drawing in an element, which gets its height. It follows the element's width; themes apply
 * through CSS variables without another drawing. Mounting twice on one element takes the first away, and
 * `dispose` may be called twice.
 */
export function mountDrawing<T extends Drawn>(element: HTMLElement, drawing: Drawing<T>, onPick?: (pick: string) => void): LiveDrawing<T> {
  getInstanceByDom(element)?.dispose();
  element.replaceChildren();
  let current = drawing;
  const width = () => Math.max(280, Math.floor(element.clientWidth));
  const first = drawing(width());
  const chart = init(element, null, { renderer: 'svg', width: first.width, height: first.height });

  let picks = first.picks ?? [];
  if (onPick !== undefined) {
    chart.on('click', ({ dataIndex }) => {
      const pick = picks[dataIndex] ?? null;
      if (pick !== null) onPick(pick);
    });
  }

  function show(drawn: T): T {
    element.style.height = `${drawn.height}px`;
    chart.resize({ width: drawn.width, height: drawn.height, silent: true });
    chart.setOption(drawn.option, { notMerge: true });
    picks = drawn.picks ?? [];
    return drawn;
  }
  const render = (): T => show(current(width()));

  show(first);
  let drawnAt = width();
  const observer = new ResizeObserver(() => {
    if (chart.isDisposed() || width() === drawnAt) return;
    drawnAt = width();
    render();
  });
  observer.observe(element);

  return {
    update(next) {
      current = next;
      return render();
    },
    dispose() {
      observer.disconnect();
      if (!chart.isDisposed()) chart.dispose();
      element.style.removeProperty('height');
    },
  };
}

/** Mounts a chart of the site in an element. */
export function mount(element: HTMLElement, spec: ChartSpec, lang: Lang, onPick?: (pick: string) => void): LiveChart {
  const live = mountDrawing(element, (size) => draw(spec, { lang, size }), onPick);
  return {
    update: (nextSpec, nextLang) => live.update((size) => draw(nextSpec, { lang: nextLang, size })).summary,
    dispose: live.dispose,
  };
}
