/**
 * How each figure is taken out of the answers that pages show. An explanation asks the same function as the page
 * does, so the two can't differ.
 */
import type { FlowAnswer } from '../answers.ts'
import type { Clock, ViewId, ViewOf } from '../view-answers.ts'

/** A figure as an answer has it. */
export interface FigureValue {
  readonly value: number | null
  /** How many observations it is made of: items, or periods for limits; null where it counts nothing. */
  readonly n: number | null
  /** Why there is no value, where the answer says more than that there is no data. */
  readonly why?: string
}

/** The answers that figures are taken out of, of one selection and window. */
export interface FigureAnswers {
  flow(): Promise<FlowAnswer>
  view<V extends ViewId>(view: V, clock?: Clock): Promise<ViewOf<V>>
}

type Taking = (answers: FigureAnswers) => Promise<FigureValue>

const fromFlow =
  (take: (answer: FlowAnswer) => FigureValue): Taking =>
  async (answers) =>
    take(await answers.flow())

const fromView =
  <V extends ViewId>(view: V, take: (answer: ViewOf<V>) => FigureValue): Taking =>
  async (answers) =>
    take(await answers.view(view))

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const clockPercentiles = (metric: string, clock: Clock): Record<string, Taking> =>
  Object.fromEntries(
    [50, 85, 95].map((percent): [string, Taking] => [
      `${metric}.p${percent}`,
      async (answers) => {
        if (!(await answers.view('flow-time')).clocks.includes(clock)) {
          return {
            value: null,
            n: null,
            why: 'The organisation has no working calendar: set `organisation.workingCalendar` in the map.',
          }
        }
        const { percentiles, n } = await answers.view('flow-time', clock)
        return { value: percentiles.find((one) => one.percent === percent)?.value ?? null, n }
      },
    ]),
  )

const limit = (which: 'upper' | 'lower'): Taking =>
  fromView('velocity', ({ limits, periods }) =>
    limits === null
      ? {
          value: null,
          n: periods.filter(({ partial }) => !partial).length,
          why: 'Limits need at least 6 whole periods in the window.',
        }
      : { value: limits[which], n: limits.n },
  )

const share = (type: 'feature' | 'defect' | 'risk' | 'debt' | 'unclassified'): Taking =>
  fromFlow(({ distribution }) => ({ value: distribution[type], n: distribution.n }))

const NO_WHOLE_PERIOD = 'The window holds no whole period.'

const NO_EXPECTATION = 'The stream has no service level expectation: set `measuring.expectation` in the map.'

const TAKINGS: Readonly<Record<string, Taking>> = {
  velocity: fromFlow(({ velocity }) => {
    const items = sum(velocity.map((period) => period.items))
    return { value: items, n: items }
  }),
  'velocity.mean': fromView('balance', ({ meanVelocity, periods }) => {
    const n = periods.filter(({ partial }) => !partial).length
    return n === 0 ? { value: null, n, why: NO_WHOLE_PERIOD } : { value: meanVelocity, n }
  }),
  'velocity.upper': limit('upper'),
  'velocity.lower': limit('lower'),
  'flowTime.p50': fromFlow(({ flowTime }) => ({ value: flowTime.p50, n: flowTime.n })),
  'flowTime.p85': fromFlow(({ flowTime }) => ({ value: flowTime.p85, n: flowTime.n })),
  'flowTime.p95': fromFlow(({ flowTime }) => ({ value: flowTime.p95, n: flowTime.n })),
  'flowTime.mean': fromView('flow-time', ({ mean, n }) => ({ value: mean, n })),
  ...clockPercentiles('workingTime', 'working'),
  ...clockPercentiles('leadTime', 'lead'),
  ...clockPercentiles('cycleTime', 'calendar-days'),
  load: fromFlow(({ load }) => ({ value: load.now, n: load.now })),
  'load.average': fromFlow(({ load }) => ({ value: load.average, n: null })),
  efficiency: fromFlow(({ efficiency }) =>
    'nothing' in efficiency
      ? { value: null, n: null, why: `${efficiency.nothing}: ${efficiency.why}` }
      : { value: efficiency.value, n: efficiency.n },
  ),
  'distribution.feature': share('feature'),
  'distribution.defect': share('defect'),
  'distribution.risk': share('risk'),
  'distribution.debt': share('debt'),
  'distribution.unclassified': share('unclassified'),
  arrivals: fromView('balance', ({ arrivals }) => ({ value: arrivals, n: arrivals })),
  canceled: fromView('balance', ({ canceled }) => ({ value: canceled, n: canceled })),
  timeToClear: fromView('balance', ({ timeToClear, meanVelocity }) =>
    timeToClear === null
      ? {
          value: null,
          n: null,
          why:
            meanVelocity === null
              ? NO_WHOLE_PERIOD
              : 'Nothing is done in the whole periods of the window: at this rate it is never cleared.',
        }
      : { value: timeToClear, n: null },
  ),
  'age.p50': fromView('aging', ({ age }) => ({ value: age.p50, n: age.n })),
  'age.p85': fromView('aging', ({ age }) => ({ value: age.p85, n: age.n })),
  'age.oldest': fromView('aging', ({ age, items }) => ({ value: age.oldest, n: items.length })),
  stale: fromView('aging', ({ stale, items }) => ({ value: stale, n: items.length })),
  'expectation.kept': fromView('flow-time', ({ expectation, n }) =>
    expectation === null ? { value: null, n: null, why: NO_EXPECTATION } : { value: expectation.kept, n },
  ),
  'expectation.exceeded': fromView('aging', ({ exceeded, items }) =>
    exceeded === null ? { value: null, n: null, why: NO_EXPECTATION } : { value: exceeded, n: items.length },
  ),
  'rework.items': fromView('rework', ({ reworked, n }) => ({ value: reworked, n })),
  'rework.time': fromView('rework', ({ reworkSeconds, n }) => ({ value: reworkSeconds, n })),
  'littlesLaw.load': fromView('littles-law', ({ impliedLoad }) => ({ value: impliedLoad, n: null })),
}

/** @param figure One of `FIGURES`. */
export const figureValue = (figure: string, answers: FigureAnswers): Promise<FigureValue> => {
  const take = TAKINGS[figure]
  if (!take) throw new Error(`Nothing says how the figure ${figure} is taken out of an answer.`)
  return take(answers)
}
