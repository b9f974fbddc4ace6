/** Events of a source that the map does not have any more. */
import type { SourceHealth } from './answer.ts'
import type { KnownSource } from './examine.ts'
import { countOf } from '../number-words.ts'

/** Such a source has no name and no mapping: nothing else can be examined. */
export const unknownSource = ({ source, events, items }: KnownSource): SourceHealth => ({
  id: source,
  name: source,
  kind: 'unknown',
  measures: 'work',
  simulated: false,
  data: { kind: 'not configured', why: `The map has no source \`${source}\`.` },
  events,
  items,
  findings: [
    {
      id: 'unknown-source',
      title: 'Events of a source that the map does not have',
      severity: 'error',
      source,
      n: events,
      of: events,
      unit: 'events',
      found: `The log holds ${countOf(events, 'event')} of \`${source}\`, which is not under \`sources\` in the map.`,
      effect: 'They are in no figure.',
      metrics: ['velocity', 'flowTime', 'load', 'efficiency', 'distribution'],
      mend: {
        action:
          'Put the source back into the map under this id. If it was renamed, give it its old id again.',
        yaml: `sources:\n  ${source}:\n    name: …\n    kind: …\n    stream: …`,
      },
      examples: [],
    },
  ],
  leftOut: [],
  rules: [],
  states: [],
})
