/** The Quality page: the sentence from the data, then rules and findings. */
import { RULES } from '../../check/rules';
import { count, percent } from '../../chart/text';
import { RULE_WORDS } from '../../i18n/check';
import { QUALITY } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { MARKS } from '../../i18n/marks';
import { isRanked, ruleShares, shareOf } from '../../metrics/rules';
import { ALL_FOUND, askFound, askQuality } from '../../query';
import { buildClient } from '../build';
import { Groups } from './groups';
import { MOST_BUILT } from './most';
import { QualityView } from './quality-view';

/** The sums that the form itself states. Parts above a total are left out: there not every part is printed, so nothing can be summed. */
const SUMS = RULES.filter((rule) => rule.severity === 'error' && rule.id !== 'values.parts_above_total').map((rule) => rule.id);

export async function QualityText({ lang }: { lang: Lang }) {
  const words = QUALITY[lang];
  const client = await buildClient();
  const { rules, sums, years, ofYears, ofPlaces } = await askQuality(client, SUMS);
  const first = await askFound(client, ALL_FOUND, MOST_BUILT);
  const [reports, asked, broken] = (['reports', 'asked', 'broken'] as const).map((part) => sums.reduce((all, each) => all + each[part], 0)) as [number, number, number];
  const share = shareOf(broken, asked);
  const worst = ruleShares(rules, null).find((each) => isRanked(each) && each.broken > 0);
  return (
    <>
      <h1>{words.title}</h1>
      <p className="lead">
        {share === null ? words.leadNothing : broken === 0 ? words.leadNone(count(asked)) : words.lead(count(broken), count(asked), percent(share.value))}
        {worst === undefined ? null : `${MARKS[lang].gap}${words.worst(RULE_WORDS[worst.rule].title[lang], count(worst.broken), count(worst.asked))}`}
      </p>
      <div className="prose">
        {reports > asked ? <p>{words.rest(count(reports), count(reports - asked))}</p> : null}
        <p>{words.about}</p>
      </div>
      <QualityView lang={lang} counts={rules} years={years} first={first} />
      <Groups lang={lang} years={ofYears} places={ofPlaces} />
    </>
  );
}
