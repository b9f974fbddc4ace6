/** The times between two points as an answer. */
import type { FlowRequest } from '../request.ts'
import { histogramOf } from '../views/duration-bins.ts'
import { timesBetweenPoints } from './between.ts'
import type { JourneyAsk } from './journey-ask.ts'
import type { TimesAnswer } from './journeys-answer.ts'
import { beginningOf, pointsOf, type Point } from './points.ts'
import { spreadOf } from './spread.ts'
import { studyOf, type JourneyStudy } from './study.ts'
import { those } from './those.ts'
import { framed, pointAnswer } from './journeys-frame.ts'

export const timesAnswerOf = (study: JourneyStudy, from: Point, to: Point): TimesAnswer['times'] => {
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
