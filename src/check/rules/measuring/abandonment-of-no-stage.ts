import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { choicesIn } from '../../measuring.ts'

/** The abandonment window of a stage that the stream does not have: nobody is ever left there. */
export const abandonmentOfNoStage: Rule = {
  code: 'MR331',
  name: 'abandonment of a stage that the stream does not have',
  severity: 'error',
  check: ({ map, locateKey }) =>
    choicesIn(map).flatMap(({ stream, kind, choices: { abandonment }, pathOf }): Problem[] => {
      const stages = map.streams.get(stream)?.stages ?? []
      if (kind !== 'journeys' || typeof abandonment !== 'object' || stages.length === 0) return []
      return Object.keys(abandonment.stages)
        .filter((stage) => map.stages.has(stage) && !stages.includes(stage))
        .map((stage) => ({
          ...locateKey([...pathOf('abandonment'), 'stages', stage]),
          code: 'MR331',
          message: `\`${stream}\` does not cover the stage \`${stage}\`: its abandonment window never applies.`,
          hint: `Its stages: ${stages.join(' → ')}. Name one of them, or let the stream cover \`${stage}\` as well.`,
        }))
    }),
}
