import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** An interface lies between streams; this one names the same stream on both sides. */
export const interfaceWithItself: Rule = {
  code: 'MR428',
  name: 'interface of a stream with itself',
  severity: 'error',
  check: ({ map, locate }) =>
    [...map.interfaces].flatMap(([id, { provider, consumers }]) =>
      consumers.flatMap((consumer, i): Problem[] => {
        if (consumer !== provider) return []
        const path = ['interfaces', id, 'consumers', i]
        return [
          {
            ...locate(path),
            code: 'MR428',
            message: `\`${provider}\` provides \`${id}\`, and stands among its consumers as well.`,
            hint: 'Name the other streams that use it. What a stream does within itself is no seam.',
            related: [{ ...locate(['interfaces', id, 'provider']), message: 'the provider' }],
            // An interface has consumers: the last one is for a person to replace.
            fix:
              consumers.length === 1
                ? undefined
                : {
                    title: `Remove \`${provider}\` from \`consumers\``,
                    safe: true,
                    changes: [{ op: 'remove', path }],
                  },
          },
        ]
      }),
    ),
}
