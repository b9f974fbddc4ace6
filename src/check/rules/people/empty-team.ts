import type { Rule } from '../../diagnostic.ts'

/** Other teams have members, this one has none (R33). */
export const emptyTeam: Rule = {
  code: 'MR464',
  name: 'team without members',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const teams = [...map.teams]
    if (teams.every(([, { members }]) => members.length === 0)) return []
    return teams.flatMap(([id, { members }]) =>
      members.length > 0
        ? []
        : [
            {
              ...locateKey(['teams', id]),
              code: 'MR464',
              message: `The team \`${id}\` has no members.`,
              hint: 'Add `members`, by name or as a head-count: `members: [{ count: 4, function: engineering }]`.',
            },
          ],
    )
  },
}
