import type { LoadedMap } from '../../../model/load.ts'
import type { Problem } from '../../../model/place.ts'
import type { Alert } from '../../../model/schema.ts'
import { promisedAvailability } from '../../../model/service-promises.ts'
import type { Rule } from '../../diagnostic.ts'
import { choicesIn, sourcesOf } from '../../measuring.ts'

const WANTS: Readonly<Record<Alert['on'][number], string>> = {
  target: 'target',
  guardrail: 'guardrail',
  service: 'objective',
  expectation: 'expectation',
  stale: 'source',
}

/** What there may be to tell of a stream. */
const causesOf = (map: LoadedMap['map'], stream: string): Set<Alert['on'][number]> => {
  const hasExpectation = choicesIn(map).some(
    (one) => one.stream === stream && one.choices.expectation !== undefined,
  )
  const { targets = {}, guardrails = {}, serviceLevels = {} } = map.streams.get(stream) ?? {}
  return new Set([
    ...(Object.keys(targets).length > 0 ? (['target'] as const) : []),
    ...(Object.keys(guardrails).length > 0 ? (['guardrail'] as const) : []),
    ...(Object.values(serviceLevels).some((level) => promisedAvailability(level) !== null)
      ? (['service'] as const)
      : []),
    ...(hasExpectation ? (['expectation'] as const) : []),
    ...(sourcesOf(map, stream).length > 0 ? (['stale'] as const) : []),
  ])
}

/** An alert that waits for what can’t happen in any of its streams. */
export const alertNeverSent: Rule = {
  code: 'MR324',
  name: 'alert that is never sent',
  severity: 'warning',
  check: ({ map, locate, locateKey }) =>
    [...map.alerts].flatMap(([id, { on, streams }]): Problem[] => {
      const wanted = on.map((cause) => WANTS[cause]).join(' or ')
      const isIdle = (stream: string): boolean => {
        const causes = causesOf(map, stream)
        return map.streams.has(stream) && !on.some((cause) => causes.has(cause))
      }
      if (streams === undefined) {
        if (map.streams.size === 0 || ![...map.streams.keys()].every(isIdle)) return []
        return [
          {
            ...locateKey(['alerts', id]),
            code: 'MR324',
            message: `\`${id}\` is never sent: no stream has any ${wanted}.`,
            hint: 'Give a stream `targets`, `guardrails`, an `objective` or `measuring: { expectation: … }`, or tell of other things under `on`.',
          },
        ]
      }
      return streams.flatMap((stream, i): Problem[] =>
        isIdle(stream)
          ? [
              {
                ...locate(['alerts', id, 'streams', i]),
                code: 'MR324',
                message: `\`${id}\` never tells anything of \`${stream}\`: the stream has no ${wanted}.`,
                hint: 'Give the stream `targets`, `guardrails`, an `objective` or `measuring: { expectation: … }`, or leave it out here.',
              },
            ]
          : [],
      )
    }),
}
