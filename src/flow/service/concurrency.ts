/** How many journeys are in progress at a time, against what is to be carried. */
import type { Micros } from '../event.ts'
import { FLOW_STATES } from '../../model/schema.ts'
import { isInProgress } from '../facts.ts'
import { abandonmentOf, windowIn } from '../journeys/abandonment.ts'
import { GrowingColumn } from './growing-column.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { spanOfJourney } from '../journeys/journey-log.ts'
import type { Window } from '../measures/measures.ts'

/** When journeys are in progress: each from its start up to, and not including, its end; both in ascending order. */
export interface InProgress {
  readonly starts: Float64Array
  readonly ends: Float64Array
}

const IN_PROGRESS = FLOW_STATES.map(isInProgress)

/** Calls back for each stretch of time in which a journey is in progress in the stage (in any, without one). */
const eachStretch = (
  ask: JourneyAsk,
  stage: string | null,
  tell: (journey: number, start: Micros, end: Micros) => void,
): void => {
  const { log, chosen, until } = ask
  const windows = abandonmentOf(ask)
  const code = stage === null ? null : log.stages.indexOf(stage)
  for (const journey of chosen) {
    const [from, to] = spanOfJourney(log, journey)
    let start = NaN
    let end = NaN
    for (let i = from; i < to; i++) {
      const at = log.at[i] ?? NaN
      if (at > until) break
      const here = log.stage[i] ?? -1
      if (!IN_PROGRESS[log.state[i] ?? 0] || (code !== null && here !== code)) continue
      const next = i + 1 < to ? (log.at[i + 1] ?? Infinity) : Infinity
      // Who is silent for longer than the abandonment window has left.
      const left = at + windowIn(windows, here)
      if (at !== end) {
        if (end > start) tell(journey, start, end)
        start = at
      }
      end = Math.min(next, left)
    }
    if (end > start) tell(journey, start, end)
  }
}

export const inProgressOf = (ask: JourneyAsk, stage: string | null): InProgress => {
  const starts = new GrowingColumn()
  const ends = new GrowingColumn()
  eachStretch(ask, stage, (_journey, start, end) => {
    starts.push(start)
    ends.push(end)
  })
  return { starts: starts.all().sort(), ends: ends.all().sort() }
}

/** The journeys that are in progress at an instant. */
export const journeysAt = (ask: JourneyAsk, stage: string | null, at: Micros): Int32Array => {
  const found: number[] = []
  eachStretch(ask, stage, (journey, start, end) => {
    if (start <= at && at < end) found.push(journey)
  })
  return Int32Array.from(found)
}

export interface Step {
  readonly from: Micros
  readonly to: Micros
  readonly level: number
}

/** The number in progress over a window, as steps that tile it. */
export function* stepsOf({ starts, ends }: InProgress, { from, to }: Window): Generator<Step> {
  let [s, e] = [0, 0]
  let at = from
  while (at < to) {
    while ((starts[s] ?? Infinity) <= at) s++
    while ((ends[e] ?? Infinity) <= at) e++
    const next = Math.min(to, starts[s] ?? Infinity, ends[e] ?? Infinity)
    yield { from: at, to: next, level: s - e }
    at = next
  }
}

export interface Exceeded {
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
  let [max, maxAt, area, now] = [0, null as Micros | null, 0, 0]
  for (const { from, to, level } of stepsOf(inProgress, window)) {
    const time = to - from
    timeAt[level] = (timeAt[level] ?? 0) + time
    area += level * time
    now = level
    if (level > max) [max, maxAt] = [level, from]
    if (capacity === null || level <= capacity) continue
    const last = exceeded.at(-1)
    if (last?.to === from) exceeded[exceeded.length - 1] = { ...last, to, peak: Math.max(last.peak, level) }
    else exceeded.push({ from, to, peak: level })
  }
  let p95 = 0
  for (let time = timeAt[0] ?? 0; time < 0.95 * length && p95 < max;) time += timeAt[++p95] ?? 0
  return { now, max, maxAt, p95, mean: area / length, exceeded }
}
