/** From the north-star of a stream over the goal that it serves to how that makes money, and where the chain breaks. */
import type { ValueStreamMap } from '../model/schema.ts'
import { perYear } from './money.ts'

interface RevenueOfChain {
  readonly id: string
  readonly name: string
  /** The goal makes it grow; else the stream only has a share in it. */
  readonly viaGoal: boolean
  readonly perYear: { readonly amount: number; readonly currency: string } | null
  /** Share of the stream, in percent. */
  readonly share: number | null
  /** What that is per year. */
  readonly ofStream: number | null
}

export interface Chain {
  readonly northStar: string | null
  readonly goal: { readonly id: string; readonly name: string; readonly description: string | null } | null
  readonly revenue: RevenueOfChain[]
  readonly gaps: string[]
}

/** @param id Of a stream of the map. */
export const chainOf = (map: ValueStreamMap, id: string): Chain => {
  const stream = map.streams.get(id)
  const northStar = stream?.northStar?.name ?? null
  const goalId = stream?.northStar?.goal
  const goal = goalId === undefined ? undefined : map.organisation.goals[goalId]
  const ofGoal = new Set(goal?.revenueStreams)
  const revenue = [...map.revenueStreams].flatMap(
    ([revenueId, { name, amount, shares }]): RevenueOfChain[] => {
      const viaGoal = ofGoal.has(revenueId)
      const share = shares[id] ?? null
      if (!viaGoal && share === null) return []
      const year = amount ? { amount: perYear(amount), currency: amount.currency } : null
      const ofStream = year === null || share === null ? null : (year.amount * share) / 100
      return [{ id: revenueId, name, viaGoal, perYear: year, share, ofStream }]
    },
  )
  const gaps = [
    ...(northStar === null ? ['The stream names no `northStar`.'] : []),
    ...(northStar !== null && !goal
      ? ['The north-star names no `goal` of the organisation: say which part of the strategy it serves.']
      : []),
    ...(goal && ofGoal.size === 0
      ? [`The goal “${goal.name}” names no \`revenueStreams\`: say how it makes money.`]
      : []),
  ]
  return {
    northStar,
    goal:
      goal && goalId !== undefined
        ? { id: goalId, name: goal.name, description: goal.description ?? null }
        : null,
    // What the goal makes grow comes first.
    revenue: revenue.toSorted((a, b) => Number(b.viaGoal) - Number(a.viaGoal)),
    gaps,
  }
}
