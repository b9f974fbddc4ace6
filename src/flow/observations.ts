/**
 * Observations of what to change next: a sentence in plain words, what it rests on, and what to look at. They are in
 * order of how much they hold up: what is wrong with the data first, for all else rests on it.
 */
import { namingFor, type Looking, type Observed } from './observing.ts'
import { LOOKING_AT_ITEMS } from './observations-of-items.ts'
import type { TrendChange } from './trend.ts'
import type { Observation } from './view-answers.ts'

/** More changes than these are in the list of changes. */
const MOST_CHANGES = 3

const ofData: Looking = ({ data }) =>
  data.kind === 'ok'
    ? []
    : [
        {
          weight: 10,
          observation: {
            id: `data-${data.kind.replace(' ', '-')}`,
            about: 'data',
            sentence: data.why,
            advice: 'Mend the source first: all other observations rest on what it last said.',
            at: null,
            evidence: [],
          },
        },
      ]

const ofBottleneck: Looking = ({ bottleneck }, evidence) => {
  const { agree, methods, sentence } = bottleneck
  if (agree !== 'all' && agree !== 'two') return []
  const views = {
    'share of wait': 'efficiency',
    'growth of load': 'load',
    'active period': 'stages',
  } as const
  return [
    {
      weight: agree === 'all' ? 9 : 6,
      observation: {
        id: 'bottleneck',
        about: 'bottleneck',
        sentence,
        advice: 'Look there first: at what waits, and at what would let it go on.',
        at: null,
        evidence: methods.map(({ method, words }) => evidence(method, words, views[method])),
      },
    },
  ]
}

/** Worse: slower, longer, more in progress, less of the time active. */
const isWorse = ({ metric, direction }: TrendChange): boolean =>
  (direction === 'up') === (metric === 'flowTime' || metric === 'load')

const ofChanges: Looking = ({ changes, window }) =>
  changes.slice(0, MOST_CHANGES).map((change) => {
    const { metric, at, sentence, alongside, evidence } = change
    const others = alongside.length === 0 ? '' : ` At the same time: ${alongside.join(' ')}`
    const [from, to] = [Date.parse(window.from), Date.parse(window.to)]
    return {
      weight: (isWorse(change) ? 5 : 2) + (Date.parse(at) - from) / (to - from),
      observation: {
        id: `trend-${metric}-${at.slice(0, 10)}`,
        about: 'trend' as const,
        sentence: `${sentence}${others}`,
        advice: isWorse(change) ? 'Ask what was different then.' : 'Keep what was different then.',
        at,
        evidence,
      },
    }
  })

const ALL: readonly Looking[] = [ofData, ofBottleneck, ofChanges, ...LOOKING_AT_ITEMS]

/** All that is worth a look, the most important first. */
export const observationsOf = (observed: Observed): Observation[] =>
  ALL.flatMap((look) => look(observed, namingFor(observed)))
    .toSorted((a, b) => b.weight - a.weight || (a.observation.id < b.observation.id ? -1 : 1))
    .map(({ observation }) => observation)
