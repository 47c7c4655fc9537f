'use client';
/** Controls the pages of places share: a labelled choice, and what is said while something is asked. */
import type { ReactNode } from 'react';
import { COMMON } from '../../i18n/common';
import type { Lang } from '../../i18n/lang';
import type { Asked } from './use-asked';

export interface Option { value: string; label: string }

export function Choose({ label, name, value, options, onChange }: { label: string; name: string; value: string; options: readonly Option[]; onChange: (value: string) => void }) {
  return (
    <label className="filter"><span>{label}</span>
      <select name={name} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </label>
  );
}

/** The sentence under the controls: loading, what is shown, or why it is not. */
export function Status({ lang, asked, children }: { lang: Lang; asked: Pick<Asked<unknown>, 'asking' | 'error' | 'retry'>; children: ReactNode }) {
  const words = COMMON[lang];
  return (
    <>
      <output className="status">{asked.error !== null ? null : asked.asking ? words.status.loading : children}</output>
      {asked.error === null ? null : (
        <p className="error" role="alert">{words.errors[asked.error]} {words.status.stale} <button type="button" className="plain" onClick={asked.retry}>{words.status.retry}</button></p>
      )}
    </>
  );
}
