'use client';
/** What must be known before reports are compared, above the figures; each kind of report can be had alone. */
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { MARKS } from '../i18n/marks';
import type { Scope } from '../read/report';
import type { Notice } from './first';

export function Notices({ lang, notice, onScope }: { lang: Lang; notice: Notice | null; onScope: (scope: Scope) => void }) {
  const words = COMMON[lang];
  if (notice === null) return null;
  const { scopes, lines } = notice;
  return (
    <div className="notices" role="note">
      {scopes.length > 1 ? (
        <p>
          {words.mixed(scopes.map((scope) => words.scopes[scope]).join(MARKS[lang].list))}{' '}
          {scopes.map((scope) => <button key={scope} type="button" className="plain" onClick={() => onScope(scope)}>{words.scopes[scope]}</button>)}
        </p>
      ) : null}
      {lines.map((line) => <p key={line}>{line}</p>)}
    </div>
  );
}
