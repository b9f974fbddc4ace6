import { miniPlatforms } from '../../../identify/mini-platforms.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** Two or more streams build the same, each for itself (R46). */
export const miniPlatform: Rule = {
  code: 'MR412',
  name: 'mini-platform',
  severity: 'warning',
  check: ({ map, locate, locateKey }) =>
    miniPlatforms(map).flatMap(({ name, built, offeredBy }): Problem[] => {
      const builders = built.filter(({ stream }) => stream !== offeredBy)
      const last = built.at(-1)
      if (!last) return []
      const streams = named(new Set(builders.map(({ stream }) => stream)))
      return [
        {
          ...locateKey(['capabilities', last.capability]),
          code: 'MR412',
          message:
            offeredBy === null
              ? `${streams} each build “${name}”: a mini-platform in each of them.`
              : `\`${offeredBy}\` offers “${name}”, and ${streams} builds it again.`,
          hint: `${offeredBy === null ? 'Let one supporting stream offer it' : `Use what \`${offeredBy}\` offers`}, and name it under \`capabilities.used\` elsewhere. If they are different things, give them names that say so.`,
          related: built.map(({ stream, capability }) => ({
            ...locate([
              'streams',
              stream,
              'capabilities',
              'owned',
              map.streams.get(stream)?.capabilities?.owned.indexOf(capability) ?? 0,
            ]),
            message: `built by \`${stream}\``,
          })),
        },
      ]
    }),
}
