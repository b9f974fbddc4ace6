/**
 * What metric logic can name: every measured quantity with its parameters and its meaning. The check, the
 * language server and `docs/guide/metric-logic.md` read this list.
 */
import type { Dimension } from './dimensions.ts'

/** What an argument must be. */
export type Parameter =
  /** A business event of the map. */
  | 'event'
  /** A field of an event's data. */
  | 'field'
  /** A stage of the journey. */
  | 'stage'
  /** A type of work: feature, defect, risk, debt. */
  | 'type'
  /** The name of a time series that is brought in. */
  | 'result'
  /** A duration of each pass: `time(…)`, `timeIn(…)`, `flowTime`. */
  | 'durations'
  /** One duration, such as `2 d`. */
  | 'duration'

export interface Quantity {
  readonly name: string
  readonly about: 'journeys' | 'events' | 'durations' | 'service' | 'delivery' | 'results'
  readonly parameters: readonly Parameter[]
  readonly gives: Exclude<Dimension['kind'], 'truth' | 'money' | 'number'>
  /** What it is, in a sentence. All of it is counted in the period that is looked at. */
  readonly description: string
}

export const WORK_TYPES = ['feature', 'defect', 'risk', 'debt'] as const

const percentile = (p: number): Quantity => ({
  name: `p${p}`,
  about: 'durations',
  parameters: ['durations'],
  gives: 'duration',
  description:
    p === 50
      ? 'The median: half of the passes took no longer (nearest rank).'
      : `The ${p}th percentile: ${p} of 100 passes took no longer (nearest rank).`,
})

export const QUANTITIES: readonly Quantity[] = [
  {
    name: 'started',
    about: 'journeys',
    parameters: [],
    gives: 'count',
    description: 'Journeys that began.',
  },
  {
    name: 'finished',
    about: 'journeys',
    parameters: [],
    gives: 'count',
    description: 'Journeys that came to the finish line of the stream in the period, each counted once.',
  },
  {
    name: 'abandoned',
    about: 'journeys',
    parameters: [],
    gives: 'count',
    description:
      'Journeys that were left: nothing more happened within the abandonment window; those that began in the period.',
  },
  {
    name: 'inFlight',
    about: 'journeys',
    parameters: [],
    gives: 'count',
    description: 'Journeys that are under way at the end of the period.',
  },
  {
    name: 'reached',
    about: 'journeys',
    parameters: ['event'],
    gives: 'count',
    description: 'Journeys in which the event occurred, each counted once; those that began in the period.',
  },
  {
    name: 'count',
    about: 'events',
    parameters: ['event'],
    gives: 'count',
    description: 'How often the event occurred.',
  },
  {
    name: 'sum',
    about: 'events',
    parameters: ['event', 'field'],
    gives: 'any',
    description: 'The sum of a number that the events carry in this field.',
  },
  {
    name: 'time',
    about: 'durations',
    parameters: ['event', 'event'],
    gives: 'durations',
    description:
      'Of each journey, the time from the first of these events to the next of the other; of those that ended in the period.',
  },
  {
    name: 'timeIn',
    about: 'durations',
    parameters: ['stage'],
    gives: 'durations',
    description:
      'Of each journey, the time that it spent in the stage, repeated visits added up; of those that left it last in the period.',
  },
  {
    name: 'flowTime',
    about: 'durations',
    parameters: [],
    gives: 'durations',
    description: 'Of each item of delivery work, the time from its start until it was done, waits included.',
  },
  ...[50, 75, 85, 90, 95, 99].map(percentile),
  {
    name: 'mean',
    about: 'durations',
    parameters: ['durations'],
    gives: 'duration',
    description: 'The arithmetic mean.',
  },
  {
    name: 'max',
    about: 'durations',
    parameters: ['durations'],
    gives: 'duration',
    description: 'The longest.',
  },
  {
    name: 'within',
    about: 'durations',
    parameters: ['durations', 'duration'],
    gives: 'ratio',
    description: 'The share of the passes that took no longer than that.',
  },
  {
    name: 'availability',
    about: 'service',
    parameters: ['stage'],
    gives: 'ratio',
    description:
      'The share of the attempts at the stage that succeeded, or of its probes that were answered.',
  },
  {
    name: 'velocity',
    about: 'delivery',
    parameters: [],
    gives: 'count',
    description: 'Items of delivery work that were done.',
  },
  {
    name: 'load',
    about: 'delivery',
    parameters: [],
    gives: 'count',
    description: 'Items of delivery work in progress, on average over the period.',
  },
  {
    name: 'efficiency',
    about: 'delivery',
    parameters: [],
    gives: 'ratio',
    description: 'Of the time that done items were in progress, the share in which they were worked on.',
  },
  {
    name: 'share',
    about: 'delivery',
    parameters: ['type'],
    gives: 'ratio',
    description: 'The share of one type (feature, defect, risk, debt) in the items that were done.',
  },
  {
    name: 'result',
    about: 'results',
    parameters: ['result'],
    gives: 'any',
    description:
      'The latest value of a business result that no event carries, such as cost or a happiness score.',
  },
]

const BY_NAME = new Map(QUANTITIES.map((quantity) => [quantity.name, quantity]))

export const quantityOf = (name: string): Quantity | undefined => BY_NAME.get(name)

/** How it is written, such as `sum(event, field)`. */
export const signatureOf = ({ name, parameters }: Quantity): string =>
  parameters.length === 0 ? name : `${name}(${parameters.join(', ')})`
