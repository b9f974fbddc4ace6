import { teamsOf } from '../../../identify/staffing.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** The teams of a stream own stages of it, and one stage is owned by none of them (R9). */
export const stageWithoutTeam: Rule = {
  code: 'MR222',
  name: 'stage without a team',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...teamsOf(map)].flatMap(([id, ids]) => {
      const own = ids.flatMap((team) => map.teams.get(team) ?? [])
      const stream = map.streams.get(id)
      if (!stream || stream.lifecycle === 'retired' || own.length === 0) return []
      // A team that names no stages owns all of them.
      if (own.some(({ stages }) => stages.length === 0)) return []
      const owned = new Set(own.flatMap(({ stages }) => stages))
      return stream.stages.flatMap((stage, i): Problem[] =>
        owned.has(stage)
          ? []
          : [
              {
                ...locate(['streams', id, 'stages', i]),
                code: 'MR222',
                message: `No team of \`${id}\` owns its stage \`${stage}\`.`,
                hint: `Add \`${stage}\` to \`stages\` of the team that owns it: a stream is owned from end to end.`,
              },
            ],
      )
    }),
}
