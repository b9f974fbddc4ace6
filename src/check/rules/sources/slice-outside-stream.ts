import type { Rule } from '../../diagnostic.ts'
import { areRelated } from '../../../model/slices.ts'

/** The items of a source belong to a slice that the source's stream does not serve. */
export const sliceOutsideStream: Rule = {
  code: 'MR312',
  name: 'slice that the stream does not serve',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.sources].flatMap(([id, { stream, slice }]) => {
      if (typeof stream !== 'string' || typeof slice !== 'string' || !map.slices.has(slice)) return []
      const served = map.streams.get(stream)
      if (served?.kind !== 'top-level' || served.for.some((one) => areRelated(map, slice, one))) return []
      return [
        {
          ...locate(['sources', id, 'slice']),
          code: 'MR312',
          message: `\`${id}\` belongs to the slice \`${slice}\`, which its stream \`${stream}\` does not serve.`,
          hint: `\`${stream}\` serves: ${served.for.join(', ')}. Name one of these, or add \`${slice}\` to \`for\` of the stream.`,
          related: [{ ...locate(['streams', stream, 'for']), message: 'the slices that the stream serves' }],
        },
      ]
    }),
}
