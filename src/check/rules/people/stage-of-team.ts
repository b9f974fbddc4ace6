import { streamOfTeam } from '../../../identify/staffing.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** A team owns a stage that its stream does not cover (R9). */
export const stageOfTeam: Rule = {
  code: 'MR466',
  name: 'stage of a team outside its stream',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.teams].flatMap(([id, { stages }]) => {
      const stream = streamOfTeam(map).get(id)
      const covered = map.streams.get(stream ?? '')?.stages ?? []
      if (!stream || covered.length === 0) return []
      return stages.flatMap((stage, i): Problem[] =>
        covered.includes(stage) || !map.stages.has(stage)
          ? []
          : [
              {
                ...locate(['teams', id, 'stages', i]),
                code: 'MR466',
                message: `The team \`${id}\` owns \`${stage}\`, which is not a stage of its stream \`${stream}\`.`,
                hint: `The stages of \`${stream}\`: ${covered.join(' → ')}. Name some of them, or let the stream cover \`${stage}\` as well.`,
                related: [
                  { ...locate(['streams', stream, 'stages']), message: `the stages of \`${stream}\`` },
                ],
              },
            ],
      )
    }),
}
