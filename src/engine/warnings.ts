/** What of a source is left out of the figures, in words that say what to do. */
import type { FlowAnswer } from '../flow/answers.ts'
import type { Measured } from '../flow/facts.ts'
import { sourcesOf } from '../flow/reach.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { SourceSummary } from '../store/store.ts'

const items = (n: number): string => (n === 1 ? '1 item' : `${n} items`)

/** Statuses whose meaning the map does not say. Their time is in no figure. */
const unmapped = ({ source, unmapped: counts }: SourceSummary): string[] => {
  const statuses = Object.entries(counts).sort((a, b) => b[1] - a[1])
  if (statuses.length === 0) return []
  const one = statuses.length === 1
  const list = statuses.map(([status, n]) => `${status} (${items(n)})`).join(', ')
  return [
    `The map does not say what ${one ? 'this status means' : 'these statuses mean'}; time in ${one ? 'it' : 'them'} is left out: ${list}. Add to sources.${source}.states.`,
  ]
}

/** What no figure shows by itself, of the sources that a figure rests on. */
const hiddenGaps = (summary: SourceSummary): string[] => [
  ...unmapped(summary),
  ...(summary.withoutStream > 0
    ? [
        `${items(summary.withoutStream)} match no rule of sources.${summary.source}.stream: they belong to no stream.`,
      ]
    : []),
]

/** What the sources of an answer hold that is in no figure. */
export const gapsBehind = (
  { of }: Pick<FlowAnswer, 'of'>,
  map: ValueStreamMap,
  summaries: readonly SourceSummary[],
): string[] => {
  const behind = new Set(sourcesOf(map, of.measured, of.stream).map(([id]) => id))
  return summaries.filter(({ source }) => behind.has(source)).flatMap(hiddenGaps)
}

/** All that somebody should know who has just imported into the source. A journey has no type of its own. */
export const allGaps = (summary: SourceSummary, measured: Measured): string[] => [
  ...hiddenGaps(summary),
  ...(measured === 'work' && summary.unclassified > 0
    ? [
        `${items(summary.unclassified)} of ${summary.items} match no rule of sources.${summary.source}.classify: unclassified.`,
      ]
    : []),
  ...(summary.quarantined > 0
    ? [`${items(summary.quarantined)} quarantined: their durations can't be trusted.`]
    : []),
]
