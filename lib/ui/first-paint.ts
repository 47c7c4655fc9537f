/** Resolves when the page has been shown to the reader: loaded, and two frames drawn. A hidden tab counts once it is shown. */
export async function afterFirstPaint(): Promise<void> {
  if (document.readyState !== 'complete') await new Promise((done) => window.addEventListener('load', done, { once: true }));
  await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
}
