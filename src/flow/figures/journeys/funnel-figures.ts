/** Figures of the steps of a funnel. */
import { durationInWords } from '../../duration.ts'
import { funnelOf, type Funnel, type FunnelStep } from '../../journeys/funnel.ts'
import { stepAbout } from '../../journeys/funnel-request.ts'
import type { Route } from '../../journeys/reach.ts'
import { studyOf } from '../../journeys/study.ts'
import { RequestError } from '../../request.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { beginsAt, setOf } from './told.ts'
import { shareInWords } from '../../number-words.ts'

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
      words: `${shareInWords(value)} of the ${n} journeys that reached “${whole?.point.name ?? 'the step before'}” reached “${step.point.name}”`,
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

export const FUNNEL_FIGURES: Readonly<Record<string, JourneyFigure>> = {
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
