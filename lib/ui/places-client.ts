'use client';
/** A worker of this page that knows the places: begun after the first paint, ended with the page. */
import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { BASE_PATH } from './address';
import { afterFirstPaint } from './first-paint';

export type Readiness = 'starting' | 'ready' | 'failed';

/** `open` is given the table of places as CSV; it must be the same function each time. */
export function usePlacesClient<T extends { close(): void }>(open: (places: string) => Promise<T>): { client: RefObject<T | null>; ready: Readiness } {
  const client = useRef<T | null>(null);
  const [ready, setReady] = useState<Readiness>('starting');
  useEffect(() => {
    let gone = false;
    void (async () => {
      await afterFirstPaint();
      try {
        const response = await fetch(`${BASE_PATH}/own/places.csv`);
        if (!response.ok) throw new Error(String(response.status));
        const opened = await open(await response.text());
        if (gone) return opened.close();
        client.current = opened;
        setReady('ready');
      } catch {
        if (!gone) setReady('failed');
      }
    })();
    return () => {
      gone = true;
      client.current?.close();
      client.current = null;
    };
  }, [open]);
  return { client, ready };
}
