/** Whether what was predicted came true: of decisions by their `prediction`, of experiments by their `success`. */
import type { Decision, Experiment, ValueStreamMap } from '../../model/schema.ts'
import { isoInstant, parseWhen, shift, startOf } from '../calendar.ts'
import type { Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'
import { evaluate, judge } from './evaluate.ts'
import { aboutOf, conditionAnswer, conditionsInWords, metricInWords } from './metrics.ts'
import type { PredictionAnswer } from './north-star-answer.ts'
import { lookedAt, wholePeriodsBefore, windowInWords, withReachOfWork } from './windows.ts'
import { inWindow, needsOf, worldOf } from './world.ts'

type OfStream = PredictionAnswer['streams'][number]
type Status = PredictionAnswer['status']

/** How predictions are asked for. */
interface Asking {
  readonly map: ValueStreamMap
  /** Journeys of a stream, of all time. */
  readonly askOf: (stream: string) => Promise<JourneyAsk>
  /** µs */
  readonly now: Micros
}

/** The streams that a decision is about: named themselves, or by the slices that they serve. */
const streamsAbout = (map: ValueStreamMap, about: readonly string[]): string[] => {
  const named = about.filter((id) => map.streams.has(id))
  if (named.length > 0) return named
  return [...map.streams].flatMap(([id, stream]) =>
    about.some((one) => stream.for.includes(one)) ? [id] : [],
  )
}

const dayStart = (day: string | undefined, { calendar }: JourneyAsk): Micros | null =>
  day === undefined ? null : parseWhen(day, calendar.zone)

const dayEnd = (day: string | undefined, ask: JourneyAsk): Micros | null => {
  const start = dayStart(day, ask)
  return start === null ? null : shift('day', start, 1, ask.calendar)
}

/** The first whole period that begins on the day or after it. */
const firstPeriodFrom = ({ request: { by }, calendar }: JourneyAsk, day: Micros): Micros => {
  const start = startOf(by, day, calendar)
  return start < day ? shift(by, start, 1, calendar) : start
}

/** Where a prediction is looked at: the last whole periods up to its day, none of them before it was made. */
const windowFor = (ask: JourneyAsk, since: Micros | null, until: Micros): Window | null => {
  const { reach, request, calendar } = ask
  const known = startOf(request.by, reach.first ?? reach.asOf, calendar)
  const first = since === null ? known : Math.max(known, firstPeriodFrom(ask, since))
  const { periods, from, to } = wholePeriodsBefore(ask, until, first)
  if (periods > 0) return { from, to }
  const start = Math.max(since ?? -Infinity, reach.first ?? reach.asOf)
  return start < until ? { from: start, to: until } : null
}

interface Looked {
  readonly of: OfStream
  readonly ask: JourneyAsk
  /** The day has come, and data reaches it. */
  readonly isDue: boolean
  /** The day has come, and data does not reach it. */
  readonly endsBefore: boolean
}

const lookAt = async (
  stream: string,
  holds: string,
  {
    by,
    window,
  }: { readonly by: string | undefined; readonly window: (ask: JourneyAsk, until: Micros) => Window | null },
  { map, askOf, now }: Asking,
): Promise<Looked> => {
  const ask = await withReachOfWork(await askOf(stream))
  const due = dayEnd(by, ask)
  const until = Math.min(due ?? ask.reach.asOf, ask.reach.asOf)
  const isDue = due === null || due <= ask.reach.asOf
  const endsBefore = due !== null && due <= now && !isDue
  const name = map.streams.get(stream)?.name ?? stream
  const looked = window(ask, until)
  if (looked === null) {
    const why = 'Nothing is known of the time since.'
    const nowhere = lookedAt(ask, { from: until, to: until })
    return {
      of: { id: stream, name, window: nowhere, holds: null, why, conditions: [] },
      ask,
      isDue,
      endsBefore,
    }
  }
  const judged = judge(holds, await worldOf(inWindow(ask, looked), needsOf([holds])))
  const conditions = judged.comparisons.map((one, i) => conditionAnswer(one, aboutOf('', i)))
  const of = {
    id: stream,
    name,
    window: lookedAt(ask, looked),
    holds: judged.holds,
    why: judged.why,
    conditions,
  }
  return { of, ask, isDue, endsBefore }
}

const statusOf = (looked: readonly Looked[]): Status => {
  if (looked.some(({ isDue, endsBefore }) => !isDue && !endsBefore)) return 'too early'
  if (looked.some(({ of }) => of.holds === false)) return 'does not hold'
  return looked.some(({ of, endsBefore }) => endsBefore || of.holds === null) ? 'can’t be computed' : 'holds'
}

const inWords = (status: Status, looked: readonly Looked[], by: string | undefined): string => {
  const each = looked.map(({ of, ask, endsBefore }) => {
    const whose = looked.length > 1 ? `${of.name}: ` : ''
    if (endsBefore)
      return `${whose}the data ends on ${isoInstant(ask.reach.asOf - 1, ask.calendar.zone).slice(0, 10)}, before the day`
    if (of.conditions.length === 0) return `${whose}${(of.why ?? '').replace(/\.$/, '')}`
    const window = { from: Date.parse(of.window.from) * 1000, to: Date.parse(of.window.to) * 1000 }
    return `${whose}${conditionsInWords(of.conditions)} (${windowInWords(ask, window)})`
  })
  const now = status === 'too early' ? `It can be checked on ${by}. So far: ` : ''
  return `${now}${each.join('. ')}.`
}

type Told = Pick<PredictionAnswer, 'status' | 'sentence' | 'streams'>

const notComputed = (status: Status, sentence: string): Told => ({ status, sentence, streams: [] })

/** Whether what a decision predicts has come true. COURT and reviews read it. null where it predicts nothing. */
export const judgeDecision = async (
  id: string,
  { about, on, prediction, kind }: Decision,
  asking: Asking,
): Promise<PredictionAnswer | null> => {
  if (!prediction) return null
  const { says, holds, by } = prediction
  const told = async (): Promise<Told> => {
    if (holds === undefined) {
      return notComputed('in words only', 'It is said in words only: with `holds` it would be computed.')
    }
    const streams = streamsAbout(asking.map, about)
    if (streams.length === 0) {
      return notComputed(
        'can’t be computed',
        'The decision is about no stream: name the one by which it is judged under `about`.',
      )
    }
    const looked = await Promise.all(
      streams.map((stream) =>
        lookAt(
          stream,
          holds,
          { by, window: (ask, until) => windowFor(ask, dayStart(on, ask), until) },
          asking,
        ),
      ),
    )
    const status = statusOf(looked)
    return { status, sentence: inWords(status, looked, by), streams: looked.map(({ of }) => of) }
  }
  return {
    id,
    of: 'decision',
    name: `${kind}: ${id}`,
    says,
    logic: holds ?? null,
    on,
    by: by ?? null,
    ...(await told()),
    measure: null,
  }
}

const measureOf = async (
  measure: string | undefined,
  { ask, of }: Looked,
): Promise<PredictionAnswer['measure']> => {
  if (measure === undefined) return null
  const window = { from: Date.parse(of.window.from) * 1000, to: Date.parse(of.window.to) * 1000 }
  if (window.from >= window.to) return { logic: measure, words: '–', n: null, before: null }
  const needs = needsOf([measure])
  const now = evaluate(measure, await worldOf(inWindow(ask, window), needs))
  const earlier = { from: 2 * window.from - window.to, to: window.from }
  const isKnown = earlier.from >= (ask.reach.first ?? Infinity)
  const before = isKnown ? evaluate(measure, await worldOf(inWindow(ask, earlier), needs)) : null
  return { logic: measure, words: metricInWords(now), n: now.n, before: before && metricInWords(before) }
}

/** Whether an experiment has succeeded, from when it began to when it is judged, as far as is known. */
const judgeExperiment = async (
  id: string,
  { name, stream, hypothesis, measure, success, from, to }: Experiment,
  asking: Asking,
): Promise<PredictionAnswer | null> => {
  if (success === undefined && measure === undefined) return null
  const whole = {
    id,
    of: 'experiment' as const,
    name,
    says: hypothesis,
    logic: success ?? null,
    on: from ?? null,
    by: to ?? null,
  }
  if (!asking.map.streams.has(stream)) {
    return {
      ...whole,
      ...notComputed('can’t be computed', `The map has no stream \`${stream}\`.`),
      measure: null,
    }
  }
  const window = (ask: JourneyAsk, until: Micros): Window | null => {
    const start = dayStart(from, ask)
    if (start === null) return windowFor(ask, null, until)
    return start < until ? { from: start, to: until } : null
  }
  const looked = await lookAt(stream, success ?? '', { by: to, window }, asking)
  if (success === undefined) {
    const told = notComputed(
      'in words only',
      'Success is not said as metric logic: with `success` it would be computed.',
    )
    return { ...whole, ...told, measure: await measureOf(measure, looked) }
  }
  const status = statusOf([looked])
  return {
    ...whole,
    status,
    sentence: inWords(status, [looked], to),
    streams: [looked.of],
    measure: await measureOf(measure, looked),
  }
}

/** All predictions of the map: of decisions, then of experiments, in the order of the map. */
export const predictionsOf = async (asking: Asking): Promise<PredictionAnswer[]> => {
  const { decisions, experiments } = asking.map
  const all = await Promise.all([
    ...[...decisions].map(([id, decision]) => judgeDecision(id, decision, asking)),
    ...[...experiments].map(([id, experiment]) => judgeExperiment(id, experiment, asking)),
  ])
  return all.filter((one) => one !== null)
}
