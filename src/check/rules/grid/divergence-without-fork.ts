import { coverageOf } from '../../../identify/coverage.ts'
import { decisionsAbout } from '../../../identify/decisions.ts'
import { divergencesOf, forksOf, type Divergence } from '../../../identify/divergence.ts'
import type { Problem } from '../../../model/place.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords, named } from '../../wording.ts'

/** Stream → which leaves of which groups of the divergence it serves where they differ. */
const servedLeaves = (
  map: ValueStreamMap,
  { at, groups }: Divergence,
): Map<string, Map<number, Set<string>>> => {
  const { leavesOfAll, streamsAt } = coverageOf(map)
  const served = new Map<string, Map<number, Set<string>>>()
  for (const [i, slices] of groups.entries()) {
    for (const leaf of leavesOfAll(slices)) {
      for (const stream of at.flatMap((stage) => streamsAt(leaf, stage))) {
        const ofStream = served.get(stream) ?? new Map<number, Set<string>>()
        served.set(stream, ofStream.set(i, (ofStream.get(i) ?? new Set()).add(leaf)))
      }
    }
  }
  return served
}

/** Whether a recorded decision keeps the stream in one piece. */
const isKept = (map: ValueStreamMap, things: readonly string[]): boolean =>
  things.some((id) =>
    decisionsAbout(map)
      .get(id)
      ?.some(({ decision }) => decision.kind === 'merge'),
  )

/** What the leaves say that differs, such as “proof (“paid” against “billed”)”. */
const differences = (map: ValueStreamMap, { evidence }: Divergence, leaves: ReadonlySet<string>): string => {
  const { leavesOfAll } = coverageOf(map)
  const said = new Map<string, string>()
  for (const { aspect, sayings } of evidence) {
    const own = sayings.filter(({ slices }) => leavesOfAll(slices).some((leaf) => leaves.has(leaf)))
    if (own.length < 2 || said.has(aspect)) continue
    said.set(aspect, `${aspect} (${own.map(({ says }) => `“${says}”`).join(' against ')})`)
  }
  return inWords([...said.values()])
}

/** The grid says that slices of one stream part, and no fork records it (R25). */
export const divergenceWithoutFork: Rule = {
  code: 'MR243',
  name: 'divergence without a fork',
  severity: 'info',
  check: ({ map, locateKey }) => {
    const { joined } = coverageOf(map)
    return divergencesOf(map, 'stated').flatMap((divergence) =>
      [...servedLeaves(map, divergence)].flatMap(([stream, byGroup]): Problem[] => {
        const groups = [...byGroup.values()].map(joined)
        const slices = groups.flat()
        if (groups.length < 2 || forksOf(map, { at: divergence.at, groups }).length > 0) return []
        if (isKept(map, [stream, ...slices])) return []
        const leaves = new Set([...byGroup.values()].flatMap((some) => [...some]))
        return [
          {
            ...locateKey(['streams', stream, 'for']),
            code: 'MR243',
            message: `\`${stream}\` serves ${named(slices)}, who by the grid differ at ${named(divergence.at)} in ${differences(map, divergence, leaves)}.`,
            hint: `If that is material, record a fork and a stream of its own. If not, record a decision of the kind \`merge\` about \`${stream}\`.`,
          },
        ]
      }),
    )
  },
}
