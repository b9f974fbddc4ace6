import { coverageOf } from '../../../identify/coverage.ts'
import { decisionsAbout } from '../../../identify/decisions.ts'
import type { Stream } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()

/** Trigger, finish line and measure of success: streams for which all three are the same are one. */
const keyOf = ({ trigger, finishLine, proofPoints, northStar, stages }: Stream): string | null =>
  northStar === undefined
    ? null
    : JSON.stringify([
        proofPoints?.trigger ?? plain(trigger),
        proofPoints?.finishLine ?? plain(finishLine),
        northStar.logic ?? plain(northStar.name),
        stages,
      ])

/** Top-level streams with the same trigger, path, finish line and north-star: they could be one (R36, R67). */
export const samePromise: Rule = {
  code: 'MR216',
  name: 'streams that could be one',
  severity: 'info',
  check: ({ map, locateKey }) => {
    const alike = new Map<string, string[]>()
    for (const [id, stream] of coverageOf(map).streams) {
      const key = keyOf(stream)
      if (key === null) continue
      const group = alike.get(key)
      if (group) group.push(id)
      else alike.set(key, [id])
    }
    const isDecided = (id: string): boolean =>
      decisionsAbout(map)
        .get(id)
        ?.some(({ decision }) => decision.kind === 'split') ?? false
    return [...alike.values()].flatMap((group) => {
      const [first, ...rest] = group.filter((id) => !isDecided(id))
      if (first === undefined || rest.length === 0) return []
      return [
        {
          ...locateKey(['streams', rest[0] ?? first]),
          code: 'MR216',
          message: `${named([first, ...rest])} have the same trigger, stages, finish line and north-star: they could be one stream.`,
          hint: `Merge them: name all their slices under \`for\` of \`${first}\`. If obligations keep them apart, record a decision of the kind \`split\` about them.`,
          related: [{ ...locateKey(['streams', first]), message: `\`${first}\`` }],
        },
      ]
    })
  },
}
