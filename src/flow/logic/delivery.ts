/** The quantities of metric logic that are about the delivery work of the stream, asked of the store once. */
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { FlowItemType } from '../facts.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { EfficiencyFigures } from '../measures/measures.ts'
import { sourcesOf } from '../reach.ts'
import { resolveRequest } from '../request.ts'

export interface Delivery {
  /** Flow times of the items done in the window, in seconds, ascending. */
  readonly flowTimes: readonly number[]
  readonly velocity: number
  /** On average over the window, as far as it is known; null where nothing of it is. */
  readonly load: number | null
  readonly efficiency: EfficiencyFigures
  readonly types: Readonly<Record<FlowItemType, number>>
}

/** @returns why there is none where no source measures delivery work of the stream. */
export const deliveryOf = async (ask: JourneyAsk): Promise<Delivery | string> => {
  const { measures, map, window } = ask
  const until = Math.min(ask.until, window.to)
  const { stream, slice, team, type } = ask.request
  if (sourcesOf(map, 'work', stream).length === 0) {
    return `No source of ${stream === null ? 'the map' : `the stream \`${stream}\``} measures delivery work.`
  }
  const { of } = resolveRequest(
    {
      measured: 'work',
      ...(stream !== null && { stream }),
      ...(slice !== null && { slice }),
      ...(team !== null && { team }),
      ...(type !== null && { type }),
    },
    map,
  )
  const known: Micros = until - window.from
  const [spans, velocity, load, efficiency, types] = await Promise.all([
    measures.spans(of, window),
    measures.velocity(of, [window.from, window.to]),
    known > 0 ? measures.loadTime(of, [window.from, until], until) : Promise.resolve([]),
    measures.efficiency(of, window),
    measures.distribution(of, { completed: window }),
  ])
  const flowTimes = spans.done.map((done, i) => (done - (spans.start[i] ?? NaN)) / MICROS_PER_SECOND)
  return {
    flowTimes: [...flowTimes.sort()],
    velocity: velocity[0] ?? 0,
    load: load[0] === undefined ? null : load[0] / known,
    efficiency,
    types,
  }
}
