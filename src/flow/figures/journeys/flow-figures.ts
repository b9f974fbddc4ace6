/** Figures of how journeys flow: completions, times between points, journeys in flight, waits, signals. */
import { durationInWords } from '../../duration.ts'
import { timesBetweenPoints } from '../../journeys/between.ts'
import { completionsIn, journeyPeriods } from '../../journeys/completions.ts'
import { inFlightOf, type InFlight } from '../../journeys/in-flight.ts'
import { beginningOf, pointsOf, type Point } from '../../journeys/points.ts'
import { SIGNALS, signalsOf, SIGNAL_NAMES, type SignalCounts, type Signals } from '../../journeys/signals.ts'
import { spreadOf, type Spread } from '../../journeys/spread.ts'
import { studyOf, type JourneyStudy } from '../../journeys/study.ts'
import { oneOf, RequestError } from '../../request.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { pointAbout, setOf } from './told.ts'
import { WAIT_FIGURES } from './wait-figures.ts'
import { shareInWords } from '../../number-words.ts'

type Told = Pick<ToldJourneyFigure, 'value' | 'n' | 'words' | 'counted'> & Partial<ToldJourneyFigure>

const completions: JourneyFigure = {
  metric: 'completions',
  name: 'Completions',
  unit: 'events',
  about: 'proof point',
  tell: (ask, about) => {
    const study = studyOf(ask)
    const point = pointAbout(ask, study, about)
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
  ...WAIT_FIGURES,
  'signals.events': signalFigure('Signals', 'events', ({ events, journeys }) => ({
    value: events,
    n: journeys.length,
    words: `${events} signals, of ${journeys.length} journeys`,
  })),
  'signals.share': signalFigure('Share of journeys with the signal', 'share', ({ journeys }, { under }) => {
    const value = under.length === 0 ? null : journeys.length / under.length
    return { value, n: under.length, words: `${shareInWords(value)} of ${under.length} journeys` }
  }),
}
