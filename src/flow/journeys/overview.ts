/** What is measured of journeys as wholes, at a glance. */
import { isoInstant } from '../calendar.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import { cohortsAnswer, timeToReachAnswer } from './cohort-answers.ts'
import { completionsIn, journeyPeriods } from './completions.ts'
import { conversionOf } from './conversion.ts'
import { funnelOf } from './funnel.ts'
import { routeOf } from './funnel-request.ts'
import { inFlightOf } from './in-flight.ts'
import type { JourneyAsk } from './journey-ask.ts'
import type { JourneysAnswer } from './journeys-answer.ts'
import { beginningOf, completionsOf, pointsToAsk } from './points.ts'
import { SIGNAL_NAMES, signalsOf } from './signals.ts'
import { bySlice } from './slices.ts'
import { spreadOf } from './spread.ts'
import { studyOf, withFate, type JourneyStudy } from './study.ts'
import { agesFor, timeToReach } from './time-to-reach.ts'
import { efficiencies, passages, shareIn, tellsWaiting } from './waits.ts'
import { funnelAnswerOf } from './funnel-answer.ts'
import { framed, pointAnswer } from './journeys-frame.ts'
import { timesAnswerOf } from './times-answer.ts'

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
  const shareOf = shareIn(study.ask.log, all)
  return all.slice(0, MOST_WAITS).map((one) => ({
    about: `${one.from.id}..${one.to.id}`,
    from: one.from,
    to: one.to,
    spread: spreadOf(one.seconds),
    totalSeconds: one.total,
    waitingSeconds: one.waiting,
    activeSeconds: one.active,
    share: shareOf(one),
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
