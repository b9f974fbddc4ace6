import type { Rule } from '../../diagnostic.ts'

/** The organisation has goals, and a north-star does not say which of them it serves (R18). */
export const northStarWithoutGoal: Rule = {
  code: 'MR210',
  name: 'north-star without a goal',
  severity: 'warning',
  check: ({ map, locate }) => {
    const goals = Object.keys(map.organisation.goals)
    if (goals.length === 0) return []
    return [...map.streams].flatMap(([id, { northStar, lifecycle }]) =>
      northStar !== undefined && northStar.goal === undefined && lifecycle !== 'retired'
        ? [
            {
              ...locate(['streams', id, 'northStar']),
              code: 'MR210',
              message: `The north-star of \`${id}\` does not say which goal of the organisation it serves.`,
              hint: `Add \`goal\`, one of: ${goals.join(', ')}.`,
            },
          ]
        : [],
    )
  },
}
