/** The page of a place, with the list of places that is shown without a code. One page for all: three thousand of them would be too many files. */
import { count } from '../../chart/text';
import { PROFILE } from '../../i18n/profile';
import { placeLabel } from '../../i18n/place';
import type { Lang } from '../../i18n/lang';
import { askPlacesWithReports, askUnits } from '../../query/ask-peers';
import type { PlaceCount } from '../../query/ask-peers';
import { placeHref } from '../address';
import { buildClient } from '../build';
import { PlaceView } from './place-view';

/** Beyond this many places only those down to prefectures are listed; the others are found by name. */
const MOST_LISTED = 900;
/** Up to this many lie open, as the index of an atlas does. */
const MOST_OPEN = 400;
/** Whose provinces are named where no report has a year. */
const NO_YEAR = 2020;

export async function PlaceText({ lang }: { lang: Lang }) {
  const words = PROFILE[lang];
  const client = await buildClient();
  const places = await askPlacesWithReports(client, null);
  const listed = places.length <= MOST_LISTED ? places : places.filter((place) => place.place_level === 'province' || place.place_level === 'prefecture');
  const years = places.flatMap((place) => place.last ?? []);
  const provinces = await askUnits(client, null, years.length === 0 ? NO_YEAR : Math.max(...years));
  const groups = new Map<string, PlaceCount[]>();
  for (const place of listed) groups.set(place.province_code ?? '', [...(groups.get(place.province_code ?? '') ?? []), place]);
  return (
    <>
      <PlaceView lang={lang} />
      <div className="choose-place">
        <h1>{words.choose}</h1>
        <p className="lead">{words.chooseText(count(places.length))}</p>
        <div className="provinces">{[...groups].map(([code, group]) => {
          const province = provinces.find((each) => each.code === code);
          return (
            <details key={code} className="province" open={listed.length <= MOST_OPEN}>
              <summary><span>{province === undefined ? code : placeLabel(lang, province.name, province.name_en)}</span> <span className="small">{words.placesOf(count(group.length))}</span></summary>
              <ul>{group.map((place) => (
                <li key={place.place_code}><a href={placeHref(lang, place.place_code)}>{words.reportsOf(placeLabel(lang, place.place_name, place.place_name_en) ?? place.place_code, count(place.reports))}</a></li>
              ))}</ul>
            </details>
          );
        })}</div>
      </div>
    </>
  );
}
