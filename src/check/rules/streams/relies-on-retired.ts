import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** A stream that goes on relies on one that is retired, or serves it (R4). */
export const reliesOnRetired: Rule = {
  code: 'MR212',
  name: 'retired stream still in use',
  severity: 'warning',
  check: ({ map, locate, locateKey }) => {
    const retired = new Set(
      [...map.streams].flatMap(([id, one]) => (one.lifecycle === 'retired' ? [id] : [])),
    )
    if (retired.size === 0) return []
    return [...map.streams].flatMap(([id, stream]) =>
      retired.has(id)
        ? []
        : (['reliesOn', 'for'] as const).flatMap((key) =>
            stream[key].flatMap((other, i): Problem[] => {
              if (!retired.has(other)) return []
              const path = ['streams', id, key, i]
              return [
                {
                  ...locate(path),
                  code: 'MR212',
                  message: `\`${id}\` ${key === 'for' ? 'serves' : 'relies on'} \`${other}\`, which is retired.`,
                  hint: `Remove it here, or say which stream took over from \`${other}\`.`,
                  related: [{ ...locateKey(['streams', other, 'lifecycle']), message: 'retired here' }],
                  // A stream serves somebody: the last entry of `for` is for a person to replace.
                  fix:
                    key === 'for' && stream.for.length === 1
                      ? undefined
                      : { title: `Remove \`${other}\``, safe: false, changes: [{ op: 'remove', path }] },
                },
              ]
            }),
          ),
    )
  },
}
