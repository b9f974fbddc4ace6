/** Answers by group, as tables over a fixed list of groups. */
import { FLOW_ITEM_TYPES, type FlowItemType } from '../facts.ts'
import type { Grouped } from '../measures/measures.ts'

/** The values of each group at one position, 0 for groups that have none. */
export const valuesAt = (groups: readonly Grouped[], keys: readonly (string | null)[], i: number): number[] =>
  keys.map((key) => groups.find((group) => group.key === key)?.values[i] ?? 0)

/** The counts of each type at one position. */
export const byTypeAt = (groups: readonly Grouped[], i: number): Record<FlowItemType, number> =>
  Object.fromEntries(
    FLOW_ITEM_TYPES.map((type) => [type, groups.find(({ key }) => key === type)?.values[i] ?? 0]),
  ) as Record<FlowItemType, number>

/** Running totals. */
export const cumulative = (values: readonly number[]): number[] => {
  let total = 0
  return values.map((value) => (total += value))
}
