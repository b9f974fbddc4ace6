import type { Problem } from '../../../model/place.ts'
import { relying } from '../../reliance.ts'
import type { Rule } from '../../diagnostic.ts'

/** A stream uses an interface of a supporting stream on which, by its card, it does not rely (R27). */
export const interfaceWithoutReliance: Rule = {
  code: 'MR420',
  name: 'interface without reliance',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.interfaces].flatMap(([id, { provider, consumers }]) =>
      map.streams.get(provider)?.kind !== 'supporting'
        ? []
        : consumers.flatMap((consumer, i): Problem[] => {
            const stream = map.streams.get(consumer)
            if (!stream || consumer === provider || stream.reliesOn.includes(provider)) return []
            return [
              {
                ...locate(['interfaces', id, 'consumers', i]),
                code: 'MR420',
                message: `\`${consumer}\` uses \`${id}\` of \`${provider}\`, and its card does not say that it relies on \`${provider}\`.`,
                hint: `Add \`${provider}\` to \`reliesOn\` of \`${consumer}\`, or remove \`${consumer}\` here.`,
                fix: relying(map, consumer, provider),
              },
            ]
          }),
    ),
}
