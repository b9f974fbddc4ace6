/** What of the events of one item, beside their words, decides what they mean: fields as they hold, and the slice. */
import type { Fields, SourceEvent } from './event.ts'
import { NO_CONTEXT, type EventContext } from './proof-points.ts'
import type { SourceReading } from './reading.ts'

/** By the position of the event in the order of time. */
export type Contexts = (index: number) => EventContext

/** Fields after the last event. What is told of a creation held when it was read, not then. */
export const latestFields = (events: readonly SourceEvent[], initial: Fields): Fields => {
  const latest = { ...initial }
  for (const { step, fields } of events) if (step !== 'create') Object.assign(latest, fields)
  return latest
}

/**
 * Computed only for items of which some word depends on it, for every snapshot of fields is a copy.
 *
 * @param events All of the item, in the order of time.
 * @param initial The fields that held before the first of them.
 */
export const contextsOf = (
  events: readonly SourceEvent[],
  initial: Fields,
  reading: SourceReading,
): Contexts => {
  const { proofPoints } = reading
  if (!proofPoints || !events.some(({ state }) => state !== null && proofPoints.isConditional(state))) {
    return () => NO_CONTEXT
  }
  const slice = reading.sliceOf(latestFields(events, initial))
  let fields = initial
  const contexts = events.map((event): EventContext => {
    if (event.fields && event.step !== 'create') fields = { ...fields, ...event.fields }
    return { fields, slice }
  })
  return (index) => contexts[index] ?? NO_CONTEXT
}
