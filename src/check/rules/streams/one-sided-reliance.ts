import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** That one stream supports another is said by one of the two only. */
export const oneSidedReliance: Rule = {
  code: 'MR208',
  name: 'reliance that only one side names',
  severity: 'warning',
  check: ({ map, locate }) => {
    // What is retired relies on nothing and serves nobody any more: MR212 tells who still names it.
    const isRetired = (id: string): boolean => map.streams.get(id)?.lifecycle === 'retired'
    return [...map.streams].flatMap(([id, stream]): Problem[] =>
      isRetired(id)
        ? []
        : [
            ...stream.for.flatMap((served, i): Problem[] =>
              stream.kind === 'top-level' ||
              isRetired(served) ||
              served === id ||
              map.streams.get(served)?.reliesOn.includes(id) !== false
                ? []
                : [
                    {
                      ...locate(['streams', id, 'for', i]),
                      code: 'MR208',
                      message: `\`${id}\` serves \`${served}\`, but \`${served}\` does not rely on it.`,
                      hint: `Add \`${id}\` to \`reliesOn\` of \`${served}\`, or remove \`${served}\` here.`,
                    },
                  ],
            ),
            ...stream.reliesOn.flatMap((used, i): Problem[] => {
              const supporting = map.streams.get(used)
              if (
                supporting?.kind !== 'supporting' ||
                isRetired(used) ||
                used === id ||
                supporting.for.includes(id)
              )
                return []
              return [
                {
                  ...locate(['streams', id, 'reliesOn', i]),
                  code: 'MR208',
                  message: `\`${id}\` relies on \`${used}\`, but \`${used}\` does not name it as served.`,
                  hint: `Add \`${id}\` to \`for\` of \`${used}\`, or remove \`${used}\` here.`,
                },
              ]
            }),
          ],
    )
  },
}
