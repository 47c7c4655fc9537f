/** What a table looks like, before one is brought. */
import { YOUR_DATA } from '../../i18n/your-data';
import type { Lang } from '../../i18n/lang';
import type { ExampleTable } from '../../own/example';
import { BASE_PATH } from '../address';
import { Wide } from '../wide';

export function Example({ lang, example: { header, rows } }: { lang: Lang; example: ExampleTable }) {
  const words = YOUR_DATA[lang].example;
  if (rows.length === 0) return null;
  return (
    <div className="own-example">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <Wide label={words.title} head={header} rows={rows.map((row) => [row[0] ?? '', ...row])} />
      <p className="small">{words.note} <a href={`${BASE_PATH}/own/example-${lang}.csv`} download={words.file}>{words.download}</a></p>
    </div>
  );
}
