/** An answer that follows a key: asked after the page is on the screen, the last one kept while the next is on its way. */
import { useEffect, useState } from 'react';
import { codeOf } from '../../query/client';
import type { QueryErrorCode } from '../../query/client';
import { afterFirstPaint } from '../first-paint';

export interface Asked<T> {
  /** The last answer and the key it answers; null before the first. */
  answer: { key: string; value: T } | null;
  asking: boolean;
  error: QueryErrorCode | null;
  retry: () => void;
}

/** `key` null: nothing to ask. `load` is read anew for each key and should bring the engine itself, by a dynamic import. */
export function useAsked<T>(key: string | null, load: (signal: AbortSignal) => Promise<T>): Asked<T> {
  const [answer, setAnswer] = useState<{ key: string; value: T } | null>(null);
  const [failed, setFailed] = useState<{ key: string; attempt: number; code: QueryErrorCode } | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    void (async () => {
      await afterFirstPaint();
      if (signal.aborted) return;
      try {
        const value = await load(signal);
        if (!signal.aborted) setAnswer({ key, value });
      } catch (cause) {
        if (!signal.aborted) setFailed({ key, attempt, code: codeOf(cause) });
      }
    })();
    return () => controller.abort();
    // `load` belongs to the key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, attempt]);
  const error = failed !== null && failed.key === key && failed.attempt === attempt ? failed.code : null;
  return { answer, asking: key !== null && answer?.key !== key && error === null, error, retry: () => setAttempt(attempt + 1) };
}
