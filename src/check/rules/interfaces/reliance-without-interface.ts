import { consumersOf, seamsOf } from '../../../identify/seams.ts'
import type { Problem } from '../../../model/place.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** One stream relies on another, and no interface says how the two meet (R27, R62). */
export const relianceWithoutInterface: Rule = {
  code: 'MR421',
  name: 'reliance without an interface',
  severity: 'warning',
  check: (loaded) => {
    const { map, locate, locateKey } = loaded
    // A map without any interface has not begun to seal its seams.
    if (map.interfaces.size === 0 || !isComplete(loaded, 'interfaces')) return []
    const { offered } = seamsOf(map)
    const silent = [...consumersOf(map)].flatMap(([id, consumers]): Problem[] =>
      consumers.length === 0 || offered.has(id) || map.streams.get(id)?.lifecycle === 'retired'
        ? []
        : [
            {
              ...locateKey(['streams', id]),
              code: 'MR421',
              message: `\`${id}\` is relied on by ${named(consumers)}, and offers no interface.`,
              hint: `Write down how they meet: an entry of \`interfaces\` with \`provider: ${id}\`, its style, contract, version and SLA.`,
            },
          ],
    )
    const leftOut = [...map.streams].flatMap(([id, { reliesOn, lifecycle }]) =>
      reliesOn.flatMap((provider, i): Problem[] => {
        const seams = offered.get(provider)
        if (lifecycle === 'retired' || provider === id || !seams) return []
        if (seams.some((seam) => seam.interface.consumers.includes(id))) return []
        const [only, ...others] = seams.map((seam) => seam.id)
        return [
          {
            ...locate(['streams', id, 'reliesOn', i]),
            code: 'MR421',
            message: `\`${id}\` relies on \`${provider}\`, and no interface of \`${provider}\` names it as a consumer.`,
            hint: `Add \`${id}\` to \`consumers\` of the interface that it uses: ${named(seams.map((seam) => seam.id))}.`,
            fix:
              only === undefined || others.length > 0
                ? undefined
                : {
                    title: `Add \`${id}\` to the consumers of \`${only}\``,
                    safe: false,
                    changes: [{ op: 'insert', path: ['interfaces', only, 'consumers'], value: id }],
                  },
          },
        ]
      }),
    )
    return [...silent, ...leftOut]
  },
}
