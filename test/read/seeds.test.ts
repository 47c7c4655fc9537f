import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseReport } from '../../lib/corpus/parse';
import { readGazetteer } from '../../lib/place';

const places = readGazetteer(readFileSync('data/places/places.csv', 'utf8'));
const parse = (name: string) => parseReport(readFileSync(`data/reports/${name}.txt`), name, places);

/** Findings that say something, as `rule cell cell… expected actual`. */
const findings = (name: string) => parse(name).checks.filter((check) => check.status !== 'not_assessable');

describe('what the five real reports get wrong is found by rule and cell', () => {
  it('浉河: four first cells are lost and stay null', () => {
    const parsed = parse('浉河区人民政府办公室-2023');
    const lost = findings('浉河区人民政府办公室-2023').filter((check) => check.rule === 'applications.lost_cell').flatMap((check) => check.cells);
    expect(lost).toEqual(['new_received', 'granted', 'partial', 'carried_out'].map((row) => `applications.${row}.natural_person`));
    for (const id of lost) {
      const cell = parsed.cells.find((candidate) => candidate.id === id);
      expect(cell).toMatchObject({ value: null, state: 'blank', inferred: 0 });
    }
  });

  it('浉河: sums over a lost cell are not assessable, neither failed nor passed', () => {
    const sums = parse('浉河区人民政府办公室-2023').checks.filter((check) => check.status === 'not_assessable');
    expect(sums.filter((check) => check.rule === 'applications.row_sum').length).toBe(4);
    expect(sums.find((check) => check.rule === 'applications.outcome_sum')?.cells)
      .toEqual(['applications.granted.natural_person', 'applications.partial.natural_person']);
  });

  it('西峰: a 2022 report on the 2019 applications table beside a 2021 proactive table', () => {
    const parsed = parse('庆阳市西峰区-2022');
    expect(parsed.report?.form).toEqual({ applications: '2019', proactive: '2021', disputes: '2021' });
    expect(findings('庆阳市西峰区-2022').map((check) => check.rule)).toEqual(['applications.old_form', 'form.mixed_versions', 'prose.normative_documents']);
  });

  it('西峰: two normative documents in the text against one in the table', () => {
    expect(findings('庆阳市西峰区-2022').find((check) => check.rule === 'prose.normative_documents'))
      .toMatchObject({ cells: ['proactive.normative_documents.made'], expected: 2, actual: 1 });
  });

  it('石嘴山: an empty review block beside a lone lawsuit that the text calls a review', () => {
    const parsed = parse('石嘴山市人民政府办公室-2023');
    const [only, ...rest] = findings('石嘴山市人民政府办公室-2023');
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ rule: 'disputes.block_misplaced', status: 'suspect', expected: 1, actual: null });
    expect(only?.cells).toHaveLength(10);
    expect(parsed.cells.filter((cell) => cell.id.startsWith('disputes.review.')).map((cell) => [cell.value, cell.state]))
      .toEqual(Array.from({ length: 5 }, () => [null, 'blank']));
    expect(parsed.cells.find((cell) => cell.id === 'disputes.suit_direct.total')?.value).toBe(1);
  });

  it('中卫: the text counts received plus carried in, which is accepted and named', () => {
    const all = findings('中卫市-2023');
    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ rule: 'prose.received_with_carried_in', severity: 'note', expected: 210, actual: 209 });
  });

  it('金凤: nothing is wrong, and nothing is found', () => {
    expect(findings('银川市金凤区人民政府办公室-2023')).toEqual([]);
  });
});
