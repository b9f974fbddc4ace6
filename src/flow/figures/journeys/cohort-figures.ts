/** Figures of cohorts by the week in which they start. */
import { isoInstant } from '../../calendar.ts'
import { durationInWords } from '../../duration.ts'
import { cohortsOf, type Cohort } from '../../journeys/cohorts.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { studyOf, type JourneyStudy } from '../../journeys/study.ts'
import { timeToReach } from '../../journeys/time-to-reach.ts'
import { oneOf } from '../../request.ts'
import type { JourneyFigure } from '../journey-figures.ts'
import { beginsAt, setOf } from './told.ts'
import { BY } from './time-to-reach-figures.ts'
import { shareInWords } from '../../number-words.ts'

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

export const COHORT_FIGURES: Readonly<Record<string, JourneyFigure>> = {
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
        words: `${shareInWords(age?.share ?? null)} of ${cohort.started.length} journeys finished within ${durationInWords(seconds)}${age?.complete ? '' : '; not all of them are so old yet'}`,
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
