/** What came in against what went out. */
import { loadOf } from '../report.ts'
import type { ViewOf } from '../view-answers.ts'
import { meanVelocity, velocityAsked } from './velocity.ts'
import { periodsAsked, viewFrame, type ViewAsk } from './view-ask.ts'

export const balanceView = async (ask: ViewAsk): Promise<ViewOf<'balance'>> => {
  const { measures, request } = ask
  const { edges } = periodsAsked(ask)
  const [velocity, load, started, canceled] = await Promise.all([
    velocityAsked(ask),
    loadOf(ask),
    measures.tally(request.of, edges, 'started', null),
    measures.tally(request.of, edges, 'canceled', null),
  ])
  const periods = velocity.map(({ start, end, partial, items }, i) => ({
    start,
    end,
    partial,
    arrivals: started[0]?.values[i] ?? 0,
    done: items,
    canceled: canceled[0]?.values[i] ?? 0,
  }))
  const sum = (of: 'arrivals' | 'done' | 'canceled'): number =>
    periods.reduce((total, period) => total + period[of], 0)
  const mean = meanVelocity(velocity)
  return {
    ...viewFrame(ask, 'arrivals'),
    view: 'balance',
    periods,
    arrivals: sum('arrivals'),
    done: sum('done'),
    canceled: sum('canceled'),
    load: load.now,
    meanVelocity: mean,
    timeToClear: mean === null || mean === 0 ? null : load.now / mean,
  }
}
