/** Words of what a reader can take from a figure, and of the page that shows one figure in another site's frame. */
import { both } from './lang';

export const TOOLS = both({
  label: '取用这张图',
  svg: 'SVG', svgHint: '矢量图，带标题、分母、来源和网址',
  png: 'PNG', pngHint: '位图，两倍大小',
  csv: (n: string) => `CSV（${n} 行）`, csvHint: '与图表所示完全一致的数字',
  link: '复制链接', linkHint: '本图的网址，含所选的报告',
  embed: '嵌入代码', embedHint: '把这张图放进别的网页',
  embedCode: '嵌入代码', copy: '复制',
  copied: { link: '链接已复制。', embed: '嵌入代码已复制。' },
  saved: (name: string) => `已保存 ${name}。`,
  failed: { svg: '没有做成 SVG，请再试。', png: '没有做成 PNG，请再试。', csv: '没有做成 CSV，请再试。', copy: '浏览器不让复制，请手工复制下面的文字。' },
  frame: {
    title: '一张图', description: '本站的一张图，供放在别的网页里。',
    loading: '正在查询……', noScript: '这张图需要脚本。', toSite: '到本站首页',
    unknown: '没有这张图。', unknownText: '网址里的 page 或 figure 写错了，或这张图已经不在。',
    full: '在本站看全图、表格与全部说明',
  },
}, {
  label: 'Take this figure',
  svg: 'SVG', svgHint: 'A vector picture with title, denominator, source and address',
  png: 'PNG', pngHint: 'A picture in pixels, at twice the size',
  csv: (n) => `CSV, ${n} rows`, csvHint: 'Exactly the figures shown',
  link: 'Copy link', linkHint: 'The address of this figure with the reports chosen',
  embed: 'Embed', embedHint: 'Put this figure into another page',
  embedCode: 'Code for another page', copy: 'Copy',
  copied: { link: 'The link is copied.', embed: 'The code is copied.' },
  saved: (name) => `Saved ${name}.`,
  failed: { svg: 'The SVG could not be made. Try again.', png: 'The PNG could not be made. Try again.', csv: 'The CSV could not be made. Try again.', copy: 'The browser does not let this page copy. Copy the text below by hand.' },
  frame: {
    title: 'One figure', description: 'One figure of this site, for the frame of another page.',
    loading: 'Asking the data …', noScript: 'This figure needs scripts.', toSite: 'To the site',
    unknown: 'There is no such figure.', unknownText: 'The page or figure in the address is mistyped, or the figure is no longer there.',
    full: 'The whole page, with table and notes',
  },
});
