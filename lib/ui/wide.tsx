/** A table wider than the text, which scrolls by itself on a small screen. */
import type { ReactNode } from 'react';

/** The first of each row is its key. */
export function Wide({ label, head, rows }: { label: string; head: readonly string[]; rows: readonly (readonly [string, ...ReactNode[]])[] }) {
  return (
    <section className="scroll wide-table" tabIndex={0} aria-label={label}>
      <table>
        <thead><tr>{head.map((text) => <th key={text} scope="col">{text}</th>)}</tr></thead>
        <tbody>{rows.map(([key, first, ...cells]) => <tr key={key}><th scope="row">{first}</th>{cells.map((cell, index) => <td key={index}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </section>
  );
}
