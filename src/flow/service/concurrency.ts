/** How many journeys are in progress at a time, against what is to be carried. */
import type { Micros } from '../event.ts'
import { FLOW_STATES } from '../../model/schema.ts'
import { isInProgress } from '../facts.ts'
import { GrowingColumn } from './growing-column.ts'
import { NONE } from '../journeys/journey-log.ts'
import type { JourneyStudy } from '../journeys/study.ts'
import type { Window } from '../measures/measures.ts'

/** When journeys are in progress: each from its start up to, and not including, its end; both in ascending order. */
export interface InProgress {
  readonly starts: Float64Array
  readonly ends: Float64Array
}

const IN_PROGRESS = FLOW_STATES.map(isInProgress)

/**
 * Calls back for each stretch of time in which a journey is in flight in the stage (in any, without one). In flight as
 * everywhere: begun, waiting or active, and not abandoned after its last event.
 */
const eachStretch = (
  { ask, from, to, over }: JourneyStudy,
  stage: string | null,
  tell: (journey: number, start: Micros, end: Micros) => void,
): void => {
  const { log, chosen } = ask
  const code = stage === null ? null : log.stages.indexOf(stage)
  // No journey was ever in it; NONE is the code of moments in no stage.
  if (code === NONE) return
  for (const journey of chosen) {
    const past = to[journey] ?? 0
    let start = NaN
    for (let i = from[journey] ?? 0; i < past; i++) {
      const isHere = IN_PROGRESS[log.state[i] ?? 0] === true && (code === null || log.stage[i] === code)
      if (isHere === !Number.isNaN(start)) continue
      if (isHere) start = log.at[i] ?? NaN
      else {
        tell(journey, start, log.at[i] ?? NaN)
        start = NaN
      }
    }
    if (Number.isNaN(start)) continue
    const abandoned = over[journey] ?? NaN
    tell(journey, start, Number.isNaN(abandoned) ? Infinity : abandoned)
  }
}

export const inProgressOf = (study: JourneyStudy, stage: string | null): InProgress => {
  const starts = new GrowingColumn()
  const ends = new GrowingColumn()
  eachStretch(study, stage, (_journey, start, end) => {
    starts.push(start)
    ends.push(end)
  })
  return { starts: starts.all().sort(), ends: ends.all().sort() }
}

/** The journeys that are in progress at an instant. */
export const journeysAt = (study: JourneyStudy, stage: string | null, at: Micros): Int32Array => {
  const found = new Set<number>()
  eachStretch(study, stage, (journey, start, end) => {
    if (start <= at && at < end) found.add(journey)
  })
  return Int32Array.from(found)
}

interface Step {
  readonly from: Micros
  readonly to: Micros
  readonly level: number
}

/** How many of the ascending values are no later than the instant. */
const upTo = (sorted: Float64Array, at: Micros): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

/** The number in progress over a window, as steps that tile it. */
function* stepsOf({ starts, ends }: InProgress, { from, to }: Window): Generator<Step> {
  let [s, e] = [upTo(starts, from), upTo(ends, from)]
  let at = from
  while (at < to) {
    while ((starts[s] ?? Infinity) <= at) s += 1
    while ((ends[e] ?? Infinity) <= at) e += 1
    const next = Math.min(to, starts[s] ?? Infinity, ends[e] ?? Infinity)
    yield { from: at, to: next, level: s - e }
    at = next
  }
}

interface Exceeded {
  readonly from: Micros
  readonly to: Micros
  readonly peak: number
}

export interface Concurrency {
  /** At the end of what is known. */
  readonly now: number
  readonly max: number
  /** When the maximum was reached first; null where nothing was ever in progress. */
  readonly maxAt: Micros | null
  /** It was no higher for 95 % of the time. */
  readonly p95: number
  /** Over the time. */
  readonly mean: number
  /** When it was above the capacity, in order. */
  readonly exceeded: readonly Exceeded[]
}

/** @returns null for an empty window. */
export const concurrencyOf = (
  inProgress: InProgress,
  window: Window,
  capacity: number | null = null,
): Concurrency | null => {
  const length = window.to - window.from
  if (length <= 0) return null
  const timeAt: number[] = []
  const exceeded: Exceeded[] = []
  let [max, maxAt, area] = [0, null as Micros | null, 0]
  for (const { from, to, level } of stepsOf(inProgress, window)) {
    const time = to - from
    timeAt[level] = (timeAt[level] ?? 0) + time
    area += level * time
    if (level > max) [max, maxAt] = [level, from]
    if (capacity === null || level <= capacity) continue
    const last = exceeded.at(-1)
    if (last?.to === from) exceeded[exceeded.length - 1] = { ...last, to, peak: Math.max(last.peak, level) }
    else exceeded.push({ from, to, peak: level })
  }
  let p95 = 0
  for (let time = timeAt[0] ?? 0; time < 0.95 * length && p95 < max;) time += timeAt[++p95] ?? 0
  const now = upTo(inProgress.starts, window.to) - upTo(inProgress.ends, window.to)
  return {
    now,
    max: Math.max(max, now),
    maxAt: now > max ? window.to : maxAt,
    p95,
    mean: area / length,
    exceeded,
  }
}
