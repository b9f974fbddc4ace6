/** A funnel as an answer. */
import { MICROS_PER_SECOND } from '../event.ts'
import { funnelOf, type Funnel } from './funnel.ts'
import { aboutStep, routeOf, type FunnelWords } from './funnel-request.ts'
import type { JourneyAsk } from './journey-ask.ts'
import type { FunnelAnswer } from './journeys-answer.ts'
import { studyOf } from './study.ts'
import { framed, pointAnswer } from './journeys-frame.ts'

export const funnelAnswerOf = (
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

/** @throws RequestError for steps, an order or a time that there is not. */
export const funnelAnswer = (ask: JourneyAsk, words: FunnelWords): FunnelAnswer => {
  const study = studyOf(ask)
  return {
    ...framed(study),
    funnel: funnelAnswerOf(funnelOf(study, study.cohort, routeOf(ask, words)), words),
  }
}
