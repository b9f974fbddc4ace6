/** Counting what a check finds, with a few examples and the words for it. */
import type { Example, Severity } from './answer.ts'
import type { Seen } from './check.ts'
import { countOf } from '../number-words.ts'

const MOST_EXAMPLES = 5

/** How many were found, and the first few of them. */
export class Tally {
  n = 0
  readonly examples: Example[] = []

  /** Counts an item; `why` is only asked for the few that are kept as examples. */
  add({ last }: Seen, why: () => string): void {
    this.n += 1
    if (this.examples.length >= MOST_EXAMPLES) return
    const { item, label, url } = last
    this.examples.push({ item, label, url, why: why() })
  }
}

/** The severity of n of N, from the shares at which it becomes a warning and an error. */
export const severityOf = (
  n: number,
  of: number,
  from: { readonly warning: number; readonly error?: number },
): Severity => {
  const share = of === 0 ? 0 : n / of
  if (from.error !== undefined && share >= from.error) return 'error'
  return share >= from.warning ? 'warning' : 'info'
}

/** A share in whole percents; what is not nothing is never called 0 %, what is not all never 100 %. */
export const percentOf = (n: number, of: number): string => {
  if (of === 0) return '0 %'
  const percent = Math.round((100 * n) / of)
  if (n > 0 && percent === 0) return 'under 1 %'
  if (n < of && percent === 100) return 'over 99 %'
  return `${percent} %`
}

/** @example nOf(3, 40, 'item') // '3 of 40 items (8 %)' */
export const nOf = (n: number, of: number, noun: string): string =>
  `${n.toLocaleString('en')} of ${countOf(of, noun)} (${percentOf(n, of)})`

/** The largest of counts, in words, such as `Blocked (12), Odd (1) and 3 more`. */
export const largest = (counts: ReadonlyMap<string, number>, most: number): string => {
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  const shown = sorted.slice(0, most).map(([name, n]) => `\`${name}\` (${n.toLocaleString('en')})`)
  return sorted.length > most ? `${shown.join(', ')} and ${sorted.length - most} more` : shown.join(', ')
}
