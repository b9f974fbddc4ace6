/** From many durations to one quantity, and shares of what was counted. */
import type { Dimension } from '../../model/logic/logic.ts'
import { percentile } from '../percentile.ts'
import type { Found, Values } from './value.ts'

const DURATION: Dimension = { kind: 'duration' }
const RATIO: Dimension = { kind: 'ratio' }

/** A share of independent observations. */
export const shareOf = (hits: number, of: number, what: string, why: string): Found => ({
  value: of === 0 ? null : hits / of,
  dimension: RATIO,
  n: of,
  what,
  why: of === 0 ? why : null,
  journeys: null,
  ...(of > 0 && { proportion: { hits, of } }),
})

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** @param bound Of `within`: how long is short enough, in seconds. */
export const aggregate = (
  name: string,
  { values, journeys, what, why }: Values,
  bound: number | null,
): Found => {
  const none = why ?? 'None of them ended in this time.'
  if (name === 'within') {
    const limit = bound ?? NaN
    const hits = values.filter((value) => value <= limit).length
    return { ...shareOf(hits, values.length, what, none), journeys }
  }
  const value =
    values.length === 0
      ? null
      : name === 'mean'
        ? mean(values)
        : name === 'max'
          ? (values.at(-1) ?? null)
          : percentile(values, Number(name.slice(1)))
  return { value, dimension: DURATION, n: values.length, what, why: value === null ? none : null, journeys }
}
