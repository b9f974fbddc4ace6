import type { Problem } from '../../../model/place.ts'
import type { BoundaryItem, Stream, ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords, named } from '../../wording.ts'

const entriesOf = (stream: Stream) => Object.entries(stream.boundaries ?? {})

/** The items that were decided on an earlier day than infrastructure, as far as decisions are recorded. */
const decidedBefore = (map: ValueStreamMap, stream: Stream): BoundaryItem[] => {
  const dayOf = (decision: string | undefined): string | undefined =>
    decision === undefined ? undefined : map.decisions.get(decision)?.on
  const day = dayOf(stream.boundaries?.infrastructure?.decision)
  if (day === undefined) return []
  return entriesOf(stream).flatMap(([item, { decision }]) => {
    const other = dayOf(decision)
    return other !== undefined && other < day ? [item as BoundaryItem] : []
  })
}

/** Other boundaries are drawn before the one that drives them: infrastructure (R48). */
export const infrastructureFirst: Rule = {
  code: 'MR440',
  name: 'boundaries drawn before infrastructure',
  severity: 'warning',
  check: ({ map, locate, locateKey }) =>
    [...map.streams].flatMap(([id, stream]): Problem[] => {
      const items = entriesOf(stream).map(([item]) => item)
      if (stream.lifecycle === 'retired' || items.length === 0) return []
      if (!stream.boundaries?.infrastructure) {
        return [
          {
            ...locateKey(['streams', id, 'boundaries']),
            code: 'MR440',
            message: `\`${id}\` says of ${named(items)} whether it is shared or owned, and not of \`infrastructure\`.`,
            hint: 'Decide on `infrastructure` first: it sets isolation, blast radius and the smallest unit that can be scaled.',
          },
        ]
      }
      const early = decidedBefore(map, stream)
      if (early.length === 0) return []
      return [
        {
          ...locate(['streams', id, 'boundaries', 'infrastructure', 'decision']),
          code: 'MR440',
          message: `For \`${id}\`, ${inWords(early.map((item) => `\`${item}\``))} ${early.length === 1 ? 'was' : 'were'} decided before \`infrastructure\`.`,
          hint: 'Look at these decisions again in the light of the infrastructure, and record new ones that supersede them.',
          related: early.map((item) => ({
            ...locate(['streams', id, 'boundaries', item, 'decision']),
            message: `\`${item}\` was decided earlier`,
          })),
        },
      ]
    }),
}
