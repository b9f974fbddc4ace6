/** Reads journeys into passages, one after the other, each moment of each once forwards and once backwards. */
import { FLOW_STATES } from '../../model/schema.ts'
import { windowIn } from '../journeys/abandonment.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { JourneyRules } from './journey-rules.ts'
import { FATE, NO_PATH, NOT_COUNTED, STAY, type Passages } from './passage.ts'
import { EMPTY_PATH, PathCodes } from './path-codes.ts'

const NO_PASSAGE = -1
const NO_MOMENT = -1

/** Words of paths beside activities, states and stages. */
const MARKS = ['back again', 'done', 'canceled', 'left', 'elsewhere'] as const
type Mark = (typeof MARKS)[number]

const STATES = { done: FLOW_STATES.indexOf('done'), canceled: FLOW_STATES.indexOf('canceled') }
const IN_PROGRESS = new Set([FLOW_STATES.indexOf('waiting'), FLOW_STATES.indexOf('active')])

export class PassageCollector {
  private size = 0
  private readonly codes = new PathCodes()
  private readonly journey: Int32Array
  private readonly stage: Int32Array
  private readonly entered: Float64Array
  private readonly fate: Uint8Array
  private readonly stay: Uint8Array
  private readonly time: Float64Array
  private readonly path: Int32Array
  private readonly statePath: Int32Array
  private readonly stages: readonly string[]
  private readonly rankOf: Int32Array
  private readonly words: { readonly activities: number; readonly states: number; readonly marks: number }
  /** Of the journey that is being read, by stage: its passage, and what the way back from its end has shown. */
  private readonly passageAt: Int32Array
  private readonly hasPassed: Uint8Array
  private readonly lastAt: Int32Array
  private readonly ask: JourneyAsk

  constructor(ask: JourneyAsk, most: number) {
    const { log, map } = ask
    this.ask = ask
    this.stages = [...map.stages.keys()]
    this.rankOf = Int32Array.from(log.stages, (stage) => this.stages.indexOf(stage))
    const activities = this.stages.length
    const states = activities + log.activities.length
    this.words = { activities, states, marks: states + FLOW_STATES.length }
    this.journey = new Int32Array(most)
    this.stage = new Int32Array(most)
    this.entered = new Float64Array(most)
    this.fate = new Uint8Array(most)
    this.stay = new Uint8Array(most)
    this.time = new Float64Array(most)
    this.path = new Int32Array(most)
    this.statePath = new Int32Array(most)
    this.passageAt = new Int32Array(this.stages.length)
    this.hasPassed = new Uint8Array(this.stages.length)
    this.lastAt = new Int32Array(this.stages.length)
  }

  private add(journey: number, stage: number, entered: number): number {
    const here = this.size++
    this.journey[here] = journey
    this.stage[here] = stage
    this.entered[here] = entered
    return here
  }

  private rank(moment: number): number {
    return this.rankOf[this.ask.log.stage[moment] ?? -1] ?? -1
  }

  private mark(path: number, mark: Mark): number {
    return this.codes.extend(path, this.words.marks + MARKS.indexOf(mark))
  }

  /** What the last moment of a journey, or of its stay in a stage, makes of it; null while it goes on. */
  private endOf(moment: number, isLast: boolean, isLeft: boolean): Mark | null {
    const state = this.ask.log.state[moment]
    if (state === STATES.done) return 'done'
    if (!isLast) return null
    return state === STATES.canceled ? 'canceled' : isLeft ? 'left' : null
  }

  /** Reads one journey. @param to One past its last moment that is known. */
  read(journey: number, from: number, to: number, rules: JourneyRules): void {
    const { log, until } = this.ask
    const last = to - 1
    const state = log.state[last]
    const silent = until - (log.at[last] ?? until)
    const isLeft =
      state !== STATES.done &&
      state !== STATES.canceled &&
      silent > windowIn(rules.abandonment, log.stage[last] ?? -1)
    this.whole(journey, from, to, rules, isLeft)
    this.lookBack(from, to)
    this.passageAt.fill(NO_PASSAGE)
    for (let i = from; i < to; i++) this.step(journey, from, last, i, isLeft)
    for (let rank = 0; rank < this.stages.length; rank++) this.close(rank, last, isLeft)
  }

  private whole(
    journey: number,
    from: number,
    to: number,
    { trigger, finish }: JourneyRules,
    isLeft: boolean,
  ): void {
    const { log, window, until } = this.ask
    let [began, finished, path] = [NaN, NaN, EMPTY_PATH]
    for (let i = from; i < to; i++) {
      const [at, set] = [log.at[i] ?? 0, log.proofs[i] ?? 0]
      if (Number.isNaN(began) && (trigger === null || trigger[set] === 1)) began = at
      const isDone = finish === null ? log.state[i] === STATES.done : finish[set] === 1
      if (isDone && Number.isNaN(finished) && !Number.isNaN(began)) finished = at
      const word = this.stages.length === 0 ? this.words.activities + (log.activity[i] ?? 0) : this.rank(i)
      if (word !== -1 && this.codes.lastOf(path) !== word) path = this.codes.extend(path, word)
    }
    if (!(began >= window.from && began < window.to && began <= until)) return
    const here = this.add(journey, this.stages.length, began)
    const end = this.endOf(to - 1, true, isLeft)
    this.path[here] = end === null ? NO_PATH : this.mark(path, end)
    this.statePath[here] = this.path[here] ?? NO_PATH
    const isOver = end === 'canceled' || end === 'left'
    const isFinished = !Number.isNaN(finished)
    this.fate[here] = isFinished ? FATE.passed : isOver ? FATE.failed : FATE.open
    this.stay[here] = isFinished ? STAY.ended : isOver ? STAY.left : STAY.open
    this.time[here] = (isFinished ? finished : until) - began
  }

  /** From the end to the beginning: whether after its first entry a stage was passed, and where its last moment is. */
  private lookBack(from: number, to: number): void {
    this.hasPassed.fill(0)
    this.lastAt.fill(NO_MOMENT)
    let [furthest, isDone] = [-1, false]
    for (let i = to - 1; i >= from; i--) {
      isDone ||= this.ask.log.state[i] === STATES.done
      const rank = this.rank(i)
      if (rank === -1) continue
      this.hasPassed[rank] = isDone || furthest > rank ? 1 : 0
      if (this.lastAt[rank] === NO_MOMENT) this.lastAt[rank] = i
      furthest = Math.max(furthest, rank)
    }
  }

  private step(journey: number, from: number, last: number, i: number, isLeft: boolean): void {
    const { log, until } = this.ask
    const rank = this.rank(i)
    const at = log.at[i] ?? 0
    if (rank === -1) return
    let here = this.passageAt[rank] ?? NO_PASSAGE
    if (here === NO_PASSAGE) {
      here = this.add(journey, rank, at)
      this.passageAt[rank] = here
      this.time[here] = 0
      this.path[here] = EMPTY_PATH
      this.statePath[here] = EMPTY_PATH
    } else if (i > from && this.rank(i - 1) !== rank) {
      this.path[here] = this.mark(this.path[here] ?? EMPTY_PATH, 'back again')
    }
    const path = this.path[here] ?? EMPTY_PATH
    const activity = this.words.activities + (log.activity[i] ?? 0)
    // Once more is told, how often more is not.
    if (this.codes.lastOf(path) !== activity || !this.codes.isRepeated(path))
      this.path[here] = this.codes.extend(path, activity)
    const states = this.statePath[here] ?? EMPTY_PATH
    const state = this.words.states + (log.state[i] ?? 0)
    if (this.codes.lastOf(states) !== state) this.statePath[here] = this.codes.extend(states, state)
    if (!IN_PROGRESS.has(log.state[i] ?? -1)) return
    const end = i < last ? (log.at[i + 1] ?? at) : isLeft ? at : until
    this.time[here] = (this.time[here] ?? 0) + end - at
  }

  /** The journey is read: what became of its passage through a stage. */
  private close(rank: number, last: number, isLeft: boolean): void {
    const { log, window } = this.ask
    const here = this.passageAt[rank] ?? NO_PASSAGE
    if (here === NO_PASSAGE) return
    const entered = this.entered[here] ?? 0
    if (!(entered >= window.from && entered < window.to)) {
      // Entered before the window: read, so that no later entry is taken for its first, and dropped.
      this.stage[here] = NOT_COUNTED
      return
    }
    const moment = this.lastAt[rank] ?? last
    const end = this.endOf(moment, moment === last, isLeft)
    const isOver = isLeft || log.state[last] === STATES.canceled
    const goesOn = end === null && moment === last
    this.fate[here] = this.hasPassed[rank] === 1 ? FATE.passed : isOver ? FATE.failed : FATE.open
    this.stay[here] = end === 'left' || end === 'canceled' ? STAY.left : goesOn ? STAY.open : STAY.ended
    if (goesOn) {
      this.path[here] = NO_PATH
      this.statePath[here] = NO_PATH
      return
    }
    const next = this.rankOf[log.stage[moment + 1] ?? -1] ?? -1
    const ended = (path: number): number =>
      end !== null
        ? this.mark(path, end)
        : next === -1
          ? this.mark(path, 'elsewhere')
          : this.codes.extend(path, next)
    this.path[here] = ended(this.path[here] ?? EMPTY_PATH)
    this.statePath[here] = ended(this.statePath[here] ?? EMPTY_PATH)
  }

  result(abandonment: readonly string[]): Passages {
    const { log, map } = this.ask
    const { activities, states, marks } = this.words
    const wordOf = (word: number): string =>
      word < activities
        ? `→ ${map.stages.get(this.stages[word] ?? '')?.name ?? ''}`
        : word < states
          ? (log.activities[word - activities] ?? '')
          : word < marks
            ? (FLOW_STATES[word - states] ?? '')
            : (MARKS[word - marks] ?? '')
    const { size, journey, stage, entered, fate, stay, time, path, statePath, stages } = this
    return {
      size,
      journey,
      stage,
      entered,
      fate,
      stay,
      time,
      path,
      statePath,
      stages,
      abandonment,
      wordsOf: (code) => this.codes.wordsOf(code).map(wordOf),
    }
  }
}
