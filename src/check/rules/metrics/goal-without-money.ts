import { coverageOf } from '../../../identify/coverage.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** North-star → goal → revenue: some goals name their revenue streams, and this one does not (R18). */
export const goalWithoutMoney: Rule = {
  code: 'MR254',
  name: 'goal that makes no money',
  severity: 'info',
  check: ({ map, locateKey }) => {
    const goals = Object.entries(map.organisation.goals)
    if (!goals.some(([, { revenueStreams }]) => revenueStreams.length > 0)) return []
    const servedBy = new Map<string, string[]>()
    for (const [id, { northStar }] of coverageOf(map).streams) {
      if (northStar?.goal === undefined) continue
      servedBy.set(northStar.goal, [...(servedBy.get(northStar.goal) ?? []), id])
    }
    return goals.flatMap(([goal, { revenueStreams }]): Problem[] => {
      const streams = servedBy.get(goal)
      if (revenueStreams.length > 0 || streams === undefined) return []
      const shared = [...map.revenueStreams].flatMap(([id, { shares }]) =>
        streams.some((stream) => Object.hasOwn(shares, stream)) ? [id] : [],
      )
      const path = ['organisation', 'goals', goal, 'revenueStreams']
      return [
        {
          ...locateKey(['organisation', 'goals', goal]),
          code: 'MR254',
          message: `${named(streams)} ${streams.length === 1 ? 'serves' : 'serve'} the goal \`${goal}\`, which does not say how it makes money.`,
          hint: 'Add `revenueStreams` to the goal: those that grow as it is reached.',
          fix:
            shared.length > 0
              ? {
                  title: `Name ${named(shared)}, of which ${named(streams)} ${streams.length === 1 ? 'has' : 'have'} a share`,
                  safe: false,
                  changes: [{ op: 'set', path, value: shared }],
                }
              : undefined,
        },
      ]
    })
  },
}
