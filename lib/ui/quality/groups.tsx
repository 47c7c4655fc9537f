/** The share of reports with a total that does not hold: by year, and by place, worst first. */
import { count, percent } from '../../chart/text';
import { QUALITY } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { shareOf } from '../../metrics/rules';
import { ALL_FOUND, formatQuality } from '../../query';
import type { SumsOfPlace, SumsOfYear } from '../../query';
import { href } from '../address';
import { PlaceCode } from '../place-code';
import { Interval } from './interval';
import { MOST_PLACES } from './most';

/** Worst first: by the lower end of the interval, then the share, then by how many were asked. */
export function worstPlaces(places: readonly SumsOfPlace[]): (SumsOfPlace & { share: { value: number; low: number; high: number } })[] {
  return places.flatMap((place) => {
    const share = shareOf(place.broken, place.asked);
    return share === null ? [] : [{ ...place, share }];
  }).sort((a, b) => b.share.low - a.share.low || b.share.value - a.share.value || b.asked - a.asked || (a.place_code < b.place_code ? -1 : 1));
}

export function Groups({ lang, years, places }: { lang: Lang; years: readonly SumsOfYear[]; places: readonly SumsOfPlace[] }) {
  const words = QUALITY[lang];
  const worst = worstPlaces(places);
  const drawn = (share: { value: number; low: number; high: number }) => <><Interval share={share} label={words.rules.interval(percent(share.value), percent(share.low), percent(share.high))} /><span className="share-text">{percent(share.value)} <span className="small">[{percent(share.low)}, {percent(share.high)}]</span></span></>;
  const head = (name: string) => <thead><tr><th scope="col">{name}</th><th scope="col">n</th><th scope="col"><span className="scale"><span>{words.groups.share} 0%</span><span>100%</span></span></th></tr></thead>;
  return (
    <>
      <section className="part" id="years">
        <h2>{words.groups.years}</h2>
        <p>{words.groups.yearsText}</p>
        <div className="scroll"><table className="rules groups" id="years-table">{head(words.groups.year)}<tbody>{years.map((each) => {
          const share = shareOf(each.broken, each.asked);
          return (
            <tr key={String(each.year)} data-year={each.year} data-asked={each.asked} data-broken={each.broken}>
              <th scope="row">{each.year === null ? words.groups.yearUnknown : <a href={`${href(lang, 'quality')}${formatQuality({ ...ALL_FOUND, year: each.year })}#found`}>{each.year}</a>}</th>
              <td>{each.asked === 0 ? <span className="none">{words.groups.unassessable}</span> : words.groups.of(count(each.broken), count(each.asked))}</td>
              <td className="share">{share === null ? null : drawn(share)}</td>
            </tr>
          );
        })}</tbody></table></div>
      </section>
      <section className="part" id="places">
        <h2>{words.groups.places}</h2>
        <p>{worst.length === 0 ? words.groups.none : `${words.groups.placesText(count(worst.length))}${worst.length > MOST_PLACES ? ` ${words.groups.cut(count(MOST_PLACES))}` : ''}`}</p>
        {worst.length === 0 ? null : <div className="scroll"><table className="rules groups" id="places-table">{head(words.groups.place)}<tbody>{worst.slice(0, MOST_PLACES).map((each) => (
          <tr key={each.place_code} data-place={each.place_code} data-asked={each.asked} data-broken={each.broken}>
            <th scope="row"><a href={`${href(lang, 'quality')}${formatQuality({ ...ALL_FOUND, place: each.place_code })}#found`} lang="zh-Hans">{each.place_name ?? each.place_code}</a> <PlaceCode lang={lang} code={each.place_code} /></th>
            <td>{words.groups.of(count(each.broken), count(each.asked))}</td>
            <td className="share">{drawn(each.share)}</td>
          </tr>
        ))}</tbody></table></div>}
      </section>
    </>
  );
}
