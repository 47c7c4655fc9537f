/** Who has reported which year, and who is missing: provinces by years. Each province has a page of its own. */
import { count, percent } from '../../chart/text';
import { COVERAGE } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { placeLabel } from '../../i18n/place';
import { MARKS } from '../../i18n/marks';
import { shareOf } from '../../metrics/rules';
import { HELD } from '../../query';
import type { Coverage, YearCount } from '../../query';
import { reportHref } from '../address';
import { PlaceList, listOf } from '../report/parts';
import { Matrix } from './matrix';
import type { MatrixSum } from './matrix';
import { coverageOnce } from './once';

/** As the matrix takes them: whole area, own office, other, expected. */
const sumsOf = (years: ReadonlyMap<number, YearCount>): MatrixSum[] => [...years.values()].map((sum) => [sum.aggregate, sum.organ_only, sum.other, sum.expected]);
const heldOf = (sum: YearCount): number => HELD.reduce((all, state) => all + sum[state], 0);
/** Below this share of what is expected the page says that most is missing. */
const THIN = 0.5;
/** Reports without a place listed in the page. */
const MOST_UNPLACED = 100;

export async function CoverageText({ lang }: { lang: Lang }) {
  const words = COVERAGE[lang];
  const coverage = await coverageOnce();
  const best = coverage.years.reduce<number | null>((year, each) => {
    const sum = coverage.total.get(each);
    const before = year === null ? undefined : coverage.total.get(year);
    return sum !== undefined && (before === undefined || heldOf(sum) >= heldOf(before)) ? each : year;
  }, null);
  const sum = best === null ? undefined : coverage.total.get(best);
  const share = sum === undefined ? null : shareOf(heldOf(sum), sum.expected);
  const parts = sum === undefined ? null : [String(best), count(heldOf(sum)), count(sum.expected), percent(heldOf(sum) / sum.expected), count(sum.expected - heldOf(sum))] as const;
  const sums = [...coverage.total.values()];
  const [held, dated, late] = [sums.reduce((all, each) => all + heldOf(each), 0), sums.reduce((all, each) => all + each.dated, 0), sums.reduce((all, each) => all + each.late, 0)];
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">
        {parts === null || share === null || sum === undefined ? words.leadNothing : <>{coverage.by === 'list' ? words.leadList(...parts) : words.lead(...parts)}{MARKS[lang].gap}{share.value < THIN ? words.thin : null}</>}
      </p>
      <div className="prose">
        {sum === undefined ? null : <p>{words.parts(count(sum.aggregate), count(sum.organ_only), count(sum.other))}</p>}
        <p>{words.missing}</p>
        <p>{words.lateRule}{MARKS[lang].gap}{dated === 0 ? words.lateUnknown : words.late(count(late), count(dated), count(held))}</p>
        <p className="small">{words.against[coverage.by]}{coverage.outside > 0 ? `${MARKS[lang].gap}${words.outside(count(coverage.outside))}` : ''}</p>
      </div>
      {coverage.years.length === 0 ? null : <Matrix lang={lang} years={coverage.years} rows={[{ code: 'all', name: words.matrix.all, sums: sumsOf(coverage.total) }, ...coverage.provinces.map((province) => ({ code: province.code, name: placeLabel(lang, province.name, province.name_en), sums: sumsOf(province.years) }))]} />}
      <Unplaced lang={lang} coverage={coverage} />
    </>
  );
}

/** Reports that stand in no cell: each with what it may be. */
function Unplaced({ lang, coverage }: { lang: Lang; coverage: Coverage }) {
  const words = COVERAGE[lang].unplaced;
  const { unplaced } = coverage;
  if (unplaced.length === 0) return null;
  return (
    <section className="part" id="unplaced">
      <h2>{words.heading(count(unplaced.length))}</h2>
      <p>{words.text}{unplaced.length > MOST_UNPLACED ? `${MARKS[lang].gap}${words.cut(count(MOST_UNPLACED), count(unplaced.length))}` : ''}</p>
      <ul className="bare-list unplaced-list">{unplaced.slice(0, MOST_UNPLACED).map((report) => {
        const may = listOf(PlaceList, report.place_candidates);
        return (
          <li key={report.report_id}><a href={reportHref(lang, report.report_id)} lang="zh-Hans">{report.authority ?? report.title ?? report.path}</a> <span className="small">{report.year ?? words.unknown}{may.length === 0 ? '' : `${MARKS[lang].list}${words.maybe} ${may.map((place) => `${place.name} ${place.code}`).join(MARKS[lang].list)}`}</span></li>
        );
      })}</ul>
    </section>
  );
}
