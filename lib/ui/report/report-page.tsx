'use client';
/** The part of the Report page that changes, and its start: the page is long and needs nothing else of Next's client. */
import { z } from 'zod';
import { LANGS } from '../../i18n/lang';
import { Shard } from '../../query/shards';
import { AboveRow } from '../../query/sql/lists';
import { DATA_TABLES } from '../../query/views';
import { startAlone, startsAlone } from '../alone';
import { SiteFacts } from './cite';
import { ReportView } from './report-view';

const Given = z.object({
  lang: z.enum(LANGS),
  site: SiteFacts,
  tables: z.object({
    files: z.partialRecord(z.enum(DATA_TABLES), z.array(Shard.extend({ footer: z.number().int() })).readonly()),
    empty: z.array(z.enum(DATA_TABLES)).readonly(),
    above: z.array(AboveRow).readonly(),
  }),
});
type Given = z.infer<typeof Given>;

/** Its attributes say what is started, and with what. */
export function ReportPage(given: Given) {
  return <div data-alone="ReportPage" data-given={JSON.stringify(given)}><ReportView {...given} /></div>;
}

if (startsAlone()) {
  const element = document.querySelector<HTMLElement>('[data-alone]');
  if (element !== null) {
    const given = Given.parse(JSON.parse(element.dataset['given'] ?? ''));
    startAlone(element, <ReportView {...given} />, given.lang);
  }
}
