import { RULES } from '@/lib/check/rules';
import type { RuleId } from '@/lib/check/rules';
import { RULE_WORDS } from '@/lib/i18n/check';
import { langOf, metadata } from '@/lib/ui/page-props';
import { RuleText } from '@/lib/ui/quality/rule-page';
import { Shell } from '@/lib/ui/shell';

interface RuleProps { params: Promise<{ lang: string; rule: string }> }

export const dynamicParams = false;

export function generateStaticParams(): { rule: string }[] {
  return RULES.map((rule) => ({ rule: rule.id }));
}

async function ruleOfPage({ params }: RuleProps): Promise<RuleId> {
  const { rule } = await params;
  const known = RULES.find((each) => each.id === rule);
  if (known === undefined) throw new RangeError(`not a rule: ${rule}`);
  return known.id;
}

export async function generateMetadata(props: RuleProps) {
  const lang = await langOf(props);
  const { title, why, sentence } = RULE_WORDS[await ruleOfPage(props)];
  return metadata(title[lang], why[lang] === '' ? sentence[lang].replaceAll(/\{\w+\}/g, '…') : why[lang], lang);
}

export default async function Page(props: RuleProps) {
  const [lang, rule] = [await langOf(props), await ruleOfPage(props)];
  return <Shell lang={lang} page="quality" below={`${rule}/`} prose><RuleText lang={lang} rule={rule} /></Shell>;
}
