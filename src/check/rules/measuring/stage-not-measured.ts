import type { Problem } from '../../../model/place.ts'
import { hasOtherStages, stagesOf } from '../../../model/states.ts'
import type { Rule } from '../../diagnostic.ts'
import { choicesIn, KIND_NAMES, sourcesOf } from '../../measuring.ts'

/** Flow time starts or ends in a stage that no source of the stream has. */
export const stageNotMeasured: Rule = {
  code: 'MR320',
  name: 'start or end in a stage that there is not',
  severity: 'error',
  check: ({ map, locate }) =>
    choicesIn(map).flatMap(({ stream, kind, choices, pathOf }): Problem[] => {
      const sources = sourcesOf(map, stream, kind).map(([, source]) => source)
      if (sources.length === 0 || sources.some(hasOtherStages)) return []
      const stages = [...new Set(sources.flatMap((source) => stagesOf(source, map)))]
      return (['start', 'end'] as const).flatMap((choice): Problem[] => {
        const chosen = choices[choice]
        if (typeof chosen !== 'object' || stages.includes(chosen.stage)) return []
        return [
          {
            ...locate([...pathOf(choice), 'stage']),
            code: 'MR320',
            message: `No source that measures ${KIND_NAMES[kind]} of \`${stream}\` has the stage \`${chosen.stage}\`: no item would ever ${choice} there.`,
            hint:
              stages.length > 0
                ? `Name one of its stages: ${stages.join(' → ')}. A choice for one kind of flow stands under \`work\` or \`journeys\`.`
                : 'Say under `states` of the source which statuses are `waiting` and which `active`.',
          },
        ]
      })
    }),
}
