/** Every rule with the share of reports in which it fails, interval before point, worst first. */
import { count, percent } from '../../chart/text';
import { ruleOf } from '../../check/rules';
import { formulaOf, RULE_WORDS, SEVERITY_WORDS } from '../../i18n/check';
import { QUALITY } from '../../i18n/quality';
import type { Lang } from '../../i18n/lang';
import { LEAST_ASKED, isRanked } from '../../metrics/rules';
import type { RuleShare } from '../../metrics/rules';
import { ruleHref } from '../address';
import { Interval } from './interval';

export function RulesTable({ lang, shares }: { lang: Lang; shares: readonly RuleShare[] }) {
  const words = QUALITY[lang].rules;
  const asked = shares.flatMap(({ share, ...each }) => (share === null ? [] : [{ ...each, share }]));
  const unasked = shares.filter(({ share }) => share === null);
  return (
    <>
      <div className="scroll">
        <table className="rules" id="rules-table">
          <thead><tr>
            <th scope="col">{words.rule}</th><th scope="col" className="number">{words.asked}</th><th scope="col" className="number">{words.broken}</th>
            <th scope="col"><span className="scale"><span>{words.share} 0%</span><span>100%</span></span></th><th scope="col" className="number">{words.unassessable}</th>
          </tr></thead>
          {[asked.filter(isRanked), asked.filter((each) => !isRanked(each))].map((group, index) => group.length === 0 ? null : <tbody key={index === 0 ? 'ranked' : 'few'}>{index === 0 ? null : <tr className="few"><th scope="rowgroup" colSpan={5}>{words.few(count(LEAST_ASKED))}</th></tr>}{group.map((each) => {
            const { value, low, high } = each.share;
            return (
              <tr key={each.rule} id={each.rule} data-rule={each.rule}>
                <th scope="row"><a href={ruleHref(lang, each.rule)}>{RULE_WORDS[each.rule].title[lang]}</a> <span className="small">{SEVERITY_WORDS[ruleOf(each.rule).severity][lang]}</span><code>{formulaOf(each.rule, lang)}</code></th>
                <td className="number" data-label={words.asked}>{count(each.asked)}</td>
                <td className="number" data-label={words.broken}>{count(each.broken)}</td>
                <td className="share" data-label={words.share}><Interval share={{ value, low, high }} label={words.interval(percent(value), percent(low), percent(high))} /><span className="share-text">{percent(value)} <span className="small">[{percent(low)}, {percent(high)}]</span></span></td>
                <td className="number" data-label={words.unassessable}>{each.unassessable === 0 ? '' : count(each.unassessable)}</td>
              </tr>
            );
          })}</tbody>)}
        </table>
      </div>
      {unasked.length === 0 ? null : (
        <details className="unasked">
          <summary>{words.unaskedHeading(count(unasked.length))}</summary>
          <ul>{unasked.map((each) => <li key={each.rule} id={each.rule}><a href={ruleHref(lang, each.rule)}>{RULE_WORDS[each.rule].title[lang]}</a> <code>{formulaOf(each.rule, lang)}</code></li>)}</ul>
        </details>
      )}
    </>
  );
}
