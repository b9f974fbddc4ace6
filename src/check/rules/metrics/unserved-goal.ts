import type { Rule } from '../../diagnostic.ts'

/** A goal of the strategy that no north-star serves (R3, R10). */
export const unservedGoal: Rule = {
  code: 'MR256',
  name: 'goal that no north-star serves',
  severity: 'info',
  check: ({ map, locateKey }) => {
    const served = new Set(
      [...map.streams.values()].flatMap(({ northStar, lifecycle }) =>
        lifecycle === 'retired' ? [] : (northStar?.goal ?? []),
      ),
    )
    if (served.size === 0) return []
    return Object.keys(map.organisation.goals).flatMap((goal) =>
      served.has(goal)
        ? []
        : [
            {
              ...locateKey(['organisation', 'goals', goal]),
              code: 'MR256',
              message: `No north-star serves the goal \`${goal}\`: no stream is run for it.`,
              hint: 'Name it as `goal` of the north-star that serves it, or leave it out of the map.',
            },
          ],
    )
  },
}
