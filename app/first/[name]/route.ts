/** What pages that compare reports show of a year, as data, for when they come alive: `first/outcomes-en.json`, and of another year `first/outcomes-en-2022.json`. */
import { LANGS } from '@/lib/i18n/lang';
import { firstData, otherYears, yearData } from '@/lib/ui/build';
import { firstName } from '@/lib/ui/first';
import { MATTERS, isMatterId } from '@/lib/ui/matters';

export const dynamic = 'force-static';
export const dynamicParams = false;

async function views() {
  const years = [null, ...await otherYears()];
  return Object.keys(MATTERS).filter(isMatterId).flatMap((matter) => years.flatMap((year) => LANGS.map((lang) => ({ matter, lang, year }))));
}

export async function generateStaticParams(): Promise<{ name: string }[]> {
  return (await views()).map(({ matter, lang, year }) => ({ name: firstName(matter, lang, year) }));
}

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const { name } = await params;
  const view = (await views()).find(({ matter, lang, year }) => firstName(matter, lang, year) === name);
  if (view === undefined) throw new RangeError(`no such page: ${name}`);
  return Response.json(view.year === null ? await firstData(view.matter, view.lang) : await yearData(view.matter, view.lang, view.year));
}
