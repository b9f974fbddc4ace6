import { teamsOf } from '../../../identify/staffing.ts'
import type { Rule } from '../../diagnostic.ts'

/** Other streams have teams, this one has none (R8, R33). */
export const streamWithoutTeam: Rule = {
  code: 'MR463',
  name: 'stream without a team',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const teams = teamsOf(map)
    if ([...teams.values()].every((own) => own.length === 0)) return []
    return [...map.streams].flatMap(([id, { lifecycle, owner }]) =>
      // An emerging stream is still to find its people; a team that owns several streams works for each.
      lifecycle !== 'running' ||
      (teams.get(id)?.length ?? 0) > 0 ||
      (owner !== undefined && map.teams.has(owner))
        ? []
        : [
            {
              ...locateKey(['streams', id]),
              code: 'MR463',
              message: `No team works for \`${id}\`.`,
              hint: `Add \`stream: ${id}\` to the team that does, or make the stream part of another one.`,
            },
          ],
    )
  },
}
