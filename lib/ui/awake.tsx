'use client';
/** A page that rested comes alive: its code is here, its figures are fetched, and its markup is taken over as it stands. */
import { useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Atlas } from './atlas';
import { fetchFirst } from './fetch-first';
import type { FirstView } from './first';
import type { RestProps } from './rest';

function Awake({ onAlive, ...props }: RestProps & FirstView & { onAlive: () => void }) {
  useEffect(onAlive, [onAlive]);
  return <Atlas {...props} />;
}

/** Resolves when the page answers. Rejects where the figures of the first view cannot be fetched or are not of this page. */
export async function awaken(element: HTMLElement, { matter, lang }: RestProps): Promise<void> {
  const view = await fetchFirst(matter, lang);
  await new Promise<void>((done) => {
    hydrateRoot(element, <Awake matter={matter} lang={lang} {...view} onAlive={done} />);
  });
}
