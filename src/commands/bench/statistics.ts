/** Statistics of the benchmark: median, growth with the number of pages, and the value in between or beyond. Pure. */

/** A measured value at a size, both above 0. */
export interface Point {
  readonly size: number;
  readonly value: number;
}

/** The middle of the sorted values, the mean of the two middle ones for an even count. @throws RangeError for no values */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new RangeError('a median of no values');
  return (low + high) / 2;
}

/**
 * The exponent b of value = a · sizeᵇ, by least squares over the logarithms: 1 is linear, 2 quadratic.
 * @returns undefined for fewer than two sizes, or a value that has no logarithm
 */
export function growthExponent(points: readonly Point[]): number | undefined {
  const logs = points.map(({ size, value }) => [Math.log(size), Math.log(value)] as const);
  if (logs.some((pair) => !pair.every(Number.isFinite))) return undefined;
  const mean = (place: 0 | 1): number => logs.reduce((sum, pair) => sum + pair[place], 0) / logs.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const spread = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return spread > 0 ? logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread : undefined;
}

/** Exponents that timing on one machine can't tell from 1. */
const LINEAR = { from: 0.9, to: 1.1 } as const;

/** What an exponent says about growth. */
export function growthWord(exponent: number): 'less than linear' | 'linear' | 'more than linear' {
  if (exponent < LINEAR.from) return 'less than linear';
  return exponent <= LINEAR.to ? 'linear' : 'more than linear';
}

/**
 * The value at a size, on the line through the points in logarithmic scales; outside them the nearest two go on.
 * @returns undefined for fewer than two sizes, or a value that has no logarithm
 */
export function valueAt(points: readonly Point[], size: number): number | undefined {
  const sorted = points.toSorted((a, b) => a.size - b.size);
  const upper = Math.min(
    Math.max(
      sorted.findIndex((point) => point.size >= size),
      1,
    ),
    sorted.length - 1,
  );
  const place = sorted.every((point) => point.size < size) ? sorted.length - 1 : upper;
  const [from, to] = [sorted[place - 1], sorted[place]];
  if (!from || !to) return undefined;
  const exponent = growthExponent([from, to]);
  return exponent === undefined ? undefined : from.value * (size / from.size) ** exponent;
}
