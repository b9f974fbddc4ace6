import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** An interface or a team names a stream that is retired (R4). */
export const retiredAtTheSeam: Rule = {
  code: 'MR429',
  name: 'interface or team of a retired stream',
  severity: 'warning',
  check: (loaded) => {
    const { map, locate, locateReference } = loaded
    const retired = new Set(
      [...map.streams].flatMap(([id, { lifecycle }]) => (lifecycle === 'retired' ? [id] : [])),
    )
    if (retired.size === 0) return []
    return loaded.references.flatMap((reference): Problem[] => {
      const [section, thing] = reference.path
      const isSeam = section === 'interfaces' || section === 'teams'
      if (!isSeam || !retired.has(reference.id) || !reference.expected.includes('stream')) return []
      return [
        {
          ...locateReference(reference),
          code: 'MR429',
          message: `\`${thing}\` names \`${reference.id}\`, which is retired.`,
          hint: `Name the stream that took over from \`${reference.id}\`, or remove \`${thing}\`.`,
          related: [{ ...locate(['streams', reference.id, 'lifecycle']), message: 'retired here' }],
        },
      ]
    })
  },
}
