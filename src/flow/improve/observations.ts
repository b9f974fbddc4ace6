/**
 * Observations of what to change next: a sentence in plain words, what it rests on, and what to look at. They are in
 * order of how much they hold up: what is wrong with the data first, for all else rests on it.
 */
import { namingFor, type Looking, type Observed } from './observing.ts'
import { LOOKING_AT_ITEMS } from './observations-of-items.ts'
import type { By } from '../answers.ts'
import { TRENDS } from './trend-series.ts'
import { THEN, type TrendChange } from './trend.ts'
import type { Observation } from './next-answer.ts'

/** More changes than these are in the list of changes. */
const MOST_CHANGES = 3
/** By less than a tenth of what it was before, a change is not worth a look. */
const MATERIAL = 0.1

const DAY_MS = 86_400_000
/** About how long a period is: near enough to tell whether two changes are of the same time. */
const LENGTH_MS: Readonly<Record<By, number>> = { day: DAY_MS, week: 7 * DAY_MS, month: 31 * DAY_MS }

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

/** A signal can be sure and still be of little weight: such a change is in the list only. */
const isMaterial = ({ before, after }: TrendChange): boolean => Math.abs(after - before) >= MATERIAL * before

/** Changes of the same time, the earliest of them first: they are one observation. */
const groupsOf = (changes: readonly TrendChange[], by: By): TrendChange[][] => {
  const groups: TrendChange[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    const earliest = group?.[0]
    if (group && earliest && Date.parse(earliest.at) - Date.parse(change.at) <= THEN * LENGTH_MS[by]) {
      group.unshift(change)
    } else groups.push([change])
  }
  return groups
}

const ofChanges: Looking = ({ changes, window }) => {
  const [from, to] = [Date.parse(window.from), Date.parse(window.to)]
  return groupsOf(changes, window.by)
    .filter((group) => group.some(isMaterial))
    .slice(0, MOST_CHANGES)
    .flatMap((group) => {
      const [first] = group
      if (first === undefined) return []
      const worse = group.some(isWorse)
      // Of changes of one time each names the others: here they are told in full.
      const named = group.map(({ metric }) => TRENDS[metric].name)
      const alongside = first.alongside.filter((line) => !named.some((name) => line.startsWith(name)))
      const others = alongside.length === 0 ? [] : ['At the same time:', ...alongside]
      return [
        {
          weight: (worse ? 5 : 2) + (Date.parse(first.at) - from) / (to - from),
          observation: {
            id: `trend-${first.at.slice(0, 10)}`,
            about: 'trend' as const,
            sentence: [...group.map(({ sentence }) => sentence), ...others].join(' '),
            advice: worse ? 'Ask what was different then.' : 'Keep what was different then.',
            at: first.at,
            evidence: group.flatMap(({ evidence }) => evidence),
          },
        },
      ]
    })
}

const ALL: readonly Looking[] = [ofData, ofBottleneck, ofChanges, ...LOOKING_AT_ITEMS]

/** All that is worth a look, the most important first. */
export const observationsOf = (observed: Observed): Observation[] =>
  ALL.flatMap((look) => look(observed, namingFor(observed)))
    .toSorted((a, b) => b.weight - a.weight || (a.observation.id < b.observation.id ? -1 : 1))
    .map(({ observation }) => observation)
