/** What of a source is left out of the figures, in words that say what to do. */
import type { FlowAnswer } from '../flow/answers.ts'
import type { Measured } from '../flow/facts.ts'
import { countInWords, countOf } from '../flow/number-words.ts'
import { sourcesOf } from '../flow/reach.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { SourceSummary } from '../store/store.ts'

/** A log may hold hundreds of words that the map does not know: the most frequent are named. */
const MOST_NAMED = 10

const items = (n: number): string => countOf(n, 'item')

/** Words whose meaning the map does not say. Time in them is in no figure. */
const unmapped = ({ source, unmapped: counts }: SourceSummary, measured: Measured): string[] => {
  const words = Object.entries(counts).sort((a, b) => b[1] - a[1])
  if (words.length === 0) return []
  const one = words.length === 1
  const [noun, thing, mend] =
    measured === 'work'
      ? (['status', 'item', `Add to sources.${source}.states.`] as const)
      : ([
          'event',
          'journey',
          `Say what a journey is in from then on: by \`state\` of business events, or under sources.${source}.states.`,
        ] as const)
  const named = words.slice(0, MOST_NAMED).map(([word, n]) => `${word} (${countOf(n, thing)})`)
  const more = words.length - named.length
  const list = `${named.join(', ')}${more > 0 ? ` and ${countInWords(more)} more` : ''}`
  return [
    `The map does not say what ${one ? `this ${noun} means` : `these ${noun === 'status' ? 'statuses' : 'events'} mean`}; time in ${one ? 'it' : 'them'} is left out: ${list}. ${mend}`,
  ]
}

/** What no figure shows by itself, of the sources that a figure rests on. */
const hiddenGaps = (summary: SourceSummary, measured: Measured): string[] => [
  ...unmapped(summary, measured),
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
  return summaries.filter(({ source }) => behind.has(source)).flatMap((one) => hiddenGaps(one, of.measured))
}

/** All that somebody should know who has just imported into the source. A journey has no type of its own. */
export const allGaps = (summary: SourceSummary, measured: Measured): string[] => [
  ...hiddenGaps(summary, measured),
  ...(measured === 'work' && summary.unclassified > 0
    ? [
        `${items(summary.unclassified)} of ${countInWords(summary.items)} match no rule of sources.${summary.source}.classify: unclassified.`,
      ]
    : []),
  ...(summary.quarantined > 0
    ? [`${items(summary.quarantined)} quarantined: their durations can't be trusted.`]
    : []),
]
