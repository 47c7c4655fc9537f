/**
 * What stands where, in px: marks grouped into items, and the ECharts option that draws them.
 * Every chart is one custom series without axes of the library's own, so that a chart looks the same
 * as SVG in the page and alive, and so that a gap, a true zero and a label can stand exactly where they must.
 */
import type { CustomSeriesRenderItemReturn } from 'echarts';
import type { EChartsCoreOption } from 'echarts/core';
import { ink } from './palette';
import { encode } from './text';

export type Mark =
  | { type: 'rect'; x: number; y: number; w: number; h: number; fill?: string; opacity?: number; stroke?: string; dash?: boolean }
  | { type: 'line'; points: readonly (readonly [number, number])[]; stroke: string; width: number; dash?: boolean; opacity?: number; round?: boolean }
  | { type: 'area'; points: readonly (readonly [number, number])[]; fill: string; opacity?: number; stroke?: string }
  | { type: 'dot'; x: number; y: number; r: number; fill: string; stroke?: string; width?: number }
  | { type: 'text'; x: number; y: number; text: string; size: number; fill: string; align?: 'left' | 'center' | 'right'; bold?: boolean };

export interface Item {
  marks: readonly Mark[];
  /** Lines of the tooltip, plain text; the first is its heading. Items without one do not answer the pointer. */
  tip?: readonly string[];
  /** What a click on it chooses. */
  pick?: string;
}

/** In single quotes: the SVG renderer writes it into an attribute as it is. */
export const FONT = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

const round = (value: number) => Math.round(value * 100) / 100;

function shape(mark: Mark): Record<string, unknown> {
  switch (mark.type) {
    case 'rect':
      return {
        type: 'rect', shape: { x: round(mark.x), y: round(mark.y), width: round(mark.w), height: round(mark.h) },
        style: { fill: mark.fill ?? 'none', ...(mark.opacity === undefined ? {} : { fillOpacity: mark.opacity }), ...(mark.stroke === undefined ? {} : { stroke: mark.stroke, lineWidth: 1, ...(mark.dash ? { lineDash: [3, 2] } : {}) }) },
      };
    case 'line':
      return {
        type: 'polyline', shape: { points: mark.points.map(([x, y]) => [round(x), round(y)]) },
        style: { fill: 'none', stroke: mark.stroke, lineWidth: mark.width, ...(mark.dash ? { lineDash: [1.5, 3] } : {}), ...(mark.opacity === undefined ? {} : { strokeOpacity: mark.opacity }), ...(mark.round ? { lineCap: 'round', lineJoin: 'round' } : {}) },
      };
    case 'area':
      return {
        type: 'polygon', shape: { points: mark.points.map(([x, y]) => [round(x), round(y)]) },
        style: { fill: mark.fill, ...(mark.opacity === undefined ? {} : { fillOpacity: mark.opacity }), ...(mark.stroke === undefined ? {} : { stroke: mark.stroke, lineWidth: 1 }) },
      };
    case 'dot':
      return {
        type: 'circle', shape: { cx: round(mark.x), cy: round(mark.y), r: mark.r },
        style: { fill: mark.fill, ...(mark.stroke === undefined ? {} : { stroke: mark.stroke, lineWidth: mark.width ?? 1.5 }) },
      };
    case 'text':
      return {
        type: 'text', x: round(mark.x), y: round(mark.y),
        style: { text: mark.text, fill: mark.fill, fontSize: mark.size, fontFamily: FONT, fontWeight: mark.bold ? 600 : 400, align: mark.align ?? 'left', verticalAlign: 'middle' },
      };
  }
}

export function tooltipHtml(lines: readonly string[]): string {
  const [heading, ...rest] = lines.map(encode);
  return `<strong>${heading ?? ''}</strong>${rest.map((line) => `<br>${line}`).join('')}`;
}

function indexOf(params: unknown): number {
  return typeof params === 'object' && params !== null && 'dataIndex' in params && typeof params.dataIndex === 'number' ? params.dataIndex : -1;
}

/** Marks as an option. Tooltips are encoded here and nowhere else. */
export function optionOf(items: readonly Item[]): EChartsCoreOption {
  const groups = items.map((item): CustomSeriesRenderItemReturn => ({
    type: 'group', silent: item.tip === undefined, children: item.marks.map((mark) => ({ ...shape(mark), silent: item.tip === undefined, ...(item.pick === undefined ? {} : { cursor: 'pointer' }) })),
  } as CustomSeriesRenderItemReturn));
  return {
    animation: false,
    aria: { enabled: false },
    tooltip: {
      trigger: 'item', confine: true, transitionDuration: 0, className: 'chart-tip', backgroundColor: ink('paper'), borderColor: ink('rule'), borderWidth: 1, padding: [6, 9],
      extraCssText: 'box-shadow:none;border-radius:0;max-width:min(22rem,90%);white-space:normal;',
      textStyle: { color: ink('ink'), fontSize: 13, fontFamily: FONT },
      formatter: (params: unknown) => {
        const tip = items[indexOf(params)]?.tip;
        return tip === undefined ? '' : tooltipHtml(tip);
      },
    },
    series: [{
      type: 'custom', coordinateSystem: 'none', cursor: 'default', emphasis: { disabled: true },
      renderItem: (params: { dataIndex: number }) => groups[params.dataIndex],
      data: items.map((_, index) => index),
    }],
  };
}
