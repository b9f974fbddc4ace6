import { coverageOf } from '../../../identify/coverage.ts'
import type { Rule } from '../../diagnostic.ts'

/** No stream serves the slice: neither itself nor what it lies within or consists of (R3). */
export const sliceWithoutStream: Rule = {
  code: 'MR206',
  name: 'slice without a stream',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const { outermost, leavesOf, leavesOfAll, joined } = coverageOf(map)
    const served = new Set<string>()
    for (const stream of map.streams.values()) {
      if (stream.lifecycle !== 'retired') for (const leaf of leavesOfAll(stream.for)) served.add(leaf)
    }
    // Where `within` leads nowhere, what the slice lies in is unknown: that is told elsewhere.
    const placed = outermost.filter((slice) => map.slices.get(slice)?.within === undefined)
    return joined(placed.flatMap(leavesOf).filter((leaf) => !served.has(leaf))).map((slice) => ({
      ...locateKey(['slices', slice]),
      code: 'MR206',
      message: `No stream serves the slice \`${slice}\`.`,
      hint: `Name it under \`for\` of the stream whose promise holds for it, or remove the slice.`,
    }))
  },
}
