import { coverageOf } from '../../../identify/coverage.ts'
import type { Rule } from '../../diagnostic.ts'

/** “Expected outcome: 2–4 cards that read like team charters.” */
const MOST = 4

/** More top-level streams than the article expects (R26, R67). */
export const manyStreams: Rule = {
  code: 'MR217',
  name: 'many top-level streams',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const { streams } = coverageOf(map)
    const [next] = streams[MOST] ?? []
    if (next === undefined) return []
    return [
      {
        ...locateKey(['streams', next]),
        code: 'MR217',
        message: `The map has ${streams.length} top-level streams; 2 to ${MOST} are expected, one for each distinct path.`,
        hint: 'Keep apart only what differs in outcome, policies or measure of success; merge the rest, or make what others rely on a supporting stream.',
      },
    ]
  },
}
