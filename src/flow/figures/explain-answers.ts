/** A number, opened: from what it means to the items that it counts and leaves out. */
import * as z from 'zod'
import { instant, count } from '../answer-pieces.ts'
import { BY, DataState, Definition, FlowAnswer } from '../answers.ts'
import { FLOW_ITEM_TYPES } from '../facts.ts'
import { METRICS } from './metrics.ts'
import { FLOW_STATES } from '../../model/schema.ts'

const address = z
  .string()
  .describe('Of the list: a page of the web app, and with `/api` before it an answer.')

/** A rule by which items of a source belong to streams, a slice or a team. */
const Assigning = z.object({
  when: z.string().nullable().describe('In words; null for all items.'),
  is: z.array(z.string()),
})

/** What the map says of a source, as far as the number rests on it. */
export const SourceInWords = z.object({
  source: z.string(),
  name: z.string(),
  kind: z.string(),
  items: count,
  last: instant.nullable().describe('Its last event.'),
  states: z
    .array(
      z.object({
        status: z.string(),
        state: z.enum([...FLOW_STATES, 'paused', 'keep']),
        stage: z.string().nullable(),
        event: z
          .string()
          .nullable()
          .describe('The business event that says so, where the source itself has no word for it.'),
      }),
    )
    .describe(
      'Status of the tool → state of flow. The exact name wins, then the first pattern, then the first business event.',
    ),
  unmapped: z
    .record(z.string(), count)
    .describe('Statuses that the map does not know → items that had them.'),
  classify: z
    .array(z.object({ rule: z.string(), type: z.enum(FLOW_ITEM_TYPES), items: count }))
    .describe('In their order; the first that matches decides. With the counted items that each decided.'),
  classified: count.describe('Of so many of the counted items the rules were looked up: those done last.'),
  streams: z.array(Assigning),
  slices: z.array(Assigning),
  teams: z.array(Assigning),
  choices: z.array(z.string()).describe('What else the map says of the source, in words.'),
})
export type SourceInWords = z.infer<typeof SourceInWords>

/** A number as it was published when its period was over, or again when it had changed. */
export const PublishedFigure = z.object({
  at: instant.describe('When it was published.'),
  value: z.number().nullable(),
  words: z.string(),
  cause: z.string().nullable().describe('Why it changed; null for the first.'),
})
export type PublishedFigure = z.infer<typeof PublishedFigure>

export const ExplainAnswer = z.object({
  figure: z.object({
    id: z.string(),
    key: z.string().describe('What the number is and of what; the same key is the same number everywhere.'),
    name: z.string(),
    metric: z.enum(METRICS),
    value: z.number().nullable(),
    unit: z.string(),
    words: z.string(),
    n: count.nullable().describe('Observations that it is made of.'),
    why: z.string().nullable().describe('Why there is no value.'),
  }),
  of: FlowAnswer.shape.of,
  window: z
    .object({ from: instant, to: instant, by: z.enum(BY), asOf: instant })
    .describe('A figure of an instant is as of `asOf`, whatever the window.'),
  instant: z.boolean(),
  timeZone: z.string(),
  simulated: z.boolean(),
  data: DataState,
  warnings: z.array(z.string()),
  definition: Definition,
  policies: z.array(z.string()),
  rules: z.array(z.string()).describe('How this very figure is made: its logic, events and windows.'),
  sources: z.array(SourceInWords),
  counted: z.object({ n: count, address }).describe('The items, or journeys, that it is made of.'),
  leftOut: z.array(
    z.object({
      reason: z.string().describe('Names the set in the address.'),
      words: z.string(),
      n: count,
      address,
    }),
  ),
  published: z.array(PublishedFigure).describe('Its history, if it is a figure of a published period.'),
})
export type ExplainAnswer = z.infer<typeof ExplainAnswer>
