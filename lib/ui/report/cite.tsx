'use client';
/** How to cite the report, and whom to tell of an error in it. */
import { useMemo } from 'react';
import { z } from 'zod';
import { count } from '../../chart/text';
import { RELATIONS } from '../../i18n/relations';
import { STATE_WORDS } from '../../i18n/check';
import type { Lang } from '../../i18n/lang';
import type { DetailCell, ReportRow } from '../../query/sql/report';
import { reportHref } from '../address';
import { CopyButton } from '../copy-button';
import { CITATION_STYLES, cite } from './citation';
import { contactFor } from './contact';
import { fullName } from './names';
import { webAddress } from './parts';

/** What of the site goes into a citation: constants of the build. */
export const SiteFacts = z.object({
  title: z.string(), publisher: z.string().nullable(), contact: z.string().nullable(),
  /** Scheme and host, '' while unknown. */
  baseUrl: z.string(),
  /** First digits of the hash of the data. */
  version: z.string().nullable(),
});
export type SiteFacts = z.infer<typeof SiteFacts>;

/** The reader's own day, as YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return [String(now.getFullYear()), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
}

export function CiteReport({ lang, report, site, chosen }: { lang: Lang; report: ReportRow; site: SiteFacts; chosen: DetailCell | null }) {
  const words = RELATIONS[lang];
  const host = site.baseUrl === '' ? window.location.origin : site.baseUrl;
  const cited = useMemo(() => ({
    reportId: report.report_id, authority: report.authority, title: report.title, year: report.year,
    url: webAddress(report.source_url) ?? webAddress(report.source_text), retrieved: report.source_retrieved,
    site: site.title, publisher: site.publisher, page: `${host}${reportHref(lang, report.report_id)}`, version: site.version, accessed: today(),
  }), [report, site, host, lang]);
  const cell = chosen?.cell ?? '';
  const page = `${host}${reportHref(lang, report.report_id, chosen?.cell)}`;
  const shown = chosen === null ? '' : chosen.value === null ? STATE_WORDS[chosen.state].word[lang] : count(chosen.value);
  const contact = contactFor(site.contact, {
    reportId: report.report_id, cell: chosen?.cell ?? null, page, subject: words.contact.subject(report.report_id, cell),
    body: words.contact.body(report.report_id, report.authority ?? report.title ?? '', cell === '' ? '' : `${cell} (${fullName(cell, lang)})`, shown, page),
  });
  return (
    <section className="cite" aria-labelledby="cite-title">
      <h2 id="cite-title">{words.cite.heading}</h2>
      <div className="cite-parts">
        <div>
          <p>{words.cite.text} <span className="small">{words.cite.noDate}</span></p>
          {CITATION_STYLES.map((style) => {
            const text = cite(style, cited, lang);
            return (
              <div key={style} className="citation" data-style={style}>
                <h3>{words.cite[style]} <CopyButton text={text} label={words.cite.label(words.cite[style])} done={words.cite.copied} failed={words.cite.copyFailed}>{words.cite.copy}</CopyButton></h3>
                {style === 'bibtex' ? <pre tabIndex={0} aria-label={words.cite[style]}>{text}</pre> : <p>{text}</p>}
              </div>
            );
          })}
        </div>
        <div className="error-report" data-contact={contact.kind}>
          <h3>{words.contact.heading}</h3>
          {contact.kind === 'none' ? <p>{words.contact.none}</p> : (
            <>
              <p>{words.contact.text}</p>
              <p>{contact.kind === 'words' ? words.contact.words(contact.text) : <><a href={contact.href} rel="noreferrer">{words.contact.link}</a> <span className="small break">{contact.text}</span></>}</p>
              {contact.kind === 'link' ? <p className="small">{chosen === null ? words.contact.whole : words.contact.cell(fullName(chosen.cell, lang))}</p> : null}
            </>
          )}
        </div>
      </div>
    </section>
  );
}
