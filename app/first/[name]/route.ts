/** The first view of a page as data, for when it comes alive: `first/outcomes.json`, the same in both languages. */
import { firstData } from '@/lib/ui/build';
import { MATTERS, isMatterId } from '@/lib/ui/matters';

export const dynamic = 'force-static';
export const dynamicParams = false;

const nameOf = (matter: string) => `${matter}.json`;

export function generateStaticParams(): { name: string }[] {
  return Object.keys(MATTERS).map((matter) => ({ name: nameOf(matter) }));
}

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const matter = (await params).name.replace(/\.json$/, '');
  if (!isMatterId(matter)) throw new RangeError(`no such page: ${matter}`);
  return Response.json(await firstData(matter));
}
