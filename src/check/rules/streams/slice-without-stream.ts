import type { Rule } from '../../diagnostic.ts'
import { areRelated, withAncestors } from '../../../model/slices.ts'

/** No stream serves the slice: neither itself nor what it lies within or consists of (R3). */
export const sliceWithoutStream: Rule = {
  code: 'MR206',
  name: 'slice without a stream',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const served = [...map.streams.values()].flatMap((stream) => stream.for)
    // Where `within` leads nowhere or in a circle, what the slice lies in is unknown: that is told elsewhere.
    const isPlaced = (slice: string): boolean => {
      const outermost = map.slices.get(withAncestors(map, slice).at(-1) ?? slice)
      return outermost !== undefined && outermost.within === undefined
    }
    return [...map.slices.keys()].flatMap((slice) =>
      !isPlaced(slice) || served.some((one) => areRelated(map, slice, one))
        ? []
        : [
            {
              ...locateKey(['slices', slice]),
              code: 'MR206',
              message: `No stream serves the slice \`${slice}\`.`,
              hint: `Name it under \`for\` of the stream whose promise holds for it, or remove the slice.`,
            },
          ],
    )
  },
}
