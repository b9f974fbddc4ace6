/** Each quantity of metric logic as a part: its number, what it counts, and the journeys behind it. */
import type { Dimension } from '../../model/logic/logic.ts'
import { isoInstant } from '../calendar.ts'
import type { FlowItemType } from '../facts.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { shareOf } from './aggregates.ts'
import type { Delivery } from './delivery.ts'
import {
  abandonedIn,
  attemptsIn,
  finishedIn,
  inFlightIn,
  journeysOf,
  occurrencesIn,
  reachedIn,
  stageTimesIn,
  startedIn,
  timesIn,
} from './journey-quantities.ts'
import { seenIn } from './log-index.ts'
import type { ProbeSpan } from '../service/probe-spans.ts'
import { probedIn } from '../service/stage-availability.ts'
import { amountOfResult, dimensionOfResult, latestResult } from './results.ts'
import type { Found, Values } from './value.ts'
import type { World } from './world.ts'

const ANY: Dimension = { kind: 'any' }
const COUNT: Dimension = { kind: 'count' }
const RATIO: Dimension = { kind: 'ratio' }

const counted = (journeys: Int32Array, what: string, cohort = false): Found => ({
  value: journeys.length,
  dimension: COUNT,
  n: journeys.length,
  what,
  why: null,
  journeys,
  ...(cohort && { cohort: journeys }),
})

const nothing = (dimension: Dimension, what: string, why: string): Found => ({
  value: null,
  dimension,
  n: 0,
  what,
  why,
  journeys: null,
})

const eventName = ({ ask }: World, event: string): string => ask.map.events.get(event)?.name ?? event

const sumOf = (world: World, event: string, field: string): Found => {
  const { ask } = world
  const moments = occurrencesIn(ask, event)
  const amounts = ask.log.amounts.get(field)
  const carrying = moments.filter((moment) => !Number.isNaN(amounts?.[moment] ?? NaN))
  const what = `events “${eventName(world, event)}” with a number in \`${field}\``
  // No event sums to 0; events of which none carries the field say nothing.
  if (moments.length > 0 && carrying.length === 0) {
    return nothing(ANY, what, `No event \`${event}\` here carries a number in \`${field}\`.`)
  }
  const sum = carrying.reduce((total, moment) => total + (amounts?.[moment] ?? 0), 0)
  return {
    value: sum,
    dimension: ANY,
    n: carrying.length,
    what: carrying.length < moments.length ? `${what} (of ${moments.length})` : what,
    why: null,
    journeys: journeysOf(ask, carrying),
  }
}

const deliveryOfWorld = ({ delivery }: World): Delivery | string =>
  delivery ?? 'The delivery work was not asked for.'

const ofDelivery = (
  world: World,
  dimension: Dimension,
  what: string,
  tell: (of: Delivery) => Found,
): Found => {
  const delivery = deliveryOfWorld(world)
  return typeof delivery === 'string' ? nothing(dimension, what, delivery) : tell(delivery)
}

const shareOfType = ({ types }: Delivery, type: FlowItemType): Found =>
  shareOf(
    types[type],
    Object.values(types).reduce((sum, n) => sum + n, 0),
    'items done',
    'No item was done in this time.',
  )

const resultOf = ({ ask, results }: World, name: string): Found => {
  const { stream, slice } = ask.request
  const { point, why } = latestResult(results, name, stream, slice, ask.window.to)
  const what = 'the latest value'
  if (point === null) return nothing(ANY, what, why ?? '')
  return {
    value: amountOfResult(point),
    dimension: dimensionOfResult(point.unit),
    n: null,
    what: `the latest value, of ${isoInstant(point.at, ask.calendar.zone).slice(0, 10)}`,
    why: null,
    journeys: null,
  }
}

/** By the probe of the stage: what journeys tried there, and whether there are any, is not asked. */
const probedFound = ({ ask }: World, spans: readonly ProbeSpan[]): Found => {
  const { successes, n } = probedIn(spans, ask.window)
  return shareOf(successes, n, 'probes', 'No probe was sent in this time.')
}

const availabilityFound = ({ ask }: World, stage: string): Found => {
  const found = attemptsIn(ask, stage)
  const what = `attempts at \`${stage}\``
  if (found === null) {
    return nothing(
      RATIO,
      what,
      `No business event of the map is an attempt at \`${stage}\`: say \`attempt: success\` or \`failure\`.`,
    )
  }
  const { successes, n } = found.availability
  return {
    ...shareOf(successes, n, what, `Nothing was attempted at \`${stage}\` in this time.`),
    journeys: found.journeys,
  }
}

/** The events without which a quantity of journeys says nothing. */
const eventsNeeded = ({ map, request }: JourneyAsk, name: string, first: string): string[] => {
  if (name === 'availability') return []
  if (name === 'reached' || name === 'count' || name === 'sum') return [first]
  const { trigger, finishLine } = map.streams.get(request.stream ?? '')?.proofPoints ?? {}
  return (name === 'finished' ? [finishLine] : [trigger]).filter((event) => event !== undefined)
}

/** Why nothing can be known of these events: there are no journeys, or none of them ever showed one. */
const unknownIn = (ask: JourneyAsk, events: readonly string[]): string | null => {
  const { state } = ask.reach
  if (state.kind === 'not configured' || state.kind === 'no data') return state.why
  const unseen = events.find((event) => !seenIn(ask).has(event))
  return unseen === undefined ? null : `No event \`${unseen}\` has ever come in: see its coverage.`
}

const DIMENSIONS: Readonly<Record<string, Dimension>> = { sum: ANY, availability: RATIO }

/** Quantities that are of journeys; what is counted of none that can be known is not 0. */
const OF_JOURNEYS: Readonly<Record<string, string>> = {
  started: 'journeys that began',
  finished: 'journeys that came to the finish line',
  abandoned: 'journeys that began and were left',
  inFlight: 'journeys under way at the end',
  reached: 'journeys that began and reached it',
  count: 'events',
  sum: 'events',
  availability: 'attempts',
}

/** The number of a quantity that is one number. @param args Names that stand as its arguments. */
export const quantityIn = (world: World, name: string, args: readonly string[]): Found => {
  const { ask, probes } = world
  const [first = '', second = ''] = args
  const probed = name === 'availability' ? probes.get(first) : undefined
  if (probed) return probedFound(world, probed)
  const what = OF_JOURNEYS[name]
  if (what !== undefined) {
    const why = unknownIn(ask, eventsNeeded(ask, name, first))
    if (why !== null) return nothing(DIMENSIONS[name] ?? COUNT, what, why)
  }
  switch (name) {
    case 'started':
      return counted(startedIn(ask), 'journeys that began', true)
    case 'finished':
      return counted(finishedIn(ask), 'journeys that came to the finish line')
    case 'abandoned':
      return counted(abandonedIn(ask), 'journeys that began and were left', true)
    case 'inFlight':
      return counted(inFlightIn(ask), 'journeys under way at the end')
    case 'reached':
      return counted(
        reachedIn(ask, first),
        `journeys that began and reached “${eventName(world, first)}”`,
        true,
      )
    case 'count': {
      const moments = occurrencesIn(ask, first)
      const what = `events “${eventName(world, first)}”`
      return { ...counted(journeysOf(ask, moments), what), value: moments.length, n: moments.length }
    }
    case 'sum':
      return sumOf(world, first, second)
    case 'availability':
      return availabilityFound(world, first)
    case 'velocity':
      return ofDelivery(world, COUNT, 'items done', ({ velocity }) => ({
        ...counted(new Int32Array(), 'items done'),
        value: velocity,
        n: velocity,
        journeys: null,
      }))
    case 'load':
      return ofDelivery(world, COUNT, 'items in progress on average', ({ load }) => ({
        value: load,
        dimension: COUNT,
        n: null,
        what: 'items in progress on average',
        why: load === null ? 'Nothing of this time is known yet.' : null,
        journeys: null,
      }))
    case 'efficiency':
      return ofDelivery(world, RATIO, 'items done', ({ efficiency: { active, waiting, n } }) =>
        active + waiting === 0
          ? nothing(RATIO, 'items done', 'No item done in this time was active or waiting.')
          : {
              value: active / (active + waiting),
              dimension: RATIO,
              n,
              what: 'items done',
              why: null,
              journeys: null,
            },
      )
    case 'share':
      return ofDelivery(world, RATIO, 'items done', (delivery) =>
        shareOfType(delivery, first as FlowItemType),
      )
    default:
      return resultOf(world, first)
  }
}

/** The durations of a quantity that is a duration of each pass, ascending, in seconds. */
export const durationsIn = (world: World, name: string, args: readonly string[]): Values => {
  const [first = '', second = ''] = args
  if (name === 'flowTime') {
    const delivery = deliveryOfWorld(world)
    const what = 'items done'
    return typeof delivery === 'string'
      ? { values: [], journeys: null, what, why: delivery }
      : { values: delivery.flowTimes, journeys: null, what, why: null }
  }
  const { ask } = world
  const why = unknownIn(ask, name === 'time' ? [first, second] : [])
  if (why !== null) return { values: [], journeys: null, what: 'journeys', why }
  const found = name === 'time' ? timesIn(ask, first, second) : stageTimesIn(ask, first)
  return {
    values: [...found.values].sort((a, b) => a - b),
    journeys: found.journeys,
    what:
      name === 'time'
        ? `journeys that came from “${eventName(world, first)}” to “${eventName(world, second)}”`
        : `journeys that left \`${first}\``,
    why: null,
  }
}
