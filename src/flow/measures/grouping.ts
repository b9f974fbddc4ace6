/** Groups of figures in the one order in which every store answers. */
import type { Grouped } from './measures.ts'

/** Ascending, null last. */
export const compareKeys = (a: string | null, b: string | null): number => {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}

/** Ascending, null (no reason) first. */
export const compareReasons = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number(a !== null) - Number(b !== null) : compareKeys(a, b)

/** The groups that are not 0 throughout, in ascending order of their key, null last. */
export const groupsOf = (values: ReadonlyMap<string | null, readonly number[]>): Grouped[] =>
  [...values]
    .filter(([, numbers]) => numbers.some((one) => one !== 0))
    .sort(([a], [b]) => compareKeys(a, b))
    .map(([key, numbers]) => ({ key, values: numbers }))

/** The key of a group by stage and state. */
export const stageAndState = (stage: string, state: string): string => `${stage}\u0000${state}`
