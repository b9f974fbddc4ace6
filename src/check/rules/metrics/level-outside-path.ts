import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** A service level is promised for a stage that the stream does not cover (R15). */
export const levelOutsidePath: Rule = {
  code: 'MR258',
  name: 'service level outside the path',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { serviceLevels, stages }]) =>
      Object.entries(serviceLevels).flatMap(([level, { stage }]): Problem[] =>
        stage === undefined || stages.length === 0 || !map.stages.has(stage) || stages.includes(stage)
          ? []
          : [
              {
                ...locate(['streams', id, 'serviceLevels', level, 'stage']),
                code: 'MR258',
                message: `\`${id}\` promises \`${level}\` for the stage \`${stage}\`, which it does not cover; its path is ${named(stages)}.`,
                hint: 'Name a stage of the path, or promise it in the stream that covers the stage.',
              },
            ],
      ),
    ),
}
