/** Items in progress by age, against the ages at which done items left each stage. */
import { agingOf } from '../improve/aging.ts'
import { percentile } from '../percentile.ts'
import type { ViewOf } from '../view-answers.ts'
import { inFlowOrder } from './stage-order.ts'
import { viewFrame, type ViewAsk } from './view-ask.ts'

export const agingView = async (ask: ViewAsk): Promise<ViewOf<'aging'>> => {
  const { stages, items, expectation, staleAfterDays } = await agingOf(ask)
  const ofStage = new Map(stages.map((one) => [one.stage, one]))
  const order = inFlowOrder(ask, [...ofStage.keys(), ...items.map(({ stage }) => stage)])
  const known = items.filter(({ startCensored }) => !startCensored).map(({ ageSeconds }) => ageSeconds)
  const ages = known.toSorted((a, b) => a - b)
  return {
    ...viewFrame(ask, 'age'),
    view: 'aging',
    stages: order.map((stage) => ofStage.get(stage) ?? { stage, n: 0, percentiles: [] }),
    items,
    expectation,
    staleAfterDays,
    age: {
      n: ages.length,
      p50: percentile(ages, 50),
      p85: percentile(ages, 85),
      oldest: items.reduce<number | null>(
        (oldest, { ageSeconds }) => Math.max(oldest ?? 0, ageSeconds),
        null,
      ),
      startCensored: items.length - ages.length,
    },
    stale: items.filter(({ stale }) => stale).length,
    exceeded: expectation === null ? null : items.filter((item) => item.beyondExpectation).length,
  }
}
