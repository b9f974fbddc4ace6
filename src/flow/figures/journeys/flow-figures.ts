/** Figures of how journeys flow: completions, times between points, journeys in flight, efficiency, waits, signals. */
import { durationInWords } from '../../duration.ts'
import { timesBetweenPoints } from '../../journeys/between.ts'
import { completionsIn, journeyPeriods } from '../../journeys/completions.ts'
import { inFlightOf, type InFlight } from '../../journeys/in-flight.ts'
import { beginningOf, pointsOf, type Point } from '../../journeys/points.ts'
import { SIGNALS, signalsOf, SIGNAL_NAMES, type SignalCounts, type Signals } from '../../journeys/signals.ts'
import { spreadOf, type Spread } from '../../journeys/spread.ts'
import { studyOf, type JourneyStudy } from '../../journeys/study.ts'
import { efficiencies, passages, tellsWaiting, type Passage } from '../../journeys/waits.ts'
import { oneOf, RequestError } from '../../request.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { percentOf, setOf } from './told.ts'

type Told = Pick<ToldJourneyFigure, 'value' | 'n' | 'words' | 'counted'> & Partial<ToldJourneyFigure>

const completions: JourneyFigure = {
  metric: 'completions',
  name: 'Completions',
  unit: 'events',
  about: 'proof point',
  tell: (ask, about) => {
    const study = studyOf(ask)
    const point = about === null ? study.finish : (pointsOf(ask, [about])[0] ?? study.finish)
    const { events, journeys } = completionsIn(study, point, journeyPeriods(study))
    return {
      value: events,
      n: journeys.length,
      words: `${events} times “${point.name}”, of ${journeys.length} journeys`,
      rules: [`Each event counts: ${point.name}.`],
      counted: setOf('counted', 'with such an event in the window', journeys),
      leftOut: [],
    }
  },
}

/** The two points of an address, such as `paid..confirmed`. @throws RequestError */
const pairOf = (about: string | null): readonly [string, string] => {
  const cut = about?.indexOf('..') ?? -1
  if (about === null || cut === -1) {
    throw new RequestError(
      'A time between points is about two of them, such as `order.paid..order.confirmed`: name them as `about`.',
    )
  }
  return [about.slice(0, cut), about.slice(cut + 2)]
}

const betweenFigure = (
  name: string,
  unit: JourneyFigure['unit'],
  tell: (
    found: { spread: Spread; journeys: Int32Array; notYet: JourneySet; never: JourneySet },
    a: Point,
    b: Point,
  ) => Told,
): JourneyFigure => ({
  metric: 'timeBetween',
  name,
  unit,
  about: 'two points',
  tell: (ask, about) => {
    const study = studyOf(ask)
    const named = about === null ? [beginningOf(ask), study.finish] : pointsOf(ask, pairOf(about))
    const [a, b] = named
    if (!a || !b) throw new Error('Two words are two points.')
    const { journeys, seconds, without } = timesBetweenPoints(ask, a, b)
    const isOver = (journey: number): boolean => !Number.isNaN(study.over[journey])
    const notYet = setOf(
      'notYet',
      `that may still come to “${b.name}”`,
      without.filter((one) => !isOver(one)),
    )
    const never = setOf('never', `that are over without “${b.name}”`, without.filter(isOver))
    return {
      rules: [`From: ${a.name}.`, `To: ${b.name}.`, study.abandonment.words],
      leftOut: [notYet, never],
      ...tell({ spread: spreadOf(seconds), journeys, notYet, never }, a, b),
    }
  },
})

const percentileBetween = (percent: 'p50' | 'p85' | 'p95'): JourneyFigure =>
  betweenFigure(
    `Time between two points, ${percent.slice(1)} % within`,
    'seconds',
    ({ spread, journeys }, a, b) => ({
      value: spread[percent],
      n: spread.n,
      words: `${percent.slice(1)} % of ${spread.n} journeys came from “${a.name}” to “${b.name}” within ${durationInWords(spread[percent])}`,
      counted: setOf('counted', `that came to “${b.name}” in the window`, journeys),
    }),
  )

const inFlightFigure = (
  name: string,
  unit: JourneyFigure['unit'],
  tell: (found: InFlight) => Pick<ToldJourneyFigure, 'value' | 'words'>,
): JourneyFigure => ({
  metric: 'inFlight',
  name,
  unit,
  tell: (ask) => {
    const study = studyOf(ask)
    const found = inFlightOf(study)
    return {
      n: found.now.length,
      rules: [study.abandonment.words],
      counted: setOf('counted', 'in flight at the end of the window', found.now),
      leftOut: [],
      ...tell(found),
    }
  },
})

const efficiency: JourneyFigure = {
  metric: 'journeyEfficiency',
  name: 'Efficiency',
  unit: 'share',
  about: 'stage',
  tell: (ask, about) => {
    const all = efficiencies(studyOf(ask))
    const ids = all.map(({ stage }) => stage ?? '')
    const id = about === null ? '' : oneOf('stage with stays in the window', about, ids)
    const found = all.find(({ stage }) => (stage ?? '') === id)
    const isTold = tellsWaiting(ask.log)
    const value = isTold ? (found?.efficiency ?? null) : null
    return {
      value,
      n: found?.journeys.length ?? 0,
      words: `${percentOf(value)} active: ${durationInWords(found?.active ?? 0)} of ${durationInWords((found?.active ?? 0) + (found?.waiting ?? 0))}, summed`,
      ...(isTold ? {} : { why: 'No event tells waiting from active.' }),
      rules: [],
      counted: setOf('counted', 'with a stay that ended in the window', found?.journeys ?? new Int32Array()),
      leftOut: [],
    }
  },
}

const passageFigure = (
  name: string,
  unit: JourneyFigure['unit'],
  tell: (passage: Passage, all: readonly Passage[], isTold: boolean) => Pick<Told, 'value' | 'words'>,
): JourneyFigure => ({
  metric: 'waitsBetween',
  name,
  unit,
  about: 'two proof points, one directly after the other',
  tell: (ask, about) => {
    const all = passages(studyOf(ask))
    const id = (one: Passage): string => `${one.from.id}..${one.to.id}`
    const known = oneOf('way between proof points', about ?? '', all.map(id))
    const passage = all.find((one) => id(one) === known)
    if (!passage) throw new Error(`The way ${known} is lost.`)
    return {
      n: passage.seconds.length,
      rules: [`From: ${passage.from.name}.`, `To the next proof point: ${passage.to.name}.`],
      counted: setOf('counted', 'that went this way, and arrived in the window', passage.journeys),
      leftOut: [],
      ...tell(passage, all, tellsWaiting(ask.log)),
    }
  },
})

const onTheWay = (percent: 'p50' | 'p85'): JourneyFigure =>
  passageFigure(
    `Time from a proof point to the next, ${percent.slice(1)} % within`,
    'seconds',
    ({ seconds }) => {
      const value = spreadOf(seconds)[percent]
      return {
        value,
        words: `${percent.slice(1)} % of ${seconds.length} went this way within ${durationInWords(value)}`,
      }
    },
  )

const signalFigure = (
  name: string,
  unit: JourneyFigure['unit'],
  tell: (counts: SignalCounts, all: Signals) => Pick<Told, 'value' | 'n' | 'words'>,
): JourneyFigure => ({
  metric: 'signals',
  name,
  unit,
  about: 'kind of signal',
  tell: (ask, about) => {
    const study: JourneyStudy = studyOf(ask)
    const kind = oneOf('kind of signal', about ?? '', SIGNALS)
    const all = signalsOf(study, ask.chosen, journeyPeriods(study))
    const counts = all.kinds.find(({ signal }) => signal === kind)
    if (!counts) throw new Error(`The signal ${kind} is lost.`)
    const touched = new Set(counts.journeys)
    return {
      rules: [`${SIGNAL_NAMES[kind]}.`, ...(kind === 'dropOff' ? [study.abandonment.words] : [])],
      counted: setOf('counted', 'with such a signal', counts.journeys),
      leftOut: [
        setOf(
          'without',
          'without one',
          all.under.filter((one) => !touched.has(one)),
        ),
      ],
      ...tell(counts, all),
    }
  },
})

export const FLOW_OF_JOURNEYS_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  completions,
  'timeBetween.p50': percentileBetween('p50'),
  'timeBetween.p85': percentileBetween('p85'),
  'timeBetween.p95': percentileBetween('p95'),
  'timeBetween.notYet': betweenFigure(
    'Not yet at the second point',
    'journeys',
    ({ spread, notYet, never }, _, b) => ({
      value: notYet.journeys.length,
      n: spread.n,
      words: `${notYet.journeys.length} journeys may still come to “${b.name}”`,
      counted: { ...notYet, id: 'counted' },
      leftOut: [never],
    }),
  ),
  'timeBetween.never': betweenFigure(
    'Over without the second point',
    'journeys',
    ({ spread, notYet, never }, _, b) => ({
      value: never.journeys.length,
      n: spread.n,
      words: `${never.journeys.length} journeys are over without “${b.name}”`,
      counted: { ...never, id: 'counted' },
      leftOut: [notYet],
    }),
  ),
  inFlight: inFlightFigure('Journeys in flight', 'journeys', ({ now }) => ({
    value: now.length,
    words: `${now.length} journeys in flight`,
  })),
  'inFlight.average': inFlightFigure('Average of journeys in flight', 'number', ({ average }) => ({
    value: average,
    words: `${average === null ? '–' : average.toFixed(1)} journeys in flight on average`,
  })),
  journeyEfficiency: efficiency,
  'wait.p50': onTheWay('p50'),
  'wait.p85': onTheWay('p85'),
  'wait.waiting': passageFigure('Waiting from a proof point to the next', 'seconds', ({ waiting }) => ({
    value: waiting,
    words: `${durationInWords(waiting)} of waiting, summed`,
  })),
  'wait.share': passageFigure(
    'Share of all waiting between proof points',
    'share',
    (passage, all, isTold) => {
      const weight = (one: Passage): number => (isTold ? one.waiting : one.total)
      const sum = all.reduce((total, one) => total + weight(one), 0)
      const value = sum === 0 ? 0 : weight(passage) / sum
      return {
        value,
        words: `${percentOf(value)} of ${isTold ? 'the waiting' : 'the time'} between proof points`,
      }
    },
  ),
  'signals.events': signalFigure('Signals', 'events', ({ events, journeys }) => ({
    value: events,
    n: journeys.length,
    words: `${events} signals, of ${journeys.length} journeys`,
  })),
  'signals.share': signalFigure('Share of journeys with the signal', 'share', ({ journeys }, { under }) => {
    const value = under.length === 0 ? null : journeys.length / under.length
    return { value, n: under.length, words: `${percentOf(value)} of ${under.length} journeys` }
  }),
}
