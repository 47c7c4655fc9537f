/** A province: which place has a report of which year, and which have none at all. */
import { count } from '../../chart/text';
import { COVERAGE } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { placeLabel } from '../../i18n/place';
import { coverageHref, href } from '../address';
import { coverageOnce, hadReport } from './once';
import { packUnits } from './pack';
import { ProvinceTable } from './province-table';

export async function ProvinceText({ lang, code }: { lang: Lang; code: string }) {
  const words = COVERAGE[lang].places;
  const { provinces, years, by } = await coverageOnce();
  const province = provinces.find((each) => each.code === code);
  if (province === undefined) return null;
  const name = placeLabel(lang, province.name, province.name_en);
  const here = province.units.filter(hadReport);
  const never = province.units.filter((unit) => !hadReport(unit));
  const groups = new Map<string, string[]>();
  for (const unit of never) groups.set(unit.prefecture ?? '', [...(groups.get(unit.prefecture ?? '') ?? []), unit.authority ?? unit.name]);
  const at = provinces.indexOf(province);
  const beside = [provinces[at - 1], provinces[at + 1]];
  return (
    <>
      <p className="above"><a href={href(lang, 'coverage')}>{words.back}</a>{beside.map((each, index) => (each === undefined ? null : <span key={each.code}> · <a href={coverageHref(lang, each.code)} rel={index === 0 ? 'prev' : 'next'}>{index === 0 ? `← ${placeLabel(lang, each.name, each.name_en)}` : `${placeLabel(lang, each.name, each.name_en)} →`}</a></span>))}</p>
      <h1>{words.title(name)}</h1>
      <p className="lead">{(by === 'list' ? words.leadList : words.lead)(name, count(here.length), count(province.units.length))}</p>
      {here.length === 0 ? null : (
        <section className="part" id="places">
          <h2>{words.heading}</h2>
          <p>{words.key}</p>
          <ProvinceTable lang={lang} years={years} units={packUnits(here, years)} />
        </section>
      )}
      {never.length === 0 ? null : (
        <section className="part" id="never">
          <h2>{words.never(count(never.length))}</h2>
          {[...groups].map(([group, names]) => <p key={group} className="names">{group === '' ? <b>{words.own}</b> : <b lang="zh-Hans">{group}</b>} <span lang="zh-Hans">{names.join('、')}</span></p>)}
        </section>
      )}
    </>
  );
}
