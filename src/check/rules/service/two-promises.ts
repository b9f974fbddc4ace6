import type { Problem } from '../../../model/place.ts'
import { availabilityIn, inFlightIn, promisedAvailability } from '../../../model/service-promises.ts'
import type { Rule } from '../../diagnostic.ts'

const percent = (share: number): string => `${Number((share * 100).toPrecision(12))} %`

/** A service level whose own number is another than that of its condition (R15). */
export const twoPromises: Rule = {
  code: 'MR356',
  name: 'service level that promises two numbers',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { serviceLevels }]) =>
      Object.entries(serviceLevels).flatMap(([key, level]): Problem[] => {
        const { holds, objective, capacity } = level
        if (holds === undefined) return []
        const problem = (own: 'objective' | 'capacity', says: string, demands: string): Problem => ({
          ...locate(['streams', id, 'serviceLevels', key, own]),
          code: 'MR356',
          message: `\`${key}\` of \`${id}\` has the \`${own}\` ${says}, and its condition \`${holds}\` demands ${demands}.`,
          hint: 'Promise one number: leave out the condition, or make them the same.',
        })
        const [available, carried] = [availabilityIn(holds), inFlightIn(holds)]
        const promised = promisedAvailability(level)
        return [
          ...(objective !== undefined && available !== null && promised !== available
            ? [problem('objective', `${objective} %`, percent(available))]
            : []),
          ...(capacity !== undefined && carried !== null && capacity !== carried
            ? [problem('capacity', String(capacity), String(carried))]
            : []),
        ]
      }),
    ),
}
