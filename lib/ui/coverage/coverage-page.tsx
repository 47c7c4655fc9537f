/** Who has reported which year, and who is missing: provinces by years, down to each place. */
import { count, percent } from '../../chart/text';
import { COMMON } from '../../i18n/common';
import { COVERAGE } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { shareOf } from '../../metrics/rules';
import { HELD, askCoverage } from '../../query';
import type { Coverage, CoverageProvince, CoverageUnit, YearCount } from '../../query';
import { reportHref } from '../address';
import { buildClient } from '../build';

const heldOf = (sum: YearCount): number => HELD.reduce((all, state) => all + sum[state], 0);
/** Below this share of what is expected the page says that most is missing. */
const THIN = 0.5;

export async function CoverageText({ lang }: { lang: Lang }) {
  const words = COVERAGE[lang];
  const coverage = await askCoverage(await buildClient());
  const best = coverage.years.reduce<number | null>((year, each) => {
    const sum = coverage.total.get(each);
    const before = year === null ? undefined : coverage.total.get(year);
    return sum !== undefined && (before === undefined || heldOf(sum) >= heldOf(before)) ? each : year;
  }, null);
  const sum = best === null ? undefined : coverage.total.get(best);
  const share = sum === undefined ? null : shareOf(heldOf(sum), sum.expected);
  const parts = sum === undefined ? null : [String(best), count(heldOf(sum)), count(sum.expected), percent(heldOf(sum) / sum.expected), count(sum.expected - heldOf(sum))] as const;
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">
        {parts === null || share === null || sum === undefined ? words.leadNothing : <>{coverage.by === 'list' ? words.leadList(...parts) : words.lead(...parts)}{lang === 'zh' ? '' : ' '}{share.value < THIN ? words.thin : null}</>}
      </p>
      <div className="prose">
        {sum === undefined ? null : <p>{words.parts(count(sum.aggregate), count(sum.organ_only), count(sum.other))}</p>}
        <p>{words.missing}{lang === 'zh' ? '' : ' '}{words.late}</p>
        <p className="small">{words.against[coverage.by]}{coverage.outside > 0 ? `${lang === 'zh' ? '' : ' '}${words.outside(count(coverage.outside))}` : ''}</p>
      </div>
      {coverage.years.length === 0 ? null : <><Matrix lang={lang} coverage={coverage} /><Places lang={lang} coverage={coverage} /></>}
    </>
  );
}

function Matrix({ lang, coverage }: { lang: Lang; coverage: Coverage }) {
  const words = COVERAGE[lang].matrix;
  const row = (sums: ReadonlyMap<number, YearCount>) => coverage.years.map((year) => <MatrixCell key={year} lang={lang} year={year} sum={sums.get(year)} />);
  return (
    <section className="part" id="matrix">
      <h2>{words.heading}</h2>
      <p>{words.caption}</p>
      <section className="scroll" tabIndex={0} aria-label={words.heading}>
        <table className="matrix" id="matrix-table">
          <thead><tr><th scope="col">{words.province}</th>{coverage.years.map((year) => <th key={year} scope="col">{year}</th>)}</tr></thead>
          <tbody>
            <tr className="all" data-code="all"><th scope="row">{words.all}</th>{row(coverage.total)}</tr>
            {coverage.provinces.map((province) => (
              <tr key={province.code} data-code={province.code}><th scope="row" lang="zh-Hans"><a href={`#in-${province.code}`}>{province.name}</a></th>{row(province.years)}</tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function MatrixCell({ lang, year, sum }: { lang: Lang; year: number; sum: YearCount | undefined }) {
  const words = COVERAGE[lang].matrix;
  if (sum === undefined || sum.expected === 0) return <td data-year={year} />;
  const held = heldOf(sum);
  const others = sum.organ_only + sum.other;
  const wide = (n: number) => Math.round((1000 * n) / sum.expected) / 10;
  const label = words.cell(count(sum.aggregate), count(sum.organ_only), count(sum.other), count(sum.expected));
  return (
    <td data-year={year} data-aggregate={sum.aggregate} data-organ-only={sum.organ_only} data-other={sum.other} data-expected={sum.expected} title={label}>
      <span className={held === 0 ? 'counts none' : 'counts'}>{held === 0 ? '0' : <><b>{sum.aggregate}</b>{others > 0 ? <i>+{others}</i> : null}</>}<span className="of">/{count(sum.expected)}</span></span>
      <svg className="bar" width="100%" height="4" aria-hidden="true"><rect className="bar-ground" width="100%" height="4" /><rect className="bar-aggregate" width={`${wide(sum.aggregate)}%`} height="4" /><rect className="bar-other" x={`${wide(sum.aggregate)}%`} width={`${wide(others)}%`} height="4" /></svg>
    </td>
  );
}

function Places({ lang, coverage }: { lang: Lang; coverage: Coverage }) {
  const words = COVERAGE[lang].places;
  return (
    <section className="part" id="places">
      <h2>{words.heading}</h2>
      <p>{words.text}</p>
      {coverage.provinces.map((province) => <Province key={province.code} lang={lang} province={province} years={coverage.years} />)}
    </section>
  );
}

const nameOf = (unit: CoverageUnit): string => unit.authority ?? unit.name;
const had = (unit: CoverageUnit): boolean => [...unit.years.values()].some((at) => at.state !== null);

function Province({ lang, province, years }: { lang: Lang; province: CoverageProvince; years: readonly number[] }) {
  const words = COVERAGE[lang].places;
  const here = province.units.filter(had);
  const never = province.units.filter((unit) => !had(unit));
  const groups = new Map<string, string[]>();
  for (const unit of never) {
    const group = unit.prefecture ?? '';
    groups.set(group, [...(groups.get(group) ?? []), nameOf(unit)]);
  }
  return (
    <details className="province">
      <summary><span lang="zh-Hans">{province.name}</span> <span className="small">{words.summary(count(here.length), count(province.units.length))}</span></summary>
      <div id={`in-${province.code}`}>
        {here.length === 0 ? null : (
          <section className="scroll" tabIndex={0} aria-label={province.name}>
            <table className="matrix">
              <thead><tr><th scope="col">{words.place}</th>{years.map((year) => <th key={year} scope="col">{year}</th>)}</tr></thead>
              <tbody>{here.map((unit) => (
                <tr key={`${unit.code}|${unit.authority ?? ''}`} data-code={unit.code}>
                  <th scope="row" lang="zh-Hans">{nameOf(unit)} <span className="small">{unit.authority === null && unit.prefecture !== unit.name ? unit.prefecture : ''}</span></th>
                  {years.map((year) => <PlaceCell key={year} lang={lang} unit={unit} year={year} />)}
                </tr>
              ))}</tbody>
            </table>
          </section>
        )}
        {never.length === 0 ? null : (
          <>
            <h3>{words.never(count(never.length))}</h3>
            {[...groups].map(([group, names]) => <p key={group} className="names">{group === '' ? <b>{words.own}</b> : <b lang="zh-Hans">{group}</b>} <span lang="zh-Hans">{names.join('、')}</span></p>)}
          </>
        )}
      </div>
    </details>
  );
}

function PlaceCell({ lang, unit, year }: { lang: Lang; unit: CoverageUnit; year: number }) {
  const words = COVERAGE[lang];
  const at = unit.years.get(year);
  if (at === undefined) return <td className="not-then" title={words.places.notThen} />;
  const [first] = at.reports;
  if (at.state === null || first === undefined) return <td className="none">{words.places.missing}</td>;
  return (
    <td data-held={at.state}>
      <a href={reportHref(lang, first)} title={`${words.places.open(nameOf(unit), String(year))}${lang === 'zh' ? '：' : ': '}${words.heldLong[at.state]}`}>{words.held[at.state]}</a>
      {at.reports.slice(1).map((id, index) => <a key={id} className="small" href={reportHref(lang, id)} aria-label={`${words.places.open(nameOf(unit), String(year))}${COMMON[lang].listJoin}${index + 2}`}> {index + 2}</a>)}
    </td>
  );
}
