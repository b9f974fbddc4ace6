import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { isMeasured, meaningsOf } from '../../../model/states.ts'

/** A source of journeys does not say which stage of the map a status belongs to. */
export const statusWithoutStage: Rule = {
  code: 'MR309',
  name: 'status of a journey without a stage',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.sources].flatMap(([id, source]) =>
      source.measures === 'work'
        ? []
        : meaningsOf(source)
            .filter(isMeasured)
            .flatMap(({ status, stage }): Problem[] =>
              stage !== undefined || map.stages.has(status)
                ? []
                : [
                    {
                      ...locateKey(['sources', id, 'states', status]),
                      code: 'MR309',
                      message: `\`${id}\` measures journeys, and does not say which stage of the journey \`${status}\` belongs to.`,
                      hint:
                        map.stages.size > 0
                          ? `Write \`{ state: …, stage: … }\` with one of: ${[...map.stages.keys()].join(', ')}.`
                          : 'Add `journey: { stages: … }` to the map, and name a stage here.',
                    },
                  ],
            ),
    ),
}
