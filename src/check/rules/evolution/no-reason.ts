import { decisionsAbout } from '../../../identify/decisions.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'

const ORIGINS = new Set(['create', 'split', 'merge'])

/** Other streams have a recorded reason to be, this one has none (R65, R67). */
export const noReason: Rule = {
  code: 'MR488',
  name: 'stream without a recorded reason',
  severity: 'info',
  check: (loaded) => {
    const { map, locateKey } = loaded
    if (!isComplete(loaded, 'decisions')) return []
    const streams = [...map.streams].filter(
      ([, { kind, lifecycle }]) => kind === 'top-level' && lifecycle !== 'retired',
    )
    const hasOrigin = (id: string): boolean =>
      decisionsAbout(map)
        .get(id)
        ?.some(({ decision }) => ORIGINS.has(decision.kind)) ?? false
    if (!streams.some(([id]) => hasOrigin(id))) return []
    return streams.flatMap(([id]) =>
      hasOrigin(id)
        ? []
        : [
            {
              ...locateKey(['streams', id]),
              code: 'MR488',
              message: `No decision says why \`${id}\` is a stream of its own, while others have one.`,
              hint: 'Record it under `decisions`, with the kind `create`, `split` or `merge`: the smallest proper set is one in which every stream has a reason.',
            },
          ],
    )
  },
}
