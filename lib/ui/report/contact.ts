/** Where a reader reports an error: the publisher's contact of site.json, filled in with the report and the cell. Pure. */

export interface ErrorReport { reportId: string; /** Id of the cell, null for the report as a whole. */ cell: string | null; /** Address of the Report page, the cell in it. */ page: string; /** What the message is called, and what it says before the person writes on. */ subject: string; body: string }

export type Contact =
  | { kind: 'none' }
  /** Words that lead nowhere by themselves, such as a telephone number. */
  | { kind: 'words'; text: string }
  | { kind: 'link'; text: string; href: string };

const MAIL = /^(?:mailto:)?([^\s@?&,;:/<>"']+@[^\s@?&,;:/<>"']+\.[^\s@?&,;:/<>"']+)$/i;
const encoded = (values: Readonly<Record<string, string>>): string => Object.entries(values).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');

/**
 * An address of mail becomes a letter begun. A web address gets the words as `title` and `body`, which the
 * forms of GitHub and Gitea take; or, where it holds `{report}`, `{cell}`, `{page}`, `{title}` or `{body}`,
 * those are filled in and nothing is added.
 */
export function contactFor(contact: string | null, { reportId, cell, page, subject, body }: ErrorReport): Contact {
  const text = (contact ?? '').trim();
  if (text === '') return { kind: 'none' };
  const mail = MAIL.exec(text)?.[1];
  if (mail !== undefined) return { kind: 'link', text: mail, href: `mailto:${mail}?${encoded({ subject, body: body.replaceAll('\n', '\r\n') })}` };
  if (!/^https?:\/\/[^\s/]+/i.test(text)) return { kind: 'words', text };
  const parts: Record<string, string> = { report: reportId, cell: cell ?? '', page, title: subject, body };
  if (/\{(?:report|cell|page|title|body)\}/.test(text)) {
    return { kind: 'link', text: text.replace(/[?#].*$/, ''), href: text.replace(/\{(report|cell|page|title|body)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? '')) };
  }
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return { kind: 'words', text };
  }
  if (!url.searchParams.has('title')) url.searchParams.set('title', subject);
  if (!url.searchParams.has('body')) url.searchParams.set('body', body);
  return { kind: 'link', text, href: url.href };
}
