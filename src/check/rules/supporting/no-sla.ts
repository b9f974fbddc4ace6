import { consumersOf, hasSla, promisesSomething } from '../../../identify/seams.ts'
import type { Problem } from '../../../model/place.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** Streams rely on something, and nobody has promised them anything (R32). */
export const noSla: Rule = {
  code: 'MR402',
  name: 'dependency without an SLA',
  severity: 'warning',
  check: (loaded) => {
    const { map, locateKey } = loaded
    if (!isComplete(loaded, 'interfaces')) return []
    const served = [...consumersOf(map)].filter(
      ([id, consumers]) => consumers.length > 0 && map.streams.get(id)?.lifecycle !== 'retired',
    )
    // A map that has no SLA at all has not begun to write them down.
    const hasBegun = served.some(([id]) => hasSla(map, id))
    return served.flatMap(([id, consumers]): Problem[] => {
      const services = Object.entries(map.streams.get(id)?.services ?? {})
      if (services.length === 0) {
        return !hasBegun || hasSla(map, id)
          ? []
          : [
              {
                ...locateKey(['streams', id]),
                code: 'MR402',
                message: `\`${id}\` is relied on by ${named(consumers)}, and promises no SLA.`,
                hint: `Add \`services\` with an \`sla\` to \`${id}\`, or an \`sla\` to its interfaces.`,
              },
            ]
      }
      return services.flatMap(([service, { sla, interfaces }]): Problem[] =>
        promisesSomething(sla) || interfaces.some((one) => promisesSomething(map.interfaces.get(one)?.sla))
          ? []
          : [
              {
                ...locateKey(['streams', id, 'services', service]),
                code: 'MR402',
                message: `\`${id}\` offers \`${service}\` to ${named(consumers)} without an SLA.`,
                hint: 'Add `sla`, such as `sla: { availability: 99.9, latency: 300 ms at p95 }`, here or to its interface.',
              },
            ],
      )
    })
  },
}
