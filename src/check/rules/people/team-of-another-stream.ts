import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** A stream is owned by a team that works for another stream (R9). */
export const teamOfAnotherStream: Rule = {
  code: 'MR465',
  name: 'owner that works for another stream',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { owner, lifecycle }]): Problem[] => {
      if (owner === undefined || lifecycle === 'retired') return []
      const stream = map.teams.get(owner)?.stream
      if (stream === undefined || stream === id) return []
      return [
        {
          ...locate(['streams', id, 'owner']),
          code: 'MR465',
          message: `\`${id}\` is owned by the team \`${owner}\`, which works for \`${stream}\`.`,
          hint: `Name a team that works for \`${id}\`; or remove \`stream\` of \`${owner}\`, if it owns both.`,
          related: [
            { ...locate(['teams', owner, 'stream']), message: `\`${owner}\` works for \`${stream}\`` },
          ],
        },
      ]
    }),
}
