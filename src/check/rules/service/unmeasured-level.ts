import type { Problem } from '../../../model/place.ts'
import { promisedAvailability, promisedCapacity } from '../../../model/service-promises.ts'
import type { BusinessEvent, ServiceLevel } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

interface Missing {
  readonly what: string
  readonly hint: string
}

const NO_ATTEMPTS: Missing = {
  what: 'no business event of it says that an attempt succeeded or failed, and it has no `probe`',
  hint: 'Mark business events with `attempt: success` and `attempt: failure`, or give it a `probe`.',
}

/** What a service level lacks to be measured; null where nothing is missing. */
const missing = (
  level: ServiceLevel,
  stages: readonly string[],
  events: readonly BusinessEvent[],
): Missing | null => {
  switch (level.about) {
    case 'availability': {
      if (promisedAvailability(level) === null) {
        return { what: 'it says no number', hint: 'Give it an `objective`, such as `99.9`.' }
      }
      const meant = level.stage === undefined ? stages : [level.stage]
      const isTried = events.some(
        ({ attempt, stage }) =>
          attempt !== undefined && (stage === undefined || meant.length === 0 || meant.includes(stage)),
      )
      return level.probe === undefined && !isTried ? NO_ATTEMPTS : null
    }
    case 'capacity':
      return promisedCapacity(level) === null
        ? { what: 'it says no number', hint: 'Give it a `capacity`, such as `20000` journeys at a time.' }
        : null
    case 'isolation':
      return level.never === undefined
        ? {
            what: 'it does not say what must never happen',
            hint: 'Give it rules under `never`, such as `twice: payment.captured`.',
          }
        : null
    case 'degradation':
      return null
  }
}

/** A service level that can be kept or broken by nothing that is measured (R15). */
export const unmeasuredLevel: Rule = {
  code: 'MR355',
  name: 'service level that nothing measures',
  severity: 'info',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { serviceLevels, stages }]) =>
      Object.entries(serviceLevels).flatMap(([key, level]): Problem[] => {
        const lacks = missing(level, stages, [...map.events.values()])
        return lacks === null
          ? []
          : [
              {
                ...locate(['streams', id, 'serviceLevels', key]),
                code: 'MR355',
                message: `\`${id}\` promises \`${key}\`, which nothing measures: ${lacks.what}.`,
                hint: lacks.hint,
              },
            ]
      }),
    ),
}
