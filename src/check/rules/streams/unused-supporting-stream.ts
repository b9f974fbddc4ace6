import type { Rule } from '../../diagnostic.ts'

/** A supporting stream serves no stream, and no stream relies on it (R43). */
export const unusedSupportingStream: Rule = {
  code: 'MR207',
  name: 'supporting stream that nobody relies on',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const reliedOn = new Set([...map.streams.values()].flatMap(({ reliesOn }) => reliesOn))
    return [...map.streams].flatMap(([id, stream]) =>
      stream.kind === 'top-level' ||
      stream.lifecycle === 'retired' ||
      reliedOn.has(id) ||
      stream.for.some((one) => map.streams.has(one))
        ? []
        : [
            {
              ...locateKey(['streams', id]),
              code: 'MR207',
              message: `\`${id}\` is a supporting stream, and no stream relies on it.`,
              hint: `Name it under \`reliesOn\` of the streams that use it. If customers use it themselves, it is a top-level stream.`,
            },
          ],
    )
  },
}
