/** Journeys in a list: what each is, and how far it has come. */
import * as z from 'zod'
import { instant, count } from '../answer-pieces.ts'
import { FlowAnswer } from '../answers.ts'
import { isoInstant } from '../calendar.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import { FLOW_ITEM_TYPES } from '../facts.ts'
import { FLOW_STATES } from '../../model/schema.ts'
import type { JourneySet } from '../figures/journey-figures.ts'
import { journeyFrameOf, type JourneyAsk } from './journey-ask.ts'
import { journeyKey, spanOfJourney, stateOf, typeOf } from './journey-log.ts'

export const ListedJourney = z.object({
  source: z.string(),
  item: z.string(),
  journey: count.describe('0 for the first journey of the item.'),
  slice: z.string().nullable(),
  type: z.enum(FLOW_ITEM_TYPES),
  began: instant,
  last: instant.describe('Its last event that is known.'),
  seconds: z.number().describe('From the first event to the last, in seconds.'),
  events: count,
  stage: z.string().nullable().describe('Where it was after its last event.'),
  state: z.enum(FLOW_STATES),
})
export type ListedJourney = z.infer<typeof ListedJourney>

export const JourneyListAnswer = z.object({
  of: FlowAnswer.shape.of,
  window: FlowAnswer.shape.window,
  simulated: z.boolean(),
  figure: z
    .string()
    .nullable()
    .describe('The figure whose journeys these are; null for all of the selection.'),
  name: z.string(),
  words: z.string().describe('Which of the journeys of the figure these are.'),
  total: count,
  offset: count,
  journeys: z.array(ListedJourney).describe('Those that began last come first.'),
})
export type JourneyListAnswer = z.infer<typeof JourneyListAnswer>

const rowOf = ({ log, calendar, until }: JourneyAsk, journey: number): ListedJourney => {
  const [from, end] = spanOfJourney(log, journey)
  // Of what is later than what is asked for, nothing is told.
  let to = end
  while (to > from + 1 && (log.at[to - 1] ?? 0) > until) to -= 1
  const [first, last] = [log.at[from] ?? 0, log.at[to - 1] ?? 0]
  return {
    ...journeyKey(log, journey),
    slice: log.slices[log.slice[journey] ?? -1] ?? null,
    type: typeOf(log, journey),
    began: isoInstant(first, calendar.zone),
    last: isoInstant(last, calendar.zone),
    seconds: (last - first) / MICROS_PER_SECOND,
    events: to - from,
    stage: log.stages[log.stage[to - 1] ?? -1] ?? null,
    state: stateOf(log, to - 1),
  }
}

/** A page of a set of journeys; journeys of a log are in the order in which they began. */
export const journeyList = (
  ask: JourneyAsk,
  figure: { readonly id: string | null; readonly name: string },
  set: JourneySet,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): JourneyListAnswer => {
  const { of, window, simulated } = journeyFrameOf(ask)
  const ordered = set.journeys.toSorted().toReversed()
  return {
    of,
    window,
    simulated,
    figure: figure.id,
    name: figure.name,
    words: set.words,
    total: ordered.length,
    offset,
    journeys: Array.from(ordered.subarray(offset, offset + limit), (journey) => rowOf(ask, journey)),
  }
}
