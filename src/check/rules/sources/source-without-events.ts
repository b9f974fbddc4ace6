import { covers } from '../../../model/pattern.ts'
import type { Problem } from '../../../model/place.ts'
import type { CloudEventsSource } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

const patternsOf = ({ cloudEvents: { from } }: CloudEventsSource): readonly string[] =>
  Array.isArray(from) ? from : [from]

/** A source before this one takes all events that it asks for: of two, the first takes an event. */
export const sourceWithoutEvents: Rule = {
  code: 'MR313',
  name: 'source that gets no events',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const sources = [...map.sources].flatMap(([id, source]) =>
      source.kind === 'cloudevents' ? [{ id, patterns: patternsOf(source) }] : [],
    )
    return sources.flatMap(({ id, patterns }, i): Problem[] => {
      const first = sources
        .slice(0, i)
        .find((one) => patterns.every((mine) => one.patterns.some((theirs) => covers(theirs, mine))))
      if (!first) return []
      return [
        {
          ...locateKey(['sources', id]),
          code: 'MR313',
          message: `\`${id}\` gets no events: \`${first.id}\` stands before it and takes events from the same sources.`,
          hint: 'Name under `cloudEvents: { from: … }` which events each of the two takes, the narrower one first.',
          related: [{ ...locateKey(['sources', first.id]), message: `\`${first.id}\` takes them` }],
        },
      ]
    })
  },
}
