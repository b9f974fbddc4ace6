/** Where the time of journeys goes: active against waiting in each stage, and from each proof point to the next. */
import { FLOW_STATES } from '../../model/schema.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import { NONE, type JourneyLog } from './journey-log.ts'
import { stagesAsked } from './points.ts'
import type { JourneyStudy } from './study.ts'

const WAITING = FLOW_STATES.indexOf('waiting')
const ACTIVE = FLOW_STATES.indexOf('active')

/** Journeys, each once, that are told in ascending order. */
class Visitors {
  private readonly journeys: number[] = []

  add(journey: number): void {
    if (this.journeys.at(-1) !== journey) this.journeys.push(journey)
  }

  all(): Int32Array {
    return Int32Array.from(this.journeys)
  }
}

/** Whether the events tell waiting from active: without both states there is no efficiency. */
export const tellsWaiting = ({ state }: JourneyLog): boolean =>
  state.includes(WAITING) && state.includes(ACTIVE)

interface StageEfficiency {
  /** Null for all stages together. */
  readonly stage: string | null
  readonly name: string
  /** Seconds, summed. */
  readonly active: number
  readonly waiting: number
  /** active ÷ (active + waiting); null where it was neither. */
  readonly efficiency: number | null
  readonly journeys: Int32Array
}

/**
 * Time in waiting and active, of the stays that ended in the window with a further event of the journey: how long the last
 * one lasts is not known, and after abandonment it is no wait. First all stages together, then each in its order.
 */
export const efficiencies = ({ ask, from, to }: JourneyStudy): StageEfficiency[] => {
  const { log, chosen, window, map } = ask
  const size = log.stages.length
  const [active, waiting] = [new Float64Array(size + 1), new Float64Array(size + 1)]
  const touched = Array.from({ length: size + 1 }, () => new Visitors())
  for (const journey of chosen) {
    for (let i = from[journey] ?? 0; i + 1 < (to[journey] ?? 0); i++) {
      const end = log.at[i + 1] ?? NaN
      const state = log.state[i]
      if (!(end >= window.from && end < window.to) || (state !== WAITING && state !== ACTIVE)) continue
      const sums = state === ACTIVE ? active : waiting
      const time = (end - (log.at[i] ?? NaN)) / MICROS_PER_SECOND
      const stage = log.stage[i] ?? NONE
      sums[size] = (sums[size] ?? 0) + time
      touched[size]?.add(journey)
      if (stage === NONE) continue
      sums[stage] = (sums[stage] ?? 0) + time
      touched[stage]?.add(journey)
    }
  }
  const rowOf = (code: number, stage: string | null): StageEfficiency => {
    const [a, w] = [active[code] ?? 0, waiting[code] ?? 0]
    return {
      stage,
      name: stage === null ? 'All stages' : (map.stages.get(stage)?.name ?? stage),
      active: a,
      waiting: w,
      efficiency: a + w === 0 ? null : a / (a + w),
      journeys: touched[code]?.all() ?? new Int32Array(),
    }
  }
  const order = stagesAsked(ask)
  const place = (stage: string): number => (order.includes(stage) ? order.indexOf(stage) : order.length)
  return [
    rowOf(size, null),
    ...log.stages
      .map((stage, code) => rowOf(code, stage))
      .filter(({ journeys }) => journeys.length > 0)
      .sort((a, b) => place(a.stage ?? '') - place(b.stage ?? '')),
  ]
}

export interface Passage {
  readonly from: { readonly id: string; readonly name: string }
  readonly to: { readonly id: string; readonly name: string }
  /** Seconds of each passage, and the seconds of it in waiting and in active, summed. */
  readonly seconds: Float64Array
  readonly total: number
  readonly waiting: number
  readonly active: number
  readonly journeys: Int32Array
}

interface Tally {
  readonly seconds: number[]
  readonly journeys: Visitors
  waiting: number
  active: number
}

/** What each moment is called on the way: its first proof point; where the log has none, the stage that it enters. */
const landmarksOf = ({
  ask,
}: JourneyStudy): { codes: Int32Array; names: readonly string[]; areStages: boolean } => {
  const { log } = ask
  if (log.proofSets.some((set) => set.length > 0)) {
    const names = [...new Set(log.proofSets.flatMap((set) => set.slice(0, 1)))]
    const codeOf = Int32Array.from(log.proofSets, ([first]) =>
      first === undefined ? NONE : names.indexOf(first),
    )
    return { codes: log.proofs.map((set) => codeOf[set] ?? NONE), names, areStages: false }
  }
  return {
    codes: log.stage.map((stage, i) => (i > 0 && log.stage[i - 1] === stage ? NONE : stage)),
    names: log.stages,
    areStages: true,
  }
}

/** What a passage weighs beside the others, in seconds: its waiting, or all of its time where no event tells waiting. */
const weightIn = (log: JourneyLog): ((one: Passage) => number) =>
  tellsWaiting(log) ? ({ waiting }) => waiting : ({ total }) => total

/** The share that a passage has in what all of these weigh. */
export const shareIn = (log: JourneyLog, all: readonly Passage[]): ((one: Passage) => number) => {
  const weight = weightIn(log)
  const sum = all.reduce((total, one) => total + weight(one), 0)
  return (one) => (sum === 0 ? 0 : weight(one) / sum)
}

/**
 * The ways from one proof point directly to the next, of those that ended in the window; those with most waiting first, or
 * with most time where waiting is not told from active. Without any proof point in the log, from stage to stage.
 */
export const passages = (study: JourneyStudy): Passage[] => {
  const { ask, from, to } = study
  const { log, chosen, window, map } = ask
  const { codes, names, areStages } = landmarksOf(study)
  const tallies = new Map<number, Tally>()
  for (const journey of chosen) {
    let [before, waiting, active] = [NONE, 0, 0]
    for (let i = from[journey] ?? 0; i < (to[journey] ?? 0); i++) {
      const now = log.at[i] ?? NaN
      if (before !== NONE) {
        const time = (now - (log.at[i - 1] ?? NaN)) / MICROS_PER_SECOND
        if (log.state[i - 1] === WAITING) waiting += time
        else if (log.state[i - 1] === ACTIVE) active += time
      }
      if (codes[i] === NONE) continue
      if (before !== NONE && now >= window.from && now < window.to) {
        const key = (codes[before] ?? 0) * names.length + (codes[i] ?? 0)
        const known = tallies.get(key)
        const tally = known ?? { seconds: [], journeys: new Visitors(), waiting: 0, active: 0 }
        tally.seconds.push((now - (log.at[before] ?? NaN)) / MICROS_PER_SECOND)
        tally.journeys.add(journey)
        tally.waiting += waiting
        tally.active += active
        if (!known) tallies.set(key, tally)
      }
      ;[before, waiting, active] = [i, 0, 0]
    }
  }
  const named = (code: number): Passage['from'] => {
    const id = names[code] ?? ''
    return { id, name: (areStages ? map.stages : map.events).get(id)?.name ?? id }
  }
  const all = [...tallies].map(([key, { seconds, journeys, ...sums }]) => ({
    from: named(Math.floor(key / names.length)),
    to: named(key % names.length),
    seconds: Float64Array.from(seconds),
    total: seconds.reduce((sum, one) => sum + one, 0),
    ...sums,
    journeys: journeys.all(),
  }))
  const weight = weightIn(log)
  return all.sort((a, b) => weight(b) - weight(a) || b.total - a.total)
}
