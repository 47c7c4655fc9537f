/** How well the reader reads: what `npm run accuracy` measured, in words and as tables. */
import { z } from 'zod';
import { count } from '../chart/text';
import { ACCURACY } from '../i18n/accuracy';
import { RULE_WORDS } from '../i18n/check';
import type { Lang } from '../i18n/lang';
import { dataHref, ruleHref } from './address';
import { Wide } from './wide';

const n = z.number().int().nonnegative();
const Tally = z.object({
  reports: n, printed: n, printedNonzero: n, right: n, rightNonzero: n, missed: n, wrong: n, invented: n, silent: n, alarms: n, errors: n, faults: n, faultsFound: n,
});
type Tally = z.infer<typeof Tally>;
const Across = z.object({ reports: n, rules: z.record(z.string(), z.object({ planted: n, found: n, unplanted: n })) });
const Accuracy = z.object({ seed: z.number(), groups: z.record(z.string(), Tally), series: z.object({ clean: Across, faulty: Across }).optional() });

/** Null where nothing was measured. The file is written by `npm run accuracy`, so one that does not parse stops the build. */
const TEXT = process.env.ATLAS_ACCURACY ?? '';
const MEASURED = TEXT === '' ? null : Accuracy.parse(JSON.parse(TEXT));

/** Never rounded up to 100: `99.996%`. */
function share(part: number, whole: number, none: string): string {
  return whole === 0 ? none : part === whole ? '100%' : `${(Math.floor((100_000 * part) / whole) / 1000).toFixed(3)}%`;
}

const named = (names: Readonly<Record<string, string>>, id: string): string => names[id] ?? id;

export function AccuracyText({ lang }: { lang: Lang }) {
  const words = ACCURACY[lang];
  if (MEASURED === null) return <p>{words.unmeasured}</p>;
  const { groups, seed, series } = MEASURED;
  const entries = Object.entries(groups);
  const under = (kind: string) => entries.filter(([key]) => key.startsWith(`${kind} `)).map(([key, tally]): [string, Tally] => [key.slice(kind.length + 1), tally]);
  const clean = groups['minted'];
  const silent = [groups['minted'], groups['faulty']].reduce((all, tally) => (tally === undefined ? all : all + tally.silent), 0);
  const parts = [['families', 'family', words.familyNames], ['zeros', 'zeros', words.zeroNames], ['noises', 'noise', words.noiseNames]] as const;
  return (
    <>
      {clean === undefined ? null : <p>{words.lead(count(clean.reports), count(clean.printed), share(clean.right, clean.printed, words.none), count(silent))}</p>}
      <p>{words.how(String(seed))}</p>
      <h3>{words.main}</h3>
      <Tallies lang={lang} label={words.main} rows={entries.filter(([key]) => !key.includes(' ')).map(([key, tally]) => [key, named(words.groups, key), tally])} />
      {parts.map(([heading, kind, names]) => {
        const rows = under(kind);
        return rows.length === 0 ? null : (
          <details key={kind} open={kind === 'family'}><summary>{words[heading]}</summary><Tallies lang={lang} label={words[heading]} rows={rows.map(([id, tally]) => [id, named(names, id), tally])} /></details>
        );
      })}
      {series === undefined ? null : (
        <details>
          <summary>{words.across}</summary>
          <Wide label={words.across} head={[words.rule, words.faults, words.unplanted]} rows={Object.entries(series.faulty.rules).map(([rule, tally]) => [
            rule, <a key="rule" href={ruleHref(lang, rule)}>{Object.entries(RULE_WORDS).find(([id]) => id === rule)?.[1].title[lang] ?? rule}</a>,
            tally.planted === 0 ? words.none : words.foundOf(count(tally.found), count(tally.planted)), unplanted(series.clean.rules[rule]?.unplanted, words.none),
          ])} />
        </details>
      )}
      <dl className="defined">{Object.entries(words.meanings).map(([id, meaning]) => <div key={id}><dt>{named(columnWords(lang), id)}</dt><dd>{meaning}</dd></div>)}</dl>
      <p>{words.caveat}</p>
      <p>{words.file}<a href={dataHref('accuracy.json')}>accuracy.json</a></p>
    </>
  );
}

const unplanted = (value: number | undefined, none: string): string => (value === undefined ? none : count(value));

function columnWords(lang: Lang): Record<string, string> {
  const { printed, right, rightNonzero, missed, wrong, invented, silent, alarms, faults } = ACCURACY[lang];
  return { printed, right, rightNonzero, missed, wrong, invented, silent, alarms, faults };
}

function Tallies({ lang, label, rows }: { lang: Lang; label: string; rows: readonly (readonly [string, string, Tally])[] }) {
  const words = ACCURACY[lang];
  return (
    <div className="tallies">
      <Wide label={label} head={[words.of, words.reports, ...Object.values(columnWords(lang))]} rows={rows.map(([id, name, tally]) => [
        id, name, count(tally.reports), count(tally.printed), share(tally.right, tally.printed, words.none), share(tally.rightNonzero, tally.printedNonzero, words.none),
        count(tally.missed), count(tally.wrong), count(tally.invented), count(tally.silent), count(tally.alarms), tally.faults === 0 ? words.none : words.foundOf(count(tally.faultsFound), count(tally.faults)),
      ])} />
    </div>
  );
}
