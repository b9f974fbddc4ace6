import type { Problem } from '../../../model/place.ts'
import { secondsOf } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** Whether an address holds a name or a password: maps are read by many. */
const holdsSecret = (url: string): boolean => {
  const { username, password } = new URL(url)
  return username !== '' || password !== ''
}

/** A probe that holds a secret, or that is due again before it may have been answered (R15). */
export const probeThatFails: Rule = {
  code: 'MR359',
  name: 'probe that tells a secret or overtakes itself',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { serviceLevels }]) =>
      Object.entries(serviceLevels).flatMap(([key, { probe }]): Problem[] => {
        if (probe === undefined) return []
        const at = (part: string) => locate(['streams', id, 'serviceLevels', key, 'probe', part])
        const secret: Problem[] =
          probe.url !== undefined && holdsSecret(probe.url)
            ? [
                {
                  ...at('url'),
                  code: 'MR359',
                  message: `The address of the probe of \`${key}\` holds a name or a password, which everybody who reads the map sees.`,
                  hint: 'Put the address into an environment variable, and name that under `urlFrom`.',
                },
              ]
            : []
        const overtaken: Problem[] =
          secondsOf(probe.timeout) >= secondsOf(probe.every)
            ? [
                {
                  ...at(probe.every === '1 min' ? 'timeout' : 'every'),
                  code: 'MR359',
                  message: `The probe of \`${key}\` is sent every ${probe.every}, and an answer is waited for as long as ${probe.timeout}: while the service hangs, probes are left out and less of it is seen.`,
                  hint: 'Let the `timeout` be shorter than the time from one probe to the next (`every`).',
                },
              ]
            : []
        return [...secret, ...overtaken]
      }),
    ),
}
