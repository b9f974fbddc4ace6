/** Figures of the time that a cohort takes to reach a point. */
import { durationInWords } from '../../duration.ts'
import type { Point } from '../../journeys/points.ts'
import { studyOf } from '../../journeys/study.ts'
import { LEFT, REACHED, incidenceAt, timeToReach, type TimeToReach } from '../../journeys/time-to-reach.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { beginsAt, pointAbout, setOf } from './told.ts'
import { shareInWords } from '../../number-words.ts'

/** An address such as `order.paid by 3600 s`. */
export const BY = /^(.+) by (\d+) s$/

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

export const TIME_TO_REACH_FIGURES: Readonly<Record<string, JourneyFigure>> = {
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
        words: `${shareInWords(reached)} reach “${point.name}” within ${durationInWords(seconds)}, by Aalen–Johansen`,
        counted: setOf('counted', `that reached “${point.name}” by then`, withCause(found, REACHED, seconds)),
        leftOut: [censoredBy(found, seconds)],
      }
    },
  ),
  'timeToReach.left': finding('Share that has left by a time', 'share', (found, seconds, point) => {
    const [, left] = incidenceAt(found, seconds)
    return {
      value: found.journeys.length === 0 ? null : Math.min(1, left),
      words: `${shareInWords(left)} leave without “${point.name}” within ${durationInWords(seconds)}, by Aalen–Johansen`,
      counted: setOf('counted', 'that left by then', withCause(found, LEFT, seconds)),
      leftOut: [censoredBy(found, seconds)],
    }
  }),
}
