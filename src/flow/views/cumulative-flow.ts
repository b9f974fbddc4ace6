/** Cumulative flow: how many items have arrived, are in each stage, and are done, over time. */
import { choicesAsked } from '../improve/aging.ts'
import { BY } from '../answers.ts'
import { isoInstant, periodEdges } from '../calendar.ts'
import { MICROS_PER_DAY, type Micros } from '../event.ts'
import type { ViewOf } from '../view-answers.ts'
import { cumulative, valuesAt } from './grouped.ts'
import { inFlowOrder } from './stage-order.ts'
import { viewFrame, type ViewAsk } from './view-ask.ts'

/** A finer diagram than this can't be seen. */
const MOST_POINTS = 400
const DAYS_OF = { day: 1, week: 7, month: 28 } as const

/** The start of the window, the end of what is known of it, and the days (weeks, months) between. */
const instantsOf = ({ window, until, calendar }: ViewAsk): Micros[] => {
  if (until <= window.from) return []
  const days = (until - window.from) / MICROS_PER_DAY
  const by = BY.find((one) => days / DAYS_OF[one] <= MOST_POINTS) ?? 'month'
  const between = periodEdges(by, window.from, until, calendar).filter(
    (edge) => edge > window.from && edge < until,
  )
  return [window.from, ...between, until]
}

/** Items in each stage at each instant, as the policy counts those that moved back. */
const bandsOf = async (
  ask: ViewAsk,
  policy: 'asIs' | 'highWater',
  instants: readonly Micros[],
): Promise<{ stages: string[]; bands: number[][] }> => {
  const { measures, request } = ask
  const now = await measures.loadBy(request.of, instants, 'stage')
  const found = now.flatMap(({ key }) => (key === null ? [] : [key]))
  if (policy === 'asIs') {
    const stages = inFlowOrder(ask, found)
    return { stages, bands: instants.map((_, i) => valuesAt(now, stages, i)) }
  }
  // Also the stages that items had been in and left between two instants.
  const passed = await measures.stageTimes(request.of, ask.window, [])
  const stages = inFlowOrder(ask, [...found, ...passed.map(({ stage }) => stage)])
  const reached = await measures.reached(request.of, instants, stages)
  const bands = instants.map((_, i) =>
    stages.map((_stage, k) => (reached[k]?.[i] ?? 0) - (reached[k + 1]?.[i] ?? 0)),
  )
  return { stages, bands }
}

export const cumulativeFlowView = async (ask: ViewAsk): Promise<ViewOf<'cumulative-flow'>> => {
  const { measures, request, window, calendar } = ask
  const policy = choicesAsked(ask).backward ?? 'asIs'
  const instants = instantsOf(ask)
  // An item done at an instant has left its stage then: it counts as done by that instant, but never after the window.
  const edges = [window.from, ...instants.map((at) => Math.min(at + 1, window.to))]
  const [{ stages, bands }, before, started, done] = await Promise.all([
    bandsOf(ask, policy, instants),
    measures.loadAt(request.of, [window.from - 1]),
    measures.tally(request.of, edges, 'started', null),
    measures.velocity(request.of, edges),
  ])
  const arrived = cumulative(started[0]?.values ?? [])
  const completed = cumulative(done)
  return {
    ...viewFrame(ask, 'cumulativeFlow'),
    view: 'cumulative-flow',
    policy,
    stages,
    points: instants.map((at, i) => ({
      at: isoInstant(at, calendar.zone),
      stages: bands[i] ?? [],
      done: completed[i] ?? 0,
      arrived: (before[0] ?? 0) + (arrived[i] ?? 0),
    })),
  }
}
