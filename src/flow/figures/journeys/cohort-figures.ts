/** Figures of cohorts: conversion, funnel, time to reach the finish, cohorts by week. */
import { isoInstant } from '../../calendar.ts'
import { durationInWords } from '../../duration.ts'
import { cohortsOf, type Cohort } from '../../journeys/cohorts.ts'
import { conversionOf, type Conversion } from '../../journeys/conversion.ts'
import { funnelOf, type Funnel, type FunnelStep } from '../../journeys/funnel.ts'
import { stepAbout } from '../../journeys/funnel-request.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { beginningOf, pointsOf, type Point } from '../../journeys/points.ts'
import type { Route } from '../../journeys/reach.ts'
import { studyOf, type JourneyStudy } from '../../journeys/study.ts'
import { LEFT, REACHED, incidenceAt, timeToReach, type TimeToReach } from '../../journeys/time-to-reach.ts'
import { oneOf, RequestError } from '../../request.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { percentOf, setOf } from './told.ts'

const pointAbout = (ask: JourneyAsk, study: JourneyStudy, about: string | null): Point =>
  about === null ? study.finish : (pointsOf(ask, [about])[0] ?? study.finish)

const beginsAt = (ask: JourneyAsk): string => `A journey begins at: ${beginningOf(ask).name}.`

const conversionFigure = (
  name: string,
  tell: (
    found: Conversion,
    point: Point,
  ) => Pick<ToldJourneyFigure, 'value' | 'words' | 'counted' | 'leftOut'>,
  unit: JourneyFigure['unit'] = 'journeys',
): JourneyFigure => ({
  metric: 'conversion',
  name,
  unit,
  about: 'point of the journey',
  tell: (ask, about) => {
    const study = studyOf(ask)
    const point = pointAbout(ask, study, about)
    const found = conversionOf(study, study.cohort, point)
    return {
      n: found.started.length,
      rules: [beginsAt(ask), `Reached: ${point.name}.`, study.abandonment.words],
      ...tell(found, point),
    }
  },
})

const reachedSet = ({ reached }: Conversion, point: Point): JourneySet =>
  setOf('counted', `that reached “${point.name}”`, reached)
const leftSet = ({ left }: Conversion): JourneySet => setOf('left', 'that left without reaching it', left)
const openSet = ({ open }: Conversion): JourneySet =>
  setOf('open', 'that may still reach it (censored)', open)

const CONVERSION: Readonly<Record<string, JourneyFigure>> = {
  conversion: conversionFigure(
    'Conversion',
    (found, point) => ({
      value: found.conversion,
      words: `${percentOf(found.conversion)} of ${found.started.length} journeys reached “${point.name}”; ${percentOf(found.censored)} may still do so`,
      counted: reachedSet(found, point),
      leftOut: [leftSet(found), openSet(found)],
    }),
    'share',
  ),
  'conversion.censored': conversionFigure(
    'Censored share of the cohort',
    (found, point) => ({
      value: found.censored,
      words: `${percentOf(found.censored)} of ${found.started.length} journeys have not reached “${point.name}” and may still do so`,
      counted: { ...openSet(found), id: 'counted' },
      leftOut: [{ ...reachedSet(found, point), id: 'reached' }, leftSet(found)],
    }),
    'share',
  ),
  'conversion.started': conversionFigure('Journeys begun', (found) => ({
    value: found.started.length,
    words: `${found.started.length} journeys began`,
    counted: setOf('counted', 'that began', found.started),
    leftOut: [],
  })),
  'conversion.reached': conversionFigure('Journeys that reached the point', (found, point) => ({
    value: found.reached.length,
    words: `${found.reached.length} of ${found.started.length} journeys reached “${point.name}”`,
    counted: reachedSet(found, point),
    leftOut: [leftSet(found), openSet(found)],
  })),
  'conversion.left': conversionFigure('Journeys that left without reaching the point', (found, point) => ({
    value: found.left.length,
    words: `${found.left.length} of ${found.started.length} journeys left without reaching “${point.name}”`,
    counted: { ...leftSet(found), id: 'counted' },
    leftOut: [openSet(found)],
  })),
  'conversion.open': conversionFigure('Journeys that may still reach the point', (found, point) => ({
    value: found.open.length,
    words: `${found.open.length} of ${found.started.length} journeys may still reach “${point.name}”`,
    counted: { ...openSet(found), id: 'counted' },
    leftOut: [leftSet(found)],
  })),
}

const routeInWords = ({ points, order, within }: Route): string =>
  `Steps: ${points.map(({ name }) => name).join(' → ')}${order === 'any' ? ', in any order' : ''}${within === null ? '' : `, within ${durationInWords(within / 1e6)}`}.`

const stepFigure = (
  name: string,
  unit: JourneyFigure['unit'],
  tell: (
    step: FunnelStep,
    funnel: Funnel,
    index: number,
  ) => Pick<ToldJourneyFigure, 'value' | 'n' | 'words' | 'counted'> & {
    leftOut?: JourneySet[]
    why?: string
  },
): JourneyFigure => ({
  metric: 'funnel',
  name,
  unit,
  about: 'step',
  tell: (ask, about) => {
    if (about === null)
      throw new RequestError('A figure of the funnel is about one of its steps: name it as `about`.')
    const study = studyOf(ask)
    const { route, index } = stepAbout(ask, about)
    const funnel = funnelOf(study, study.cohort, route)
    const step = funnel.steps[index]
    if (!step) throw new Error(`The funnel has lost its step ${index}.`)
    return {
      leftOut: [],
      rules: [beginsAt(ask), routeInWords(route), study.abandonment.words],
      ...tell(step, funnel, index),
    }
  },
})

const ofStep = (step: FunnelStep): JourneySet =>
  setOf('counted', `that reached “${step.point.name}”`, step.reached)

const shareFigure = (
  name: string,
  ofWhich: (funnel: Funnel, index: number) => FunnelStep | undefined,
): JourneyFigure =>
  stepFigure(name, 'share', (step, funnel, index) => {
    const whole = ofWhich(funnel, index)
    const n = whole?.reached.length ?? 0
    const value = n === 0 ? null : step.reached.length / n
    const reached = new Set(step.reached)
    return {
      value,
      n,
      words: `${percentOf(value)} of the ${n} journeys that reached “${whole?.point.name ?? 'the step before'}” reached “${step.point.name}”`,
      counted: ofStep(step),
      leftOut: [
        setOf(
          'without',
          'that did not',
          (whole?.reached ?? new Int32Array()).filter((one) => !reached.has(one)),
        ),
      ],
      ...(whole === undefined ? { why: 'The first step has none before it.' } : {}),
    }
  })

const onwardFigure = (
  name: string,
  group: 'wentOn' | 'finished' | 'left' | 'open',
  words: string,
): JourneyFigure =>
  stepFigure(name, 'journeys', ({ point, reached, onward }) => ({
    value: onward?.[group].length ?? null,
    n: reached.length,
    words: `${onward?.[group].length ?? 0} of the ${reached.length} journeys that reached “${point.name}” ${words}`,
    counted: setOf('counted', words, onward?.[group] ?? new Int32Array()),
    ...(onward === null ? { why: 'After the last step there is nothing to go on to.' } : {}),
  }))

const stepTime = (percent: 'p50' | 'p85', of: 'fromPrevious' | 'fromFirst'): JourneyFigure =>
  stepFigure(
    `Time ${of === 'fromPrevious' ? 'from the step before' : 'from the first step'}, ${percent.slice(1)} % within`,
    'seconds',
    (step) => {
      const spread = step[of]
      return {
        value: spread?.[percent] ?? null,
        n: spread?.n ?? 0,
        words: `${percent.slice(1)} % of ${spread?.n ?? 0} journeys came to “${step.point.name}” within ${durationInWords(spread?.[percent] ?? null)}`,
        counted: ofStep(step),
        ...(spread === null ? { why: 'The first step has none before it.' } : {}),
      }
    },
  )

const FUNNEL: Readonly<Record<string, JourneyFigure>> = {
  'funnel.reached': stepFigure('Journeys that reached the step', 'journeys', (step, { started }) => ({
    value: step.reached.length,
    n: started.length,
    words: `${step.reached.length} of ${started.length} journeys begun reached “${step.point.name}”`,
    counted: ofStep(step),
  })),
  'funnel.ofFirst': shareFigure('Conversion of the first step', ({ steps }) => steps[0]),
  'funnel.ofPrevious': shareFigure('Conversion of the step before', ({ steps }, index) => steps[index - 1]),
  'funnel.wentOn': onwardFigure('Journeys that went on', 'wentOn', 'went on to the next step'),
  'funnel.finished': onwardFigure(
    'Journeys that finished without the next step',
    'finished',
    'finished without the next step',
  ),
  'funnel.left': onwardFigure('Journeys that left after the step', 'left', 'left'),
  'funnel.open': onwardFigure('Journeys that may still go on', 'open', 'may still go on (censored)'),
  'funnel.time.p50': stepTime('p50', 'fromPrevious'),
  'funnel.time.p85': stepTime('p85', 'fromPrevious'),
  'funnel.fromFirst.p50': stepTime('p50', 'fromFirst'),
  'funnel.fromFirst.p85': stepTime('p85', 'fromFirst'),
}

const BY = /^(.+) by (\d+) s$/

const finding = (
  name: string,
  unit: JourneyFigure['unit'],
  tell: (
    found: TimeToReach,
    seconds: number,
    point: Point,
  ) => Pick<ToldJourneyFigure, 'value' | 'words' | 'counted' | 'leftOut'>,
): JourneyFigure => ({
  metric: 'timeToReach',
  name,
  unit,
  about: 'point of the journey, and a time',
  tell: (ask, about) => {
    const study = studyOf(ask)
    const [, word, seconds] = BY.exec(about ?? '') ?? [null, about, '0']
    const point = pointAbout(ask, study, word ?? null)
    const found = timeToReach(study, study.cohort, point)
    return {
      n: found.journeys.length,
      rules: [beginsAt(ask), `Reached: ${point.name}.`, study.abandonment.words],
      ...tell(found, Number(seconds), point),
    }
  },
})

const withCause = ({ journeys, observed }: TimeToReach, cause: number, seconds: number): Int32Array =>
  journeys.filter((_, i) => observed.causes[i] === cause && (observed.times[i] ?? 0) <= seconds)

const censoredBy = (found: TimeToReach, seconds: number): JourneySet =>
  setOf('censored', 'that are known for a shorter time (censored)', withCause(found, 0, seconds))

const TIME_TO_REACH: Readonly<Record<string, JourneyFigure>> = {
  'timeToReach.median': finding('Median time to reach the point', 'seconds', (found, _, point) => ({
    value: found.median,
    words:
      found.median === null
        ? `less than half of the journeys are seen to reach “${point.name}”`
        : `half of the journeys reach “${point.name}” within ${durationInWords(found.median)}, by Kaplan–Meier`,
    counted: setOf('counted', `that reached “${point.name}”`, withCause(found, REACHED, Infinity)),
    leftOut: [
      setOf(
        'censored',
        'that left, or may still reach it',
        found.journeys.filter((_, i) => found.observed.causes[i] !== REACHED),
      ),
    ],
  })),
  'timeToReach.reached': finding(
    'Share that has reached the point by a time',
    'share',
    (found, seconds, point) => {
      const [reached] = incidenceAt(found, seconds)
      return {
        value: found.journeys.length === 0 ? null : Math.min(1, reached),
        words: `${percentOf(reached)} reach “${point.name}” within ${durationInWords(seconds)}, by Aalen–Johansen`,
        counted: setOf('counted', `that reached “${point.name}” by then`, withCause(found, REACHED, seconds)),
        leftOut: [censoredBy(found, seconds)],
      }
    },
  ),
  'timeToReach.left': finding('Share that has left by a time', 'share', (found, seconds, point) => {
    const [, left] = incidenceAt(found, seconds)
    return {
      value: found.journeys.length === 0 ? null : Math.min(1, left),
      words: `${percentOf(left)} leave without “${point.name}” within ${durationInWords(seconds)}, by Aalen–Johansen`,
      counted: setOf('counted', 'that left by then', withCause(found, LEFT, seconds)),
      leftOut: [censoredBy(found, seconds)],
    }
  }),
}

/** The cohort that starts on a day, and an age of it. @throws RequestError */
const cohortAbout = (
  ask: JourneyAsk,
  about: string | null,
): { cohort: Cohort; seconds: number; study: JourneyStudy } => {
  const [, day = about ?? '', seconds = '0'] = BY.exec(about ?? '') ?? []
  const study = studyOf(ask)
  const cohorts = cohortsOf(study, timeToReach(study, study.cohort, study.finish), [Number(seconds)])
  const dayOf = ({ start }: Cohort): string => isoInstant(start, ask.calendar.zone).slice(0, 10)
  const known = oneOf('cohort that starts on', day, cohorts.map(dayOf))
  const cohort = cohorts.find((one) => dayOf(one) === known)
  if (!cohort) throw new Error(`The cohort of ${known} is lost.`)
  return { cohort, seconds: Number(seconds), study }
}

const COHORTS: Readonly<Record<string, JourneyFigure>> = {
  'cohort.started': {
    metric: 'cohort',
    name: 'Journeys of the cohort',
    unit: 'journeys',
    about: 'first day of the cohort',
    tell: (ask, about) => {
      const { cohort } = cohortAbout(ask, about)
      return {
        value: cohort.started.length,
        n: cohort.started.length,
        words: `${cohort.started.length} journeys began`,
        rules: [beginsAt(ask)],
        counted: setOf('counted', 'that began', cohort.started),
        leftOut: [],
      }
    },
  },
  'cohort.share': {
    metric: 'cohort',
    name: 'Share of the cohort that has finished by an age',
    unit: 'share',
    about: 'first day of the cohort, and an age',
    tell: (ask, about) => {
      const { cohort, seconds, study } = cohortAbout(ask, about)
      const [age] = cohort.ages
      const reached = new Set(age?.reached)
      return {
        value: age?.share ?? null,
        n: cohort.started.length,
        words: `${percentOf(age?.share ?? null)} of ${cohort.started.length} journeys finished within ${durationInWords(seconds)}${age?.complete ? '' : '; not all of them are so old yet'}`,
        rules: [beginsAt(ask), `Reached: ${study.finish.name}.`],
        why: 'None of its journeys can be so old.',
        counted: setOf('counted', 'that finished by that age', age?.reached ?? new Int32Array()),
        leftOut: [
          setOf(
            'without',
            'that did not',
            cohort.started.filter((one) => !reached.has(one)),
          ),
        ],
      }
    },
  },
}

export const COHORT_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  ...CONVERSION,
  ...FUNNEL,
  ...TIME_TO_REACH,
  ...COHORTS,
}
