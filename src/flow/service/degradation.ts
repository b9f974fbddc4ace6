/** What happens to the other stages while one is slow: whether the service degrades gracefully. */
import { secondsOf } from '../../model/schema.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { stagesAsked } from '../journeys/points.ts'
import { nearestRank } from '../percentile.ts'
import type { Interval } from '../statistics/interval.ts'
import { medianInterval } from '../statistics/median-interval.ts'
import { fisherExact, type Share } from '../statistics/proportions.ts'
import { attemptsOf, type Attempts } from './availability.ts'
import { levelsAbout } from './levels.ts'
import { periodAt, slownessOf, type Slowness } from './slow-periods.ts'
import { staysOf, type Stays } from './stays.ts'

export const CHANGES = ['worse', 'better', 'no difference', 'too few'] as const
type Change = (typeof CHANGES)[number]

/** One measure of a stage, while another was slow and otherwise. */
interface Compared<T> {
  readonly slow: T
  readonly otherwise: T
  readonly change: Change
}

/** Seconds: the median of the stays that ended then. */
export interface MedianThen {
  readonly median: number | null
  readonly n: number
  readonly interval: Interval | null
}

export interface Alongside {
  readonly stage: string
  readonly time: Compared<MedianThen>
  /** Of the stays that began then, those that led on within `horizon`; of those that are known for so long. */
  readonly conversion: Compared<Share>
  /** µs; three times the time within which 95 % of the stays that led on had done so. */
  readonly horizon: Micros
  /** null where the map says of no event that it is an attempt at the stage. */
  readonly availability: Compared<Share> | null
}

export interface Degradation {
  readonly stage: string
  /** The service level that promises it; null where the stage is looked at without one. */
  readonly level: string | null
  /** null where too few stays have ended to know what is usual. */
  readonly slowness: Slowness | null
  /** µs in the window in which the stage was slow. */
  readonly slowTime: Micros
  readonly alongside: readonly Alongside[]
  /** Whether no other stage was worse; null where it was never slow, or that can't be told. */
  readonly isGraceful: boolean | null
}

/** Fewer than this on one side, and nothing is said of a difference. */
const FEWEST = 6

const timeThen = (seconds: number[]): MedianThen => {
  const sorted = Float64Array.from(seconds).sort()
  const median = sorted.length === 0 ? null : (sorted[nearestRank(sorted.length, 50) - 1] ?? null)
  return { median, n: sorted.length, interval: medianInterval(sorted) }
}

/** Two medians differ where their 95 % intervals do not overlap: a strict test, for many are made. */
const changeOfTimes = ({ interval: slow }: MedianThen, { interval: otherwise }: MedianThen): Change => {
  if (!slow || !otherwise) return 'too few'
  if (slow.low > otherwise.high) return 'worse'
  return slow.high < otherwise.low ? 'better' : 'no difference'
}

/** Two shares differ where chance explains it in fewer than one of a hundred cases. */
const RARE = 0.01

const changeOfShares = (slow: Share, otherwise: Share): Change => {
  if (slow.n < FEWEST || otherwise.n < FEWEST) return 'too few'
  if (fisherExact(slow, otherwise) >= RARE) return 'no difference'
  return slow.hits / slow.n < otherwise.hits / otherwise.n ? 'worse' : 'better'
}

const NOTHING: Share = { hits: 0, n: 0 }

const plus = ({ hits, n }: Share, isSuccess: boolean): Share => ({
  hits: hits + (isSuccess ? 1 : 0),
  n: n + 1,
})

const sharesOf = (
  counted: Iterable<{ readonly isSlow: boolean; readonly isSuccess: boolean }>,
): Compared<Share> => {
  let [slow, otherwise] = [NOTHING, NOTHING]
  for (const { isSlow, isSuccess } of counted) {
    if (isSlow) slow = plus(slow, isSuccess)
    else otherwise = plus(otherwise, isSuccess)
  }
  return { slow, otherwise, change: changeOfShares(slow, otherwise) }
}

/** So many times what nearly all take: a journey that is only slower then has still led on. */
const PATIENCE = 3

/** Three times the time within which 95 % of the stays that led on had done so. */
const horizonOf = ({ began, ended, onward }: Stays): Micros => {
  const lengths = ended.map((end, i) => end - (began[i] ?? end)).filter((_, i) => onward[i] === 1)
  const sorted = lengths.sort()
  return sorted.length === 0 ? 0 : PATIENCE * (sorted[nearestRank(sorted.length, 95) - 1] ?? 0)
}

interface When {
  readonly from: Micros
  readonly to: Micros
  readonly isSlow: (at: Micros) => boolean
}

const alongsideOf = (stage: string, stays: Stays, attempts: Attempts | null, when: When): Alongside => {
  const isIn = (at: Micros): boolean => at >= when.from && at < when.to
  const seconds: { slow: number[]; otherwise: number[] } = { slow: [], otherwise: [] }
  const horizon = horizonOf(stays)
  const begun: { isSlow: boolean; isSuccess: boolean }[] = []
  stays.began.forEach((began, i) => {
    const ended = stays.ended[i] ?? NaN
    if (isIn(ended)) {
      seconds[when.isSlow(ended) ? 'slow' : 'otherwise'].push((ended - began) / MICROS_PER_SECOND)
    }
    if (isIn(began) && began + horizon <= when.to) {
      begun.push({ isSlow: when.isSlow(began), isSuccess: stays.onward[i] === 1 && ended - began <= horizon })
    }
  })
  const [slow, otherwise] = [timeThen(seconds.slow), timeThen(seconds.otherwise)]
  const tried = attempts && Array.from(attempts.at, (at, i) => ({ at, isFailed: attempts.failed[i] === 1 }))
  return {
    stage,
    time: { slow, otherwise, change: changeOfTimes(slow, otherwise) },
    conversion: sharesOf(begun),
    horizon,
    availability:
      tried &&
      sharesOf(
        tried.flatMap(({ at, isFailed }) =>
          isIn(at) ? [{ isSlow: when.isSlow(at), isSuccess: !isFailed }] : [],
        ),
      ),
  }
}

const changesOf = ({ time, conversion, availability }: Alongside): Change[] => [
  time.change,
  conversion.change,
  ...(availability ? [availability.change] : []),
]

/** Whether something of a stage was worse while another was slow. */
export const hasSuffered = (one: Alongside): boolean => changesOf(one).includes('worse')

/** Whether too little happened in a stage to tell anything of it: too few stays ended, and nothing else stands out. */
export const isUntold = (one: Alongside): boolean =>
  one.time.change === 'too few' &&
  changesOf(one).every((change) => change === 'too few' || change === 'no difference')

/** How a stage degrades, in the window that is asked for. */
export const degradationOf = (
  ask: JourneyAsk,
  stage: string,
  stays: ReadonlyMap<string, Stays> = staysOf(ask),
): Degradation => {
  const { window, until, map } = ask
  const levels = levelsAbout(ask, 'degradation')
  const level =
    levels.find((one) => one.level.stage === stage) ?? levels.find((one) => one.level.stage === undefined)
  const declared =
    level?.level.stage === stage && level.level.slow !== undefined ? secondsOf(level.level.slow) : null
  const own = stays.get(stage)
  const known = { from: window.from, to: until }
  const slowness = own ? slownessOf(own, known, declared) : null
  const slowTime = (slowness?.spells ?? []).reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to, known.to) - Math.max(from, known.from)),
    0,
  )
  const hasAttempts = (id: string): boolean =>
    [...map.events.values()].some((event) => event.attempt !== undefined && event.stage === id)
  const alongside =
    slowness === null || slowness.slow.size === 0
      ? []
      : stagesAsked(ask).flatMap((id): Alongside[] => {
          const some = stays.get(id)
          if (id === stage || !some || some.began.length === 0) return []
          const isSlow = (at: Micros): boolean => slowness.slow.has(periodAt(at, slowness.length))
          return [alongsideOf(id, some, hasAttempts(id) ? attemptsOf(ask, id) : null, { ...known, isSlow })]
        })
  const isGraceful = alongside.every(isUntold) ? null : !alongside.some((one) => hasSuffered(one))
  return { stage, level: level?.id ?? null, slowness, slowTime, alongside, isGraceful }
}

/** All stages of the stream, in their order. */
export const degradations = (ask: JourneyAsk): Degradation[] => {
  const stays = staysOf(ask)
  return stagesAsked(ask).map((stage) => degradationOf(ask, stage, stays))
}
