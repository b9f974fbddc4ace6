import { covers } from '../../../model/pattern.ts'
import type { Problem } from '../../../model/place.ts'
import type { Source } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

interface Asking {
  readonly id: string
  readonly kind: Source['kind']
  /** From where it takes events. */
  readonly patterns: readonly string[]
  /** The key that says so. */
  readonly key: string
  /** What it looks for in them: sources of telemetry that look for different attributes take nothing from each other. */
  readonly within: string
  readonly hasToken: boolean
}

const askingOf = (id: string, source: Source): Asking | null => {
  const asking = (from: string | string[], key: string, within = ''): Asking => ({
    id,
    kind: source.kind,
    patterns: [from].flat(),
    key,
    within,
    hasToken: 'tokenFrom' in source && source.tokenFrom !== undefined,
  })
  if (source.kind === 'cloudevents') return asking(source.cloudEvents.from, 'cloudEvents: { from: … }')
  if (source.kind === 'cdevents') return asking(source.cdEvents.from, 'cdEvents: { from: … }')
  if (source.kind !== 'otlp') return null
  const { services, item, state } = source.otlp
  return asking(services, 'otlp: { services: … }', `${item} ${state}`)
}

/** A source before this one takes all events that it asks for: of two, the first takes an event. */
export const sourceWithoutEvents: Rule = {
  code: 'MR313',
  name: 'source that gets no events',
  severity: 'warning',
  check: ({ map, locateKey }) => {
    const sources = [...map.sources].flatMap(([id, source]) => askingOf(id, source) ?? [])
    return sources.flatMap(({ id, kind, patterns, key, within, hasToken }, i): Problem[] => {
      // A token of its own decides before the order does.
      if (hasToken) return []
      const first = sources
        .slice(0, i)
        .find(
          (one) =>
            one.kind === kind &&
            one.within === within &&
            patterns.every((mine) => one.patterns.some((theirs) => covers(theirs, mine))),
        )
      if (!first) return []
      return [
        {
          ...locateKey(['sources', id]),
          code: 'MR313',
          message: `\`${id}\` gets no events: \`${first.id}\` stands before it and takes events from the same sources.`,
          hint: `Name under \`${key}\` which events each of the two takes, the narrower one first.`,
          related: [{ ...locateKey(['sources', first.id]), message: `\`${first.id}\` takes them` }],
        },
      ]
    })
  },
}
