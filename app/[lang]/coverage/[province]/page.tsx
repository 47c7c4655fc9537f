import { placeLabel } from '@/lib/i18n/place';
import { COVERAGE } from '@/lib/i18n/quality';
import { coverageOnce } from '@/lib/ui/coverage/once';
import { ProvinceText } from '@/lib/ui/coverage/province-page';
import { langOf, metadata } from '@/lib/ui/page-props';
import { Shell } from '@/lib/ui/shell';

interface Props { params: Promise<{ lang: string; province: string }> }

export const dynamicParams = false;

/** At least one: an export has no page of this kind otherwise, and Next refuses it. */
export async function generateStaticParams(): Promise<{ province: string }[]> {
  const { provinces } = await coverageOnce();
  return provinces.length === 0 ? [{ province: 'none' }] : provinces.map(({ code }) => ({ province: code }));
}

export async function generateMetadata(props: Props) {
  const [lang, { province }] = [await langOf(props), await props.params];
  const found = (await coverageOnce()).provinces.find((each) => each.code === province);
  const name = found === undefined ? '' : placeLabel(lang, found.name, found.name_en);
  return metadata(COVERAGE[lang].places.title(name), COVERAGE[lang].places.description(name), lang);
}

export default async function Page(props: Props) {
  const [lang, { province }] = [await langOf(props), await props.params];
  return <Shell lang={lang} page="coverage" below={`${province}/`}><ProvinceText lang={lang} code={province} /></Shell>;
}
