/** What came in against what went out. */
import { loadOf } from '../report.ts'
import type { ViewOf } from '../view-answers.ts'
import { meanVelocity, velocityAsked } from './velocity.ts'
import { periodsAsked, viewFrame, type ViewAsk } from './view-ask.ts'

export const balanceView = async (ask: ViewAsk): Promise<ViewOf<'balance'>> => {
  const { measures, request, reach } = ask
  const { edges } = periodsAsked(ask)
  // What is done at an edge is done in the period that it begins, so the load is taken just before it.
  const ends = edges.map((edge) => Math.min(edge, reach.asOf) - 1)
  const [velocity, load, started, canceled, loads] = await Promise.all([
    velocityAsked(ask),
    loadOf(ask),
    measures.tally(request.of, edges, 'started', null),
    // Who may be gone after what is known has not gone yet.
    measures.tally(
      request.of,
      edges.map((edge) => Math.min(edge, reach.asOf)),
      'canceled',
      null,
    ),
    measures.loadAt(request.of, ends),
  ])
  const periods = velocity.map(({ start, end, partial, items }, i) => ({
    start,
    end,
    partial,
    arrivals: started[0]?.values[i] ?? 0,
    done: items,
    canceled: canceled[0]?.values[i] ?? 0,
    growth: (loads[i + 1] ?? 0) - (loads[i] ?? 0),
  }))
  const sum = (of: 'arrivals' | 'done' | 'canceled' | 'growth'): number =>
    periods.reduce((total, period) => total + period[of], 0)
  const mean = meanVelocity(velocity)
  const frame = viewFrame(ask, 'arrivals')
  const unexplained = sum('growth') - (sum('arrivals') - sum('done') - sum('canceled'))
  return {
    ...frame,
    warnings:
      unexplained === 0
        ? frame.warnings
        : [
            ...frame.warnings,
            `Arrivals − departures and the growth of the load differ by ${Math.abs(unexplained)}: items done or canceled without having been in progress, reopened, or taken back before the start.`,
          ],
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
