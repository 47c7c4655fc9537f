'use client';
/** Copies a text, and says whether it could. */
import { useState } from 'react';

interface CopyProps { text: string; children: string; label: string; done: string; failed: string }

export function CopyButton({ text, children, label, done, failed }: CopyProps) {
  const [said, setSaid] = useState<{ text: string; words: string } | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid({ text, words: done });
    } catch {
      // No clipboard where the site is served without TLS, or the reader said no.
      setSaid({ text, words: failed });
    }
  }
  return <><button type="button" className="plain copy" aria-label={label} onClick={() => void copy()}>{children}</button><output className="small">{said?.text === text ? said.words : ''}</output></>;
}
