/** What kinds of quantities there are, and what comes of calculating with them. */

export type Dimension =
  /** Truth of a comparison. */
  | { readonly kind: 'truth' }
  /** How many journeys, events or items. */
  | { readonly kind: 'count' }
  /** A share, 1 = 100 %. */
  | { readonly kind: 'ratio' }
  /** Elapsed time. */
  | { readonly kind: 'duration' }
  | { readonly kind: 'money'; readonly currency: string }
  /** A plain number, which takes the part of a count or of a ratio. */
  | { readonly kind: 'number' }
  /** The durations of many passes, of which an aggregate such as `p85` makes one. */
  | { readonly kind: 'durations' }
  /** A number whose unit the map does not say, such as a field of an event; it fits everywhere. */
  | { readonly kind: 'any' }

const NAMES: Readonly<Record<Dimension['kind'], string>> = {
  truth: 'a comparison',
  count: 'a count',
  ratio: 'a ratio',
  duration: 'a duration',
  money: 'an amount',
  number: 'a plain number',
  durations: 'a duration of each pass',
  any: 'a number',
}

/** Such as `a duration` or `an amount in EUR`. */
export const inWords = (dimension: Dimension): string =>
  dimension.kind === 'money' ? `an amount in ${dimension.currency}` : NAMES[dimension.kind]

const isScale = ({ kind }: Dimension): boolean => kind === 'number' || kind === 'ratio'

const isSame = (a: Dimension, b: Dimension): boolean =>
  a.kind === b.kind && (a.kind !== 'money' || (b.kind === 'money' && a.currency === b.currency))

/** What two quantities have in common, so that they can be added and compared; null if nothing. */
export const common = (a: Dimension, b: Dimension): Dimension | null => {
  if (a.kind === 'any') return b
  if (b.kind === 'any' || isSame(a, b)) return a
  if (a.kind === 'number' && (b.kind === 'count' || b.kind === 'ratio')) return b
  if (b.kind === 'number' && (a.kind === 'count' || a.kind === 'ratio')) return a
  return null
}

/** A times b; null if that means nothing. A count times a duration or money is a total of it. */
export const product = (a: Dimension, b: Dimension): Dimension | null => {
  if (a.kind === 'any' || b.kind === 'any') return { kind: 'any' }
  if (isScale(a)) return a.kind === 'number' && b.kind === 'ratio' ? a : b
  if (isScale(b)) return a
  if (a.kind === 'count' && (b.kind === 'duration' || b.kind === 'money')) return b
  if (b.kind === 'count' && (a.kind === 'duration' || a.kind === 'money')) return a
  return null
}

/** A divided by b; null if that means nothing. Money or time divided by a count is money or time for each. */
export const quotient = (a: Dimension, b: Dimension): Dimension | null => {
  if (a.kind === 'any' || b.kind === 'any') return { kind: 'any' }
  if (isScale(b)) return a
  if (isSame(a, b)) return { kind: 'ratio' }
  if (b.kind === 'count' && (a.kind === 'duration' || a.kind === 'money')) return a
  return null
}
