import { coverageOf } from '../../../identify/coverage.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** A goal is to grow a revenue stream of which no stream that serves the goal has a share (R18). */
export const brokenChain: Rule = {
  code: 'MR255',
  name: 'broken chain from north-star to revenue',
  severity: 'warning',
  check: ({ map, locate, locateKey }) => {
    const servedBy = new Map<string, string[]>()
    for (const [id, { northStar }] of coverageOf(map).streams) {
      if (northStar?.goal === undefined) continue
      const there = servedBy.get(northStar.goal)
      if (there) there.push(id)
      else servedBy.set(northStar.goal, [id])
    }
    return Object.entries(map.organisation.goals).flatMap(([goal, { revenueStreams }]) => {
      const streams = servedBy.get(goal) ?? []
      return revenueStreams.flatMap((id, i): Problem[] => {
        const earning = Object.keys(map.revenueStreams.get(id)?.shares ?? {})
        if (streams.length === 0 || earning.length === 0) return []
        if (streams.some((stream) => earning.includes(stream))) return []
        return [
          {
            ...locate(['organisation', 'goals', goal, 'revenueStreams', i]),
            code: 'MR255',
            message: `The goal \`${goal}\` is to grow \`${id}\`, but ${named(streams)}, whose north-star serves it, ${streams.length === 1 ? 'has' : 'have'} no share of \`${id}\`; ${named(earning)} ${earning.length === 1 ? 'has' : 'have'}.`,
            hint: `Give the stream its share under \`shares\` of \`${id}\`, or name the revenue stream that the goal does grow.`,
            related: [
              {
                ...locateKey(['revenueStreams', id, 'shares']),
                message: `the shares of \`${id}\``,
              },
            ],
          },
        ]
      })
    })
  },
}
