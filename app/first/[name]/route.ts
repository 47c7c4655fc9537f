/**
 * What pages that compare reports show of a year, as data, for when they come alive: `first/outcomes-en.json`,
 * of another year `first/outcomes-en-2022.json`; over the years of another kind of report `first/outcomes-trends-department.json`;
 * of Rank and Map `first/rank.json`, for both languages. The first findings of a rule, a year or an origin: `first/found-year-2022.json`.
 */
import { LANGS } from '@/lib/i18n/lang';
import { firstData, foundViews, otherScopes, otherYears, trendsData, yearData } from '@/lib/ui/build';
import { firstName, trendsName } from '@/lib/ui/first';
import { MATTERS, isMatterId } from '@/lib/ui/matters';
import { mapData, rankData } from '@/lib/ui/peers/build';
import { firstPeersName } from '@/lib/ui/peers/first-view';

export const dynamic = 'force-static';
export const dynamicParams = false;

/** Each by its name, made when it is asked for. */
async function kept(): Promise<Map<string, () => Promise<unknown>>> {
  const [years, scopes] = [await otherYears(), await otherScopes()];
  type Maker = [string, () => Promise<unknown>];
  return new Map<string, () => Promise<unknown>>([
    ...await foundViews(), [firstPeersName('rank'), rankData], [firstPeersName('map'), mapData],
    ...Object.keys(MATTERS).filter(isMatterId).flatMap((matter): Maker[] => [
      ...LANGS.flatMap((lang): Maker[] => [
        [firstName(matter, lang, null), () => firstData(matter, lang)],
        ...years.map((year): Maker => [firstName(matter, lang, year), () => yearData(matter, lang, year)]),
      ]),
      ...scopes.map((scope): Maker => [trendsName(matter, scope), () => trendsData(matter, scope)]),
    ]),
  ]);
}

export async function generateStaticParams(): Promise<{ name: string }[]> {
  return [...(await kept()).keys()].map((name) => ({ name }));
}

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const make = (await kept()).get(name);
  if (make === undefined) throw new RangeError(`no such page: ${name}`);
  return Response.json(await make());
}
