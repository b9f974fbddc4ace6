/**
 * The steps of journeys: what a path is a sequence of. Stages, activities, events or proof points, as is asked for; all
 * questions about paths are asked of these columns.
 */
import { MICROS_PER_SECOND, type Micros } from '../../event.ts'
import { nearestRank } from '../../percentile.ts'
import { oneOf } from '../../request.ts'
import { triggerOf, type JourneyAsk } from '../journey-ask.ts'
import { NONE, sizeOf, type JourneyLog } from '../journey-log.ts'
import { bySlice } from '../slices.ts'
import { studyOf } from '../study.ts'
import { those } from '../those.ts'

/**
 * - `stages`: each stage of the map that a journey comes into;
 * - `activities`: each activity in the tool's own words, once, when it is completed;
 * - `events`: each event of the tool, also the start of an activity;
 * - `proof-points`: each business event of the map.
 */
export const STEP_KINDS = ['stages', 'activities', 'events', 'proof-points'] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** Whether the same step several times in a row is one. */
export const REPEATS = ['joined', 'kept'] as const
export type Repeats = (typeof REPEATS)[number]

export interface StepChoice {
  readonly steps: StepKind
  readonly repeats: Repeats
}

/** Staying in a stage is no step; doing something twice is two. */
const repeatsOf = (steps: StepKind): Repeats => (steps === 'stages' ? 'joined' : 'kept')

export interface StepRequest {
  readonly steps?: string
  readonly repeats?: string
}

/** Stages, where any journey was in one; else activities. @throws RequestError */
export const stepChoiceOf = ({ steps, repeats }: StepRequest, log: JourneyLog): StepChoice => {
  const kind =
    steps === undefined
      ? log.stages.length > 0
        ? 'stages'
        : 'activities'
      : oneOf('kind of step', steps, STEP_KINDS)
  return {
    steps: kind,
    repeats: repeats === undefined ? repeatsOf(kind) : oneOf('choice for repeats', repeats, REPEATS),
  }
}

/** The choice as an address names it. @example choiceInWords({ steps: 'stages', repeats: 'joined' }) // 'stages' */
export const choiceInWords = ({ steps, repeats }: StepChoice): string =>
  repeats === repeatsOf(steps) ? steps : `${steps} ${repeats}`

/** The steps of the journeys that began in the window, up to what is known. */
export interface Steps {
  readonly choice: StepChoice
  /** What the codes in `step` stand for. */
  readonly labels: readonly string[]
  /** The journeys, as indexes into the log, ascending; what follows is by position in this list. */
  readonly journeys: Int32Array
  /** Of each journey the index of its first step; a last entry for the end. */
  readonly offsets: Int32Array
  readonly step: Int32Array
  /** When a journey came to the step. */
  readonly at: Float64Array
  /** µs from the start of the activity to its completion; NaN where the log does not tell. */
  readonly service: Float64Array
  /** First and last event of each journey. */
  readonly first: Float64Array
  readonly last: Float64Array
  /** 1 for journeys that have reached the finish line. */
  readonly finished: Uint8Array
  /** Journeys chosen whose first event lies in the window, but that never had the trigger: they have not begun. */
  readonly withoutTrigger: Int32Array
}

/** µs from the first to the last event of a journey at a position. */
export const lengthOf = ({ first, last }: Steps, position: number): Micros =>
  (last[position] ?? 0) - (first[position] ?? 0)

/** µs as seconds. */
export const inSeconds = (micros: Micros): number => micros / MICROS_PER_SECOND

/** A percentile by nearest rank in seconds; null of nothing. @param sorted µs, ascending. */
export const rankedSeconds = (sorted: Float64Array, percent: number): number | null => {
  const micros = sorted[nearestRank(sorted.length, percent) - 1]
  return micros === undefined ? null : inSeconds(micros)
}

/** What each moment is a step of; several for proof points. */
interface Coding {
  readonly labels: readonly string[]
  /** Codes of a moment. */
  readonly codes: (moment: number) => readonly number[]
  /** The one code of a moment, {@link NONE} for none; set where no moment is several steps. */
  readonly column: Int32Array | null
}

const activityColumn = (log: JourneyLog): Int32Array => {
  // An activity whose completion the log never tells counts when it starts.
  const completes = new Uint8Array(log.activities.length)
  for (let i = 0; i < log.activity.length; i++) {
    if (log.starts[i] === 0) completes[log.activity[i] ?? NONE] = 1
  }
  return log.activity.map((code, i) => (log.starts[i] === 1 && completes[code] === 1 ? NONE : code))
}

const codingOf = (log: JourneyLog, steps: StepKind): Coding => {
  if (steps !== 'proof-points') {
    const column = steps === 'stages' ? log.stage : steps === 'events' ? log.activity : activityColumn(log)
    return { labels: steps === 'stages' ? log.stages : log.activities, codes: () => [], column }
  }
  const labels = [...new Set(log.proofSets.flat())]
  const codes = log.proofSets.map((set) => set.map((proof) => labels.indexOf(proof)))
  return { labels, codes: (moment) => codes[log.proofs[moment] ?? 0] ?? [], column: null }
}

/** A slice whose journeys lie beside those of others. */
export interface SliceBeside {
  readonly slice: string
  readonly name: string
  readonly n: number
  /** Whether the journey at a position is one of the slice. */
  readonly has: (position: number) => boolean
}

/** Columns that grow as steps are found: of most kinds there are fewer steps than moments. */
class Found {
  step = new Int32Array(1024)
  at = new Float64Array(1024)
  service = new Float64Array(1024)
  n = 0

  push(step: number, at: Micros, service: number): void {
    if (this.n === this.step.length) {
      const [steps, ats, services] = [this.step, this.at, this.service]
      this.step = new Int32Array(this.n * 2)
      this.at = new Float64Array(this.n * 2)
      this.service = new Float64Array(this.n * 2)
      this.step.set(steps)
      this.at.set(ats)
      this.service.set(services)
    }
    this.step[this.n] = step
    this.at[this.n] = at
    this.service[this.n] = service
    this.n += 1
  }
}

/** Tells how long an activity took, from the events of a journey in their order: first started, first completed. */
class Services {
  private readonly open = new Map<number, Micros[]>()

  start(activity: number, at: Micros): void {
    const started = this.open.get(activity)
    if (started) started.push(at)
    else this.open.set(activity, [at])
  }

  complete(activity: number, at: Micros): number {
    const started = this.open.get(activity)?.shift()
    return started === undefined ? NaN : at - started
  }

  clear(): void {
    if (this.open.size > 0) this.open.clear()
  }
}

/** Journeys chosen whose first event lies in the window, but not the trigger. */
const notBegun = ({ log, chosen, window, until }: JourneyAsk, began: Float64Array): Int32Array =>
  those(chosen, (journey) => {
    const at = log.at[log.offsets[journey] ?? 0] ?? NaN
    return Number.isNaN(began[journey]) && at >= window.from && at < window.to && at <= until
  })

/** The steps of the journeys that began in the window of what is asked, from the trigger on. */
export const stepsOf = (ask: JourneyAsk, choice: StepChoice): Steps => {
  const { log, map, request } = ask
  const study = studyOf(ask)
  const journeys = study.cohort
  const { labels, codes, column } = codingOf(log, choice.steps)
  const offsets = new Int32Array(journeys.length + 1)
  const first = new Float64Array(journeys.length)
  const last = new Float64Array(journeys.length)
  const found = new Found()
  const services = new Services()
  const tellsService = choice.steps === 'activities'
  const joins = choice.repeats === 'joined'
  for (let position = 0; position < journeys.length; position++) {
    const journey = journeys[position] ?? 0
    const [from, to] = [study.from[journey] ?? 0, study.to[journey] ?? 0]
    first[position] = log.at[from] ?? 0
    last[position] = log.at[to - 1] ?? 0
    let before = NONE
    services.clear()
    const take = (code: number, at: Micros, service: number): void => {
      if (code === NONE || (joins && code === before)) return
      before = code
      found.push(code, at, service)
    }
    for (let i = from; i < to; i++) {
      const at = log.at[i] ?? 0
      if (column === null) for (const code of codes(i)) take(code, at, NaN)
      else if (!tellsService) take(column[i] ?? NONE, at, NaN)
      else if (log.starts[i] === 1) {
        services.start(log.activity[i] ?? NONE, at)
        take(column[i] ?? NONE, at, NaN)
      } else take(column[i] ?? NONE, at, services.complete(log.activity[i] ?? NONE, at))
    }
    offsets[position + 1] = found.n
  }
  return {
    choice,
    labels,
    journeys,
    offsets,
    step: found.step.subarray(0, found.n),
    at: found.at.subarray(0, found.n),
    service: found.service.subarray(0, found.n),
    first,
    last,
    finished: Uint8Array.from(journeys, (journey) => (Number.isNaN(study.finished[journey]) ? 0 : 1)),
    withoutTrigger:
      triggerOf(map, request.stream) === undefined ? new Int32Array(0) : notBegun(ask, study.began),
  }
}

/** The words of the steps of the journey at a position. */
export const sequenceAt = ({ offsets, step, labels }: Steps, position: number): string[] =>
  Array.from(step.subarray(offsets[position] ?? 0, offsets[position + 1] ?? 0), (code) => labels[code] ?? '')

/** The journeys (indexes into the log) at positions. */
export const journeysAt = ({ journeys }: Steps, positions: readonly number[] | Int32Array): Int32Array =>
  Int32Array.from(positions, (position) => journeys[position] ?? 0)

/** The slices of what is asked whose journeys are among these, each with those within it; and how many it has. */
export const slicesBeside = (ask: JourneyAsk, { journeys }: Steps): SliceBeside[] =>
  bySlice(ask, journeys)
    .filter(({ slice }) => ask.request.of.slices?.includes(slice) ?? true)
    .map(({ slice, name, journeys: own }) => {
      const isOwn = new Uint8Array(sizeOf(ask.log))
      for (const journey of own) isOwn[journey] = 1
      return { slice, name, n: own.length, has: (position) => isOwn[journeys[position] ?? 0] === 1 }
    })
