import { availabilityOfDependencies, availabilityPromises } from '../../../identify/availability.ts'
import { seamsOf } from '../../../identify/seams.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords } from '../../wording.ts'

/** Availability as people write it: 0.997003 → “99.7003 %”. */
const percent = (availability: number): string => `${Number((availability * 100).toFixed(4))} %`

/** A stream promises more than those together promise for whom it waits (R32, R38). */
export const promiseAboveDependencies: Rule = {
  code: 'MR425',
  name: 'promise above what it depends on',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...seamsOf(map).used.keys()].flatMap((id) => {
      if (map.streams.get(id)?.lifecycle === 'retired') return []
      const dependencies = availabilityOfDependencies(map, id)
      if (!dependencies) return []
      const { parts, availability } = dependencies
      const [only, ...others] = parts.map((one) => `\`${one.provider}\` ${percent(one.availability)}`)
      const told =
        others.length === 0
          ? `waits for a stream that promises less: ${only}`
          : `waits for streams that together promise ${percent(availability)}: ${inWords([only ?? '', ...others])}`
      return availabilityPromises(map, id).flatMap((promise): Problem[] =>
        // Products of decimal fractions are off by some 1e-16.
        promise.availability <= availability + 1e-9
          ? []
          : [
              {
                ...locate(promise.path),
                code: 'MR425',
                message: `\`${id}\` promises ${percent(promise.availability)}, and ${told}.`,
                hint: 'Promise less, agree on more with them, or wait for fewer of them: by asynchronous interfaces or a fallback.',
                related: parts.map((one) => ({
                  ...locate(['interfaces', one.interface, 'sla', 'availability']),
                  message: `promised by \`${one.provider}\``,
                })),
              },
            ],
      )
    }),
}
