/** Takes over markup as it stands. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { hydrateRoot } from 'react-dom/client';

function Alive({ onAlive, children }: { onAlive: () => void; children: ReactNode }) {
  useEffect(onAlive, [onAlive]);
  return children;
}

/** Resolves when the part answers. */
export function takeOver(element: HTMLElement, part: ReactNode): Promise<void> {
  return new Promise((done) => {
    hydrateRoot(element, <Alive onAlive={done}>{part}</Alive>);
  });
}
