import { decisionsAbout } from '../../../identify/decisions.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'

/** A supporting stream is there, and no recorded decision says that its capabilities are managed centrally (R45). */
export const notCentralised: Rule = {
  code: 'MR403',
  name: 'centralised without a decision',
  severity: 'warning',
  check: (loaded) => {
    const { map, locateKey } = loaded
    // A map without any decision has not begun to record them.
    if (map.decisions.size === 0 || !isComplete(loaded, 'decisions')) return []
    const isCentralised = (thing: string): boolean =>
      decisionsAbout(map)
        .get(thing)
        ?.some(({ decision }) => decision.kind === 'centralise') ?? false
    return [...map.streams].flatMap(([id, { kind, lifecycle, capabilities }]) =>
      kind !== 'supporting' ||
      lifecycle === 'retired' ||
      isCentralised(id) ||
      capabilities?.owned.some(isCentralised)
        ? []
        : [
            {
              ...locateKey(['streams', id]),
              code: 'MR403',
              message: `\`${id}\` is a supporting stream, and no decision to centralise is recorded about it.`,
              hint: `Record it: \`decisions: { centralise-${id}: { kind: centralise, about: [${id}], on: …, by: …, path: …, why: … } }\`.`,
            },
          ],
    )
  },
}
