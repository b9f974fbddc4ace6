/** What is measured of journeys as answers: the overview, a funnel, the times between two points. */
import { FLOW_STATES } from '../../model/schema.ts'
import { isoInstant } from '../calendar.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import type { FlowRequest } from '../request.ts'
import { histogramOf } from '../views/duration-bins.ts'
import { timesBetweenPoints } from './between.ts'
import { cohortsAnswer, timeToReachAnswer } from './cohort-answers.ts'
import { completionsIn, journeyPeriods } from './completions.ts'
import { conversionOf } from './conversion.ts'
import { funnelOf, type Funnel } from './funnel.ts'
import { aboutStep, routeOf, type FunnelWords } from './funnel-request.ts'
import { inFlightOf } from './in-flight.ts'
import { journeyFrameOf, type JourneyAsk } from './journey-ask.ts'
import { setsWith, sizeOf, type JourneyLog } from './journey-log.ts'
import type { FunnelAnswer, JourneysAnswer, TimesAnswer } from './journeys-answer.ts'
import { beginningOf, completionsOf, pointsOf, pointsToAsk, type Point } from './points.ts'
import { SIGNAL_NAMES, signalsOf } from './signals.ts'
import { bySlice } from './slices.ts'
import { spreadOf } from './spread.ts'
import { studyOf, withFate, type JourneyStudy } from './study.ts'
import { agesFor, timeToReach } from './time-to-reach.ts'
import { efficiencies, passages, tellsWaiting } from './waits.ts'
import { those } from './those.ts'

const DONE_STATE = FLOW_STATES.indexOf('done')

/** Whether any journey has ever come to the finish: 0 % says something else where none could. */
const wasEverSeen = (log: JourneyLog, { kind, id }: Point): boolean =>
  kind === 'done' ? log.state.includes(DONE_STATE) : setsWith(log, id).includes(1)

const neverFinished = ({ kind, id }: Point): string =>
  kind === 'done'
    ? 'No event means that a journey is done: nothing can convert. Name the event under `proofPoints: { finishLine: … }` of the stream, or give one the state `done`.'
    : `No event \`${id}\` has ever come in, to which journeys convert: see its coverage.`

/** What stands beside all of it. The policies name an abandonment window that the map declares; a default is named here. */
const framed = ({ ask, finish, abandonment: { declared, words } }: JourneyStudy) => {
  const frame = journeyFrameOf(ask)
  const unreachable = sizeOf(ask.log) > 0 && !wasEverSeen(ask.log, finish)
  return {
    ...frame,
    warnings: [...frame.warnings, ...(unreachable ? [neverFinished(finish)] : [])],
    policies: declared ? frame.policies : [...frame.policies, words],
    abandonment: words,
  }
}

type PointAnswer = JourneysAnswer['beginning']

const pointAnswer = ({ id, name, kind }: Point): PointAnswer => ({ id, name, kind })

const funnelAnswerOf = (
  { route, started, steps, slices }: Funnel,
  words: FunnelWords,
): FunnelAnswer['funnel'] => ({
  order: route.order,
  withinSeconds: route.within === null ? null : route.within / MICROS_PER_SECOND,
  chosen: words.steps !== undefined,
  started: started.length,
  steps: steps.map(({ point, reached, onward, ...rest }, i) => ({
    ...pointAnswer(point),
    about: aboutStep(words, point.id, i),
    reached: reached.length,
    ...rest,
    onward: onward && {
      wentOn: onward.wentOn.length,
      finished: onward.finished.length,
      left: onward.left.length,
      open: onward.open.length,
    },
  })),
  slices: slices.map(({ slice, name, started, reached }) => ({
    slice,
    name,
    started,
    reached: [...reached],
  })),
})

const timesAnswerOf = (study: JourneyStudy, from: Point, to: Point): TimesAnswer['times'] => {
  const { seconds, without } = timesBetweenPoints(study.ask, from, to)
  const over = those(without, (journey) => !Number.isNaN(study.over[journey]))
  return {
    about: `${from.id}..${to.id}`,
    from: pointAnswer(from),
    to: pointAnswer(to),
    spread: spreadOf(seconds),
    histogram: histogramOf(seconds, new Uint8Array(seconds.length), 'seconds').map(({ low, high, n }) => ({
      low,
      high,
      n,
    })),
    notYet: without.length - over.length,
    never: over.length,
  }
}

const efficiencyAnswer = (study: JourneyStudy): JourneysAnswer['efficiency'] => {
  if (!tellsWaiting(study.ask.log)) {
    return {
      nothing: 'not configured',
      why: 'No event tells waiting from active: give at least one `waiting` and one `active`, under `states` of the source or as `state` of business events.',
    }
  }
  const [all, ...stages] = efficiencies(study)
  if (!all || all.efficiency === null) {
    return { nothing: 'no data', why: 'No stay in the window that has ended was active or waiting.' }
  }
  return {
    stages: [all, ...stages].map(({ stage, name, active, waiting, efficiency, journeys }) => ({
      stage,
      name,
      activeSeconds: active,
      waitingSeconds: waiting,
      efficiency,
      n: journeys.length,
    })),
  }
}

const MOST_WAITS = 20

const waitsAnswer = (study: JourneyStudy): JourneysAnswer['waits'] => {
  const all = passages(study)
  const weight = tellsWaiting(study.ask.log)
    ? (one: (typeof all)[number]): number => one.waiting
    : (one: (typeof all)[number]): number => one.total
  const sum = all.reduce((total, one) => total + weight(one), 0)
  return all.slice(0, MOST_WAITS).map((one) => ({
    about: `${one.from.id}..${one.to.id}`,
    from: one.from,
    to: one.to,
    spread: spreadOf(one.seconds),
    totalSeconds: one.total,
    waitingSeconds: one.waiting,
    activeSeconds: one.active,
    share: sum === 0 ? 0 : weight(one) / sum,
  }))
}

const signalsAnswer = (
  study: JourneyStudy,
  periods: ReturnType<typeof journeyPeriods>,
): JourneysAnswer['signals'] => {
  const { chosen } = study.ask
  const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
  const { under, kinds } = signalsOf(study, chosen, periods)
  return {
    n: under.length,
    kinds: kinds.map(({ signal, events, journeys, byPeriod }) => ({
      signal,
      name: SIGNAL_NAMES[signal],
      events,
      journeys: journeys.length,
      share: share(journeys.length, under.length),
      byPeriod: [...byPeriod],
    })),
    slices: bySlice(study.ask, chosen).map(({ slice, name, journeys }) => {
      const own = signalsOf(study, journeys, periods)
      return {
        slice,
        name,
        n: own.under.length,
        shares: own.kinds.map((kind) => share(kind.journeys.length, own.under.length)),
      }
    }),
  }
}

const conversionAnswer = (study: JourneyStudy): JourneysAnswer['conversion'] => {
  const of = (cohort: Int32Array) => {
    const { started, reached, left, open, ...shares } = conversionOf(study, cohort, study.finish)
    return {
      started: started.length,
      reached: reached.length,
      left: left.length,
      open: open.length,
      ...shares,
    }
  }
  return {
    finish: pointAnswer(study.finish),
    ...of(study.cohort),
    slices: bySlice(study.ask, study.cohort).map(({ slice, name, journeys }) => ({
      slice,
      name,
      ...of(journeys),
    })),
  }
}

/** Everything that the page of journeys shows first. */
export const journeysAnswer = (ask: JourneyAsk): JourneysAnswer => {
  const study = studyOf(ask)
  const { cohort, finish, finished } = study
  const periods = journeyPeriods(study)
  const found = timeToReach(study, cohort, finish)
  const reached = withFate(study, cohort, 'finished')
  const times = Float64Array.from(
    reached,
    (journey) => ((finished[journey] ?? NaN) - (study.began[journey] ?? NaN)) / MICROS_PER_SECOND,
  )
  const ages = agesFor(times)
  const inFlight = inFlightOf(study)
  const route = routeOf(ask, {})
  return {
    ...framed(study),
    points: pointsToAsk(ask).map(pointAnswer),
    beginning: pointAnswer(beginningOf(ask)),
    conversion: conversionAnswer(study),
    completions: {
      periods: [...periods.periods],
      points: completionsOf(ask).map((point) => {
        const { events, journeys, byPeriod } = completionsIn(study, point, periods)
        return { ...pointAnswer(point), events, journeys: journeys.length, byPeriod: [...byPeriod] }
      }),
    },
    inFlight: {
      now: inFlight.now.length,
      average: inFlight.average,
      series: inFlight.series.map(({ at, inFlight }) => ({
        at: isoInstant(at, ask.calendar.zone),
        inFlight,
      })),
    },
    funnel: funnelAnswerOf(funnelOf(study, cohort, route), {}),
    flowTime: timesAnswerOf(study, beginningOf(ask), finish),
    timeToReach: timeToReachAnswer(study, found, finish, ages),
    cohorts: cohortsAnswer(study, found, ages),
    efficiency: efficiencyAnswer(study),
    waits: waitsAnswer(study),
    tellsWaiting: tellsWaiting(ask.log),
    signals: signalsAnswer(study, periods),
  }
}

/** @throws RequestError for steps, an order or a time that there is not. */
export const funnelAnswer = (ask: JourneyAsk, words: FunnelWords): FunnelAnswer => {
  const study = studyOf(ask)
  return {
    ...framed(study),
    funnel: funnelAnswerOf(funnelOf(study, study.cohort, routeOf(ask, words)), words),
  }
}

/** The words of a request for the times between two points; default: from the beginning to the finish. */
export interface TimesRequest extends FlowRequest {
  readonly fromEvent?: string
  readonly toEvent?: string
}

/** @throws RequestError for a point that there is not. */
export const timesAnswer = (ask: JourneyAsk, { fromEvent, toEvent }: TimesRequest): TimesAnswer => {
  const study = studyOf(ask)
  const pointOf = (word: string | undefined, otherwise: Point): Point =>
    word === undefined ? otherwise : (pointsOf(ask, [word])[0] ?? otherwise)
  return {
    ...framed(study),
    times: timesAnswerOf(study, pointOf(fromEvent, beginningOf(ask)), pointOf(toEvent, study.finish)),
  }
}
