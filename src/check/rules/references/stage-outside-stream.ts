import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { isMeasured, meaningsOf } from '../../../model/states.ts'

/** A source of journeys puts its items into a stage that its stream does not cover. */
export const stageOutsideStream: Rule = {
  code: 'MR104',
  name: 'stage outside the stream',
  severity: 'error',
  check: ({ map, locate, locateKey }) =>
    [...map.sources].flatMap(([id, source]): Problem[] => {
      if (source.measures !== 'journeys' || typeof source.stream !== 'string') return []
      const stages = map.streams.get(source.stream)?.stages ?? []
      if (stages.length === 0) return []
      return meaningsOf(source)
        .filter(isMeasured)
        .flatMap(({ status, stage }): Problem[] => {
          const named = stage ?? status
          if (!map.stages.has(named) || stages.includes(named)) return []
          const path = ['sources', id, 'states', status]
          return [
            {
              ...(stage === undefined ? locateKey(path) : locate([...path, 'stage'])),
              code: 'MR104',
              message: `\`${named}\` is not a stage of \`${source.stream as string}\`, the stream of \`${id}\`.`,
              hint: `Its stages: ${stages.join(' → ')}. Name one of them, or let the stream cover \`${named}\` as well.`,
              related: [
                {
                  ...locate(['streams', source.stream as string, 'stages']),
                  message: 'the stages of the stream',
                },
              ],
            },
          ]
        })
    }),
}
