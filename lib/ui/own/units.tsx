/** The unit that a column of figures was taken in, where it was found, and another to choose. */
import { UNIT_WORDS, unitWords } from '../../i18n/units';
import type { Lang } from '../../i18n/lang';
import { TIMES } from '../../own/unit';
import type { ColumnUnit } from '../../own/unit';

interface UnitProps { lang: Lang; name: string; unit: ColumnUnit; /** Its fields told their own. */ fixed: boolean; onChoose: (times: number) => void }

export function UnitChoice({ lang, name, unit, fixed, onChoose }: UnitProps) {
  const words = UNIT_WORDS[lang];
  return (
    <div className="own-unit" data-doubt={unit.doubt || undefined}>
      <label className="filter"><span className="break">{name.length > 60 ? `${name.slice(0, 60)}…` : name}</span>
        <select name="own-unit" value={unit.times} disabled={fixed} onChange={(event) => onChoose(Number(event.target.value))}>
          {[...TIMES].sort((a, b) => a - b).map((times) => <option key={times} value={times}>{unitWords({ times, base: unit.base }, lang)}</option>)}
        </select>
      </label>
      <span className="small">{words.from[unit.from]}{unit.doubt ? <><strong> · {words.doubt}</strong> {fixed ? null : <button type="button" className="plain" onClick={() => onChoose(unit.times)}>{words.right}</button>}</> : null}</span>
    </div>
  );
}
