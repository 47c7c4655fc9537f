/** Plausible figures of a report: heavy-tailed, with every identity of the form true. */
import { APPLICANT_COLUMNS, cellId, outcomeRows, rowsOf, type FormVersion } from '../form';
import type { Random } from './random';

export type Figures = Map<string, number>;

/** Shares of outcomes in real reports, roughly: most is granted or not held. */
const WEIGHT: Record<string, number> = {
  granted: 40, partial: 8, unable_not_held: 25, unable_needs_creation: 2, unable_unclear: 2, refused_petition: 4, refused_repeat: 3,
  other_other: 4, other_handling: 5, other_overdue_correction: 2, denied_third_party: 1, denied_admin_query: 2, denied_law: 1,
};

/** Heavy-tailed count: a quarter of all offices has none, a few have thousands. */
function heavy(random: Random, middle: number, spread: number, none: number): number {
  if (random.chance(none)) return 0;
  return Math.floor(Math.exp(Math.log(middle) + spread * random.normal()));
}

/** @param previous the same organ's figures of the year before: what was carried out is carried in, stocks roll forward, the size stays alike */
export function mintFigures(random: Random, applications: FormVersion, proactive: FormVersion, previous?: Figures): Figures {
  const figures: Figures = new Map();
  const outcomes = outcomeRows(applications);
  for (const row of rowsOf('applications', applications)) figures.set(cellId('applications', row.id, 'total'), 0);
  const size = previous ? previous.get(cellId('applications', 'new_received', 'total'))! * (0.6 + 0.9 * random.next()) : Math.min(heavy(random, 12, 1.7, 0.25), 60_000);
  for (const column of APPLICANT_COLUMNS) {
    const put = (row: string, value: number) => {
      figures.set(cellId('applications', row, column.id), value);
      const total = cellId('applications', row, 'total');
      figures.set(total, figures.get(total)! + value);
    };
    const share = column.id === 'natural_person' ? 0.82 : column.id === 'company' ? 0.12 : 0.015;
    const received = Math.round(size * share * (0.6 + 0.8 * random.next()));
    const carriedIn = previous ? previous.get(cellId('applications', 'carried_out', column.id))! : random.chance(0.35) ? Math.round(received * 0.1 * random.next()) : 0;
    const carriedOut = random.chance(0.35) ? Math.min(received + carriedIn, Math.round(received * 0.12 * random.next())) : 0;
    const handled = received + carriedIn - carriedOut;
    put('new_received', received);
    put('carried_in', carriedIn);
    const counts = new Map<string, number>();
    const weights = outcomes.map((row) => WEIGHT[row.id] ?? 0.4);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    // large counts by shares, the remainder one by one
    let left = handled;
    if (handled > 200) {
      outcomes.forEach((row, i) => {
        const part = Math.floor((handled * weights[i]! / all) * 0.9 * random.next());
        counts.set(row.id, part);
        left -= part;
      });
      if (left > 200) {
        counts.set('granted', (counts.get('granted') ?? 0) + left - 100);
        left = 100;
      }
    }
    for (; left > 0; left -= 1) {
      let ticket = random.next() * all;
      let i = 0;
      while (i < outcomes.length - 1 && (ticket -= weights[i]!) > 0) i += 1;
      const id = outcomes[i]!.id;
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    for (const row of outcomes) put(row.id, counts.get(row.id) ?? 0);
    put('total_handled', handled);
    put('carried_out', carriedOut);
  }
  for (const row of rowsOf('disputes', '2021')) {
    let total = 0;
    for (const column of ['upheld', 'corrected', 'other', 'pending']) {
      const value = random.chance(0.6) ? 0 : heavy(random, Math.max(1, size / 60), 1, 0.3);
      figures.set(cellId('disputes', row.id, column), value);
      total += value;
    }
    figures.set(cellId('disputes', row.id, 'total'), total);
  }
  for (const row of rowsOf('proactive', proactive)) {
    for (const column of row.columns) {
      const id = cellId('proactive', row.id, column.id);
      if (column.id === 'amount_wan') figures.set(id, random.chance(0.5) ? 0 : Math.round(Math.exp(5 + 2 * random.normal()) * 10_000) / 10_000);
      else if (column.id === 'decisions') figures.set(id, heavy(random, 150, 2.2, 0.35));
      else if (column.id === 'items_change') figures.set(id, random.chance(0.7) ? 0 : Math.round(12 * random.normal()) + 0);
      else if (row.id === 'regulations') figures.set(id, random.chance(0.9) ? 0 : random.below(9));
      else figures.set(id, heavy(random, 8, 1.3, 0.3));
    }
  }
  if (previous) rollStock(figures, previous);
  return figures;
}

function rollStock(figures: Figures, previous: Figures): void {
  const id = (column: string) => cellId('proactive', 'normative_documents', column);
  const before = previous.get(id('in_force'));
  const made = figures.get(id('made'));
  const repealed = figures.get(id('repealed'));
  if (before === undefined || made === undefined || repealed === undefined) return;
  figures.set(id('repealed'), Math.min(repealed, before + made));
  figures.set(id('in_force'), before + made - Math.min(repealed, before + made));
}
