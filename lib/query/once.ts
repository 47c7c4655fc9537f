/** What is made once, by whoever asks first; after a failure the next to ask tries again. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    const attempt = made ?? make();
    made = attempt;
    attempt.catch(() => {
      if (made === attempt) made = null;
    });
    return attempt;
  };
}
