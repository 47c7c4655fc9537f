/** A share drawn: first its interval, then the dot, on a line from 0 to 100%. */
import { INTERVAL, intervalMarks } from '../../chart/interval';

export function Interval({ share, label }: { share: { value: number; low: number; high: number }; label: string }) {
  const { from, to, dot, zero, half, one } = intervalMarks(share.value, share.low, share.high);
  const middle = INTERVAL.height / 2;
  return (
    <svg className="interval" width={INTERVAL.width} height={INTERVAL.height} viewBox={`0 0 ${INTERVAL.width} ${INTERVAL.height}`} role="img" aria-label={label}>
      <path className="interval-axis" d={`M${zero} ${middle}H${one}M${zero} 3v10M${half} 5v6M${one} 3v10`} />
      <path className="interval-line" d={`M${from} ${middle}H${to}`} />
      <circle className="interval-dot" cx={dot} cy={middle} r="3.4" />
    </svg>
  );
}
