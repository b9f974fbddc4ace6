/** What a view is asked, and what all views say beside their figures. */
import type { ValueStreamMap } from '../../model/schema.ts'
import { DEFINITIONS } from '../figures/definitions.ts'
import type { ItemFact } from '../facts.ts'
import type { Selection, Window } from '../measures/measures.ts'
import type { MetricId } from '../figures/metrics.ts'
import { frameOf, periodsOf, type Ask } from '../report.ts'
import { oneOf, RequestError, resolveRequest, type FlowRequest, type ResolvedRequest } from '../request.ts'
import { CLOCKS, GROUPS, type Clock, type Group, type ViewAnswer } from '../view-answers.ts'

/** The words of a request for a view. */
export interface ViewRequest extends FlowRequest {
  /** How the flow-time view counts durations; default: elapsed. */
  readonly clock?: string
  /** By what the load view groups; default: type. */
  readonly group?: string
}

interface ViewOptions {
  readonly clock: Clock
  readonly group: Group
}

/** The items that flow time counts, in order of done; at most so many. */
export type DoneItems = (of: Selection, window: Window, most: number) => Promise<readonly ItemFact[]>

export interface ViewAsk extends Ask {
  readonly options: ViewOptions
  readonly doneItems: DoneItems
}

/** The clocks that the map has: working time needs a working calendar. */
export const clocksOf = (map: ValueStreamMap): Clock[] =>
  CLOCKS.filter((clock) => clock !== 'working' || map.organisation.workingCalendar !== undefined)

/** @throws RequestError that says what is allowed. */
export const resolveView = (
  request: ViewRequest,
  map: ValueStreamMap,
): { request: ResolvedRequest; options: ViewOptions } => {
  const clock = request.clock === undefined ? 'elapsed' : oneOf('clock', request.clock, CLOCKS)
  if (!clocksOf(map).includes(clock)) {
    throw new RequestError(
      'The map has no working calendar: add `workingCalendar: { from: "09:00", to: "17:00" }` under `organisation`.',
    )
  }
  const group = request.group === undefined ? 'type' : oneOf('group', request.group, GROUPS)
  return { request: resolveRequest(request, map), options: { clock, group } }
}

type Frame = Pick<
  ViewAnswer,
  'of' | 'window' | 'timeZone' | 'metric' | 'version' | 'policies' | 'warnings' | 'simulated' | 'data'
>

/** What every view says beside its figures. */
export const viewFrame = (ask: Ask, metric: MetricId): Frame => ({
  ...frameOf(ask),
  metric,
  version: DEFINITIONS[metric].version,
})

/** The periods of the request, and their edges cut off at the window. */
export const periodsAsked = ({ window, request, reach, calendar }: Ask): ReturnType<typeof periodsOf> =>
  periodsOf(window, request.by, reach, calendar)
