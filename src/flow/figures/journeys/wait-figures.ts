/** Figures of waiting: efficiency, and the ways from one proof point to the next. */
import { durationInWords } from '../../duration.ts'
import type { JourneyLog } from '../../journeys/journey-log.ts'
import { spreadOf } from '../../journeys/spread.ts'
import { studyOf } from '../../journeys/study.ts'
import { efficiencies, passages, shareIn, tellsWaiting, type Passage } from '../../journeys/waits.ts'
import { oneOf } from '../../request.ts'
import type { JourneyFigure, ToldJourneyFigure } from '../journey-figures.ts'
import { setOf } from './told.ts'
import { shareInWords } from '../../number-words.ts'

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
      words: `${shareInWords(value)} active: ${durationInWords(found?.active ?? 0)} of ${durationInWords((found?.active ?? 0) + (found?.waiting ?? 0))}, summed`,
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
  tell: (
    passage: Passage,
    all: readonly Passage[],
    log: JourneyLog,
  ) => Pick<ToldJourneyFigure, 'value' | 'words'>,
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
      ...tell(passage, all, ask.log),
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

export const WAIT_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  journeyEfficiency: efficiency,
  'wait.p50': onTheWay('p50'),
  'wait.p85': onTheWay('p85'),
  'wait.waiting': passageFigure('Waiting from a proof point to the next', 'seconds', ({ waiting }) => ({
    value: waiting,
    words: `${durationInWords(waiting)} of waiting, summed`,
  })),
  'wait.share': passageFigure('Share of all waiting between proof points', 'share', (passage, all, log) => {
    const value = shareIn(log, all)(passage)
    return {
      value,
      words: `${shareInWords(value)} of ${tellsWaiting(log) ? 'the waiting' : 'the time'} between proof points`,
    }
  }),
}
