/** Observations of the items: what was promised, what is old, what comes in, what is done again, what kind it is. */
import { durationInWords } from '../duration.ts'
import type { Looking } from './observing.ts'
import { shareInWords } from '../number-words.ts'

/** From here on an item is older than nearly all were when they left its stage. */
const LATE_PACE = 85
/** A share of reworked items, a distance from the mix aimed at, a growth of the load that are worth a look. */
const MUCH_REWORK = 0.1
const FAR_FROM_MIX = 10
const MUCH_GROWTH = 0.1
const FEWEST_ITEMS = 10

const isAre = (n: number): string => (n === 1 ? 'is' : 'are')

const ofMissedExpectation: Looking = ({ aging: { expectation }, flowSeconds }, evidence) => {
  const n = flowSeconds.length
  if (expectation === null || n === 0) return []
  const kept = flowSeconds.filter((seconds) => seconds <= expectation.seconds).length
  if (kept * 100 >= expectation.percent * n) return []
  const share = shareInWords(kept / n)
  return [
    {
      weight: Math.min(9, 4 + 20 * (expectation.percent / 100 - kept / n)),
      observation: {
        id: 'expectation-missed',
        about: 'expectation',
        sentence: `${share} of the ${n} items done took no longer than ${durationInWords(expectation.seconds)}; expected are ${expectation.percent} %.`,
        advice: 'Start less at a time, or expect what the process can keep.',
        at: null,
        evidence: [evidence('Expectation kept', `${share} (n = ${n})`, 'flow-time', 'expectation.kept')],
      },
    },
  ]
}

const ofExceededExpectation: Looking = ({ aging: { expectation, items } }, evidence) => {
  const exceeded = items.filter((item) => item.beyondExpectation).length
  if (expectation === null || exceeded === 0) return []
  const share = `${exceeded} of ${items.length}`
  return [
    {
      weight: 4 + (5 * exceeded) / items.length,
      observation: {
        id: 'expectation-exceeded',
        about: 'expectation',
        sentence: `${share} items in progress ${isAre(exceeded)} older than ${durationInWords(expectation.seconds)}, within which ${expectation.percent} % are expected to be done.`,
        advice: 'Finish or stop them before anything new is started.',
        at: null,
        evidence: [evidence('Beyond the expectation', share, 'aging', 'expectation.exceeded')],
      },
    },
  ]
}

const ofLateItems: Looking = ({ aging: { items } }, evidence) => {
  const late = items.filter(({ pace }) => pace !== null && pace >= LATE_PACE)
  const [oldest] = late
  if (oldest === undefined) return []
  const share = `${late.length} of ${items.length}`
  return [
    {
      weight: 4 + late.length / items.length,
      observation: {
        id: 'aging-late',
        about: 'aging',
        sentence: `${share} items in progress ${isAre(late.length)} older than ${LATE_PACE} % of the done ones were when they left the same stage; the oldest is ${oldest.label}, ${durationInWords(oldest.ageSeconds)} old.`,
        advice: 'Ask of each what it waits for.',
        at: null,
        evidence: [evidence(`Pace of ${LATE_PACE} or more`, share, 'aging')],
      },
    },
  ]
}

const ofStaleItems: Looking = ({ aging: { items, staleAfterDays } }, evidence) => {
  const stale = items.filter((item) => item.stale).length
  if (stale === 0) return []
  const share = `${stale} of ${items.length}`
  return [
    {
      weight: 3 + stale / items.length,
      observation: {
        id: 'aging-stale',
        about: 'aging',
        sentence: `${share} items in progress ${stale === 1 ? 'has' : 'have'} had no event for more than ${staleAfterDays} days.`,
        advice: 'Take them up, or stop them: until then they count as load.',
        at: null,
        evidence: [evidence('Stale items', share, 'aging', 'stale')],
      },
    },
  ]
}

const ofBalance: Looking = ({ balance, window }, evidence) => {
  const { arrivals, done, canceled, load, timeToClear } = balance
  const departures = done + canceled
  const grown = arrivals - departures
  if (arrivals < FEWEST_ITEMS || grown <= MUCH_GROWTH * arrivals) return []
  const clear = timeToClear === null ? 'never' : `in ${timeToClear.toFixed(1)} ${window.by}s`
  return [
    {
      weight: 5 + grown / arrivals,
      observation: {
        id: 'balance',
        about: 'balance',
        sentence: `More is started than ends: ${arrivals} items started, ${departures} ended. At this velocity what is in progress (${load}) would be done ${clear}.`,
        advice: 'Start an item when one has ended.',
        at: null,
        evidence: [
          evidence('Arrivals', `${arrivals}`, 'balance', 'arrivals'),
          evidence('Done', `${done}`, 'balance', 'velocity'),
          evidence('Canceled', `${canceled}`, 'balance', 'canceled'),
          evidence('Load ÷ velocity', clear, 'balance', 'timeToClear'),
        ],
      },
    },
  ]
}

const ofRework: Looking = ({ rework: { n, reworked, reworkSeconds, backward } }, evidence) => {
  if (n < FEWEST_ITEMS || reworked < MUCH_REWORK * n) return []
  const [most] = backward
  const back = most ? ` Most often they went back from “${most.from}” to “${most.to}” (${most.count} ×).` : ''
  return [
    {
      weight: 4 + reworked / n,
      observation: {
        id: 'rework',
        about: 'rework',
        sentence: `${reworked} of ${n} items done (${shareInWords(reworked / n)}) were reopened or went back to a stage that they had left.${back}`,
        advice: 'Look at what was found late, and where it could have been found.',
        at: null,
        evidence: [
          evidence('Items reworked', `${reworked} of ${n}`, 'rework', 'rework.items'),
          evidence('Between done and reopened', durationInWords(reworkSeconds), 'rework', 'rework.time'),
        ],
      },
    },
  ]
}

const ofMix: Looking = ({ mix: { whole, target } }, evidence) => {
  if (target === null || whole.n < FEWEST_ITEMS) return []
  const types = ['feature', 'defect', 'risk', 'debt'] as const
  const gaps = types.map((type) => ({ type, is: whole[type] ?? 0, aim: target[type] }))
  const most = gaps.toSorted((a, b) => Math.abs(b.is - b.aim) - Math.abs(a.is - a.aim))[0]
  if (!most || Math.abs(most.is - most.aim) < FAR_FROM_MIX) return []
  const { type, is, aim } = most
  return [
    {
      weight: 3 + Math.abs(is - aim) / 100,
      observation: {
        id: 'mix',
        about: 'mix',
        sentence: `${is} % of the ${whole.n} items ${whole.basis === 'load' ? 'in progress' : 'done'} are of the type ${type}; aimed at are ${aim} %.`,
        advice: null,
        at: null,
        evidence: [evidence(`Share of type ${type}`, `${is} %`, 'mix', `distribution.${type}`)],
      },
    },
  ]
}

/** In any order: each says how much it weighs. */
export const LOOKING_AT_ITEMS: readonly Looking[] = [
  ofMissedExpectation,
  ofExceededExpectation,
  ofLateItems,
  ofStaleItems,
  ofBalance,
  ofRework,
  ofMix,
]
