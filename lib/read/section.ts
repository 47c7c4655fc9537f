/** Sections of a text: its headings 一、二、… part it without gaps, for showing and searching. */
import { compactBetween, type Folded } from '../source/fold';
import type { Section } from './report';

const HEADING = /^[一二三四五六七八九十]{1,2}[、.,]?(?=.{2,40}$)/;
const ORDINAL = /^[一二三四五六七八九十⼀⼆⼋⼗]/;
const SUBJECT = /总体|概述|基本情况|主动公开|申请|复议|诉讼|问题|其他|其它|事项|收费|机构|监督|组织|附|改进/;
/** Rows of the form begin with 一、二、… too. */
const FORM_ROW = /本年新收|上年结转|办理结果|结转下/;

/**
 * @param text the text with plain line ends
 * @param source the same text as it was decoded, of the same length: sections hold its characters
 * @returns sections that joined in order are the whole source
 */
export function findSections(text: string, folded: Folded, source = text): Section[] {
  const cuts: { at: number; heading: string | null }[] = [{ at: 0, heading: null }];
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    if (end - start < 120 && end > start) {
      const line = text.slice(start, end);
      const first = line.trimStart();
      if (ORDINAL.test(first) && !line.includes('\t') && !line.includes('|')) {
        const compact = compactBetween(folded, start, end);
        if (HEADING.test(compact) && SUBJECT.test(compact) && !FORM_ROW.test(compact) && !/[。;；]./.test(compact)) {
          cuts.push({ at: start, heading: first.trim() });
        }
      }
    }
    start = end + 1;
  }
  const sections: Section[] = [];
  cuts.forEach((cut, i) => {
    const end = cuts[i + 1]?.at ?? text.length;
    if (end > cut.at || cuts.length === 1) sections.push({ ordinal: sections.length, heading: cut.heading, text: source.slice(cut.at, end), start: cut.at, end });
  });
  return sections;
}
