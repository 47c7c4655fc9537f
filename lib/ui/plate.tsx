'use client';
/** One figure: its title, what it is divided by, the chart, where it comes from, what can be taken, and the same as a table. */
import { useMemo, useState } from 'react';
import { draw } from '../chart/draw';
import type { ChartSpec } from '../chart/spec';
import { COMMON } from '../i18n/common';
import type { Lang } from '../i18n/lang';
import { MARKS } from '../i18n/marks';
import { Chart } from './chart';
import { FigureTable } from './figure-table';
import { Tools } from './tools';
import { coverageWords, measureWords, noteWords, sourceWords } from './words';

export interface PlateChoice { name: string; label: string; value: string; options: readonly { id: string; label: string }[]; onChoose: (id: string) => void }

export interface PlateProps {
  id: string;
  lang: Lang;
  spec: ChartSpec;
  caption: string;
  /** Under which the SVG of the first view was kept. */
  still: string;
  /** Whether `spec` still is what that SVG shows. */
  first: boolean;
  measures: readonly { id: string; label: string }[];
  measure: string | null;
  onMeasure: (measure: string) => void;
  /** Further controls of this figure, such as the level of places. */
  choices?: readonly PlateChoice[];
  /** Asks for every report, where `spec` was drawn from more than the page has. */
  onWhole?: () => void;
  /** A click on a part of the chart that stands for something; the page offers the same in another way too. */
  onPick?: (pick: string) => void;
  /** The page by which the embed page knows the figure (lib/ui/embed); none where it cannot be shown alone. */
  page?: string;
}

export function Plate({ id, lang, spec, caption, still, first, measures, measure, onMeasure, choices = [], page, onPick, onWhole }: PlateProps) {
  const words = COMMON[lang];
  const [wanted, setWanted] = useState(false);
  const summary = useMemo(() => draw(spec, { lang, size: 'wide' }).summary, [spec, lang]);
  return (
    <section className="plate" id={`figure-${id}`} aria-labelledby={`title-${id}`} onFocus={() => setWanted(true)}>
      <div className="plate-head">
        <h3 id={`title-${id}`}>{summary.title}</h3>
        <div className="plate-choices">
          {measures.length > 1 ? <Choose name={`show-${id}`} label={words.figure.measure} value={measure ?? measures[0]?.id ?? ''} options={measures} onChoose={onMeasure} /> : null}
          {choices.map((choice) => <Choose key={choice.name} {...choice} />)}
        </div>
      </div>
      <p className="plate-unit">{measureWords(summary, lang)}{' · '}<span className="plate-n">{coverageWords(summary, lang)}</span></p>
      <Chart lang={lang} spec={spec} name={summary.sentence} still={still} alive={wanted || !first} onWanted={() => setWanted(true)} {...(onPick === undefined ? {} : { onPick })} />
      <p className="plate-foot">{noteWords(caption, summary, lang)}{MARKS[lang].gap}{sourceWords(spec, lang)}</p>
      <Tools id={id} lang={lang} spec={spec} summary={summary} caption={caption} page={page} onWhole={onWhole} />
      <FigureTable id={id} lang={lang} summary={summary} spec={spec} onWhole={onWhole} />
    </section>
  );
}

function Choose({ name, label, value, options, onChoose }: PlateChoice) {
  return (
    <label className="measure">
      <span>{label}</span>{' '}
      <select name={name} value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map((each) => <option key={each.id} value={each.id}>{each.label}</option>)}
      </select>
    </label>
  );
}
