/** Load over time, by what is asked for. */
import { isoInstant } from '../calendar.ts'
import { FLOW_ITEM_TYPES } from '../facts.ts'
import { loadOf } from '../report.ts'
import type { ViewOf } from '../view-answers.ts'
import { valuesAt } from './grouped.ts'
import { inFlowOrder } from './stage-order.ts'
import { viewFrame, type ViewAsk } from './view-ask.ts'

/** What items are called that belong to no group. */
const NONE = '–'

/** The groups found, in the order in which people look for them; those of no group last. */
const groupsIn = (ask: ViewAsk, found: readonly (string | null)[]): (string | null)[] => {
  const named = found.filter((key) => key !== null)
  const none = found.includes(null) ? [null] : []
  switch (ask.options.group) {
    case 'type':
      return FLOW_ITEM_TYPES.filter((type) => named.includes(type))
    case 'stage':
      return inFlowOrder(ask, named)
    default:
      return [...named, ...none]
  }
}

export const loadView = async (ask: ViewAsk): Promise<ViewOf<'load'>> => {
  const { measures, request, calendar, instants, options } = ask
  const [load, grouped] = await Promise.all([
    loadOf(ask),
    measures.loadBy(request.of, instants, options.group),
  ])
  const groups = groupsIn(
    ask,
    grouped.map(({ key }) => key),
  )
  return {
    ...viewFrame(ask, 'load'),
    view: 'load',
    by: options.group,
    groups: groups.map((key) => key ?? NONE),
    points: instants.map((at, i) => ({
      at: isoInstant(at, calendar.zone),
      total: load.series[i]?.load ?? 0,
      loads: valuesAt(grouped, groups, i),
    })),
    now: load.now,
    average: load.average,
  }
}
