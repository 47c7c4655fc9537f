/** Intervals of small numbers, 95 %. A report is a census: they show how unstable a figure is, not an error of sampling. */

const Z = 1.959963984540054;

/**
 * Wilson score interval of the share k/n (Wilson 1927), both ends in 0…1.
 * Needs n > 0 and 0 ≤ k ≤ n; throws RangeError otherwise.
 */
export function wilson(k: number, n: number): [number, number] {
  if (!(n > 0) || !(k >= 0) || k > n) throw new RangeError(`no share: ${k} of ${n}`);
  const share = k / n;
  const spread = Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  const centre = share + (Z * Z) / (2 * n);
  return [k === 0 ? 0 : (centre - spread) / scale, k === n ? 1 : (centre + spread) / scale];
}

/** ln Γ(x) for x > 0 (Lanczos, g = 7, n = 9). */
function logGamma(x: number): number {
  const c = [676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7];
  const shifted = x - 1;
  const sum = c.reduce((total, term, index) => total + term / (shifted + index + 1), 0.9999999999998099);
  const t = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Upper regularised incomplete gamma Q(a, x): P(Poisson(x) < a) for whole a. */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let i = 1; i < 100_000 && term > sum * 1e-16; i += 1) {
      term *= x / (a + i);
      sum += term;
    }
    return 1 - front * sum;
  }
  // Continued fraction by Lentz's method.
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let i = 1; i < 100_000; i += 1) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return front * h;
}

function solve(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < 200 && b - a > 1e-12 * Math.max(1, b); i += 1) {
    const middle = (a + b) / 2;
    if (f(middle) > 0) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}

/**
 * Exact Poisson interval (Garwood 1936) of the ratio k/n, in units of k per n.
 * k is a count (whole, ≥ 0), n > 0 what it is divided by; throws RangeError otherwise.
 */
export function poisson(k: number, n: number): [number, number] {
  if (!(n > 0) || !(k >= 0) || !Number.isInteger(k)) throw new RangeError(`no ratio of a count: ${k} per ${n}`);
  const ceiling = k + 10 * Math.sqrt(k + 1) + 20;
  const low = k === 0 ? 0 : solve((x) => 1 - upperGamma(k, x) - 0.025, 0, ceiling);
  const high = solve((x) => 0.025 - upperGamma(k + 1, x), 0, ceiling);
  return [low / n, high / n];
}

export interface Estimate { value: number; low: number; high: number }

/**
 * The difference a − b of two independent estimates with its 95 % interval, from their own intervals
 * (the method of variance estimates recovery: Zou & Donner, Statistics in Medicine 27 (2008) 1693–1702).
 * With Wilson intervals of two shares this is method 10 of Newcombe, Statistics in Medicine 17 (1998) 873–890.
 * In the unit of the estimates; the ends may lie on either side of 0.
 */
export function difference(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  return { value, low: value - Math.hypot(a.value - a.low, b.high - b.value), high: value + Math.hypot(a.high - a.value, b.value - b.low) };
}

/** Newcombe's interval of the difference of two shares k₁/n₁ − k₂/n₂, within −1…1. Throws RangeError where one is no share. */
export function newcombe(k1: number, n1: number, k2: number, n2: number): Estimate {
  const share = (k: number, n: number): Estimate => {
    const [low, high] = wilson(k, n);
    return { value: k / n, low, high };
  };
  return difference(share(k1, n1), share(k2, n2));
}

/** P(X ≤ k) of a Poisson variable with the given mean; 0 for k < 0. */
export function poissonAtMost(k: number, mean: number): number {
  return k < 0 ? 0 : upperGamma(Math.floor(k) + 1, mean);
}

/** P(X ≤ k) of a binomial variable, n trials of probability p in 0…1. By the regularised incomplete beta function, continued fraction after Lentz. */
export function binomialAtMost(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (whole < 0) return 0;
  if (whole >= n) return 1;
  if (p <= 0) return 1;
  if (p >= 1) return 0;
  return incompleteBeta(1 - p, n - whole, whole + 1);
}

/** I_x(a, b) for a, b > 0. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const tiny = 1e-300;
  const safe = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-14) break;
  }
  return front * fraction;
}
