/** What observations of the flow are made from, and how they name their evidence. */
import type { agingOf } from './aging.ts'
import { figureKey, figuresOf } from '../figures/figure.ts'
import type { TrendChange } from './trend.ts'
import type { NextAnswer, Observation } from './next-answer.ts'
import type { ViewId, ViewOf } from '../view-answers.ts'

export interface Observed extends Pick<NextAnswer, 'of' | 'window' | 'data' | 'bottleneck'> {
  readonly aging: Awaited<ReturnType<typeof agingOf>>
  readonly changes: readonly TrendChange[]
  readonly balance: Pick<ViewOf<'balance'>, 'arrivals' | 'done' | 'canceled' | 'load' | 'timeToClear'>
  readonly rework: Pick<ViewOf<'rework'>, 'n' | 'reworked' | 'reworkSeconds' | 'backward'>
  readonly mix: Pick<ViewOf<'mix'>, 'whole' | 'target'>
  /** Of the items done in the window whose flow time counts. */
  readonly flowSeconds: Float64Array
}

type Evidence = Observation['evidence'][number]

/** Names what was seen, in words, with the view that shows it and the figure that it is. */
type Naming = (name: string, words: string, view: ViewId | null, figure?: string) => Evidence

/** An observation, and how much it holds up the flow: the larger, the more important. */
interface Weighed {
  readonly weight: number
  readonly observation: Observation
}

/** Looks for one kind of thing. */
export type Looking = (observed: Observed, evidence: Naming) => Weighed[]

export const namingFor =
  (observed: Pick<Observed, 'of' | 'window'>): Naming =>
  (name, words, view, figure) => ({
    name,
    words,
    figure: figure === undefined ? null : figureKey(figure, figuresOf(observed)),
    view,
  })
