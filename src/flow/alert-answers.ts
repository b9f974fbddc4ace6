/** The shapes of targets and alerts. The same rules as in `answers.ts`: instants are ISO 8601 with offset. */
import * as z from 'zod'
import { instant, count } from './answer-pieces.ts'
import { ALERT_CAUSES, TARGET_METRICS, type TargetMetric } from '../model/schema.ts'
import { DataState, FlowAnswer } from './answers.ts'
import type { Measured } from './facts.ts'

const TARGET_STATUSES = ['met', 'at risk', 'breached', 'no data', 'not configured'] as const
export type TargetStatus = (typeof TARGET_STATUSES)[number]

export const TargetAnswer = z.object({
  id: z.string(),
  name: z.string(),
  stream: z.object({ id: z.string(), name: z.string() }),
  metric: z.enum(Object.keys(TARGET_METRICS) as [TargetMetric, ...TargetMetric[]]),
  why: z.string().nullable().describe('Why the target is set, as the map says.'),
  status: z.enum(TARGET_STATUSES),
  value: z
    .number()
    .nullable()
    .describe('Items, items per period, seconds, a share of 1 (efficiency) or percent (distribution).'),
  words: z.string().nullable().describe('The value as people read it.'),
  bound: z.object({
    kind: z.enum(['atMost', 'atLeast']),
    value: z.number().describe('In the unit of the value.'),
    atRisk: z.number().describe('Between here and the bound the target is at risk.'),
    words: z.string(),
  }),
  n: count.nullable().describe('How many items the value is made of; null for an average load.'),
  periods: count.describe('Whole periods that the value is of; 0 for a load of now.'),
  figure: z
    .object({ id: z.string(), key: z.string().describe('The address of the figure.') })
    .describe('The same figure as on the pages, and where it explains itself.'),
  of: FlowAnswer.shape.of,
  window: FlowAnswer.shape.window,
  policies: z.array(z.string()),
  simulated: z.boolean(),
  data: DataState,
  sentence: z.string().describe('What was measured, against what: true whenever it is read.'),
})
export type TargetAnswer = z.infer<typeof TargetAnswer>

export const TargetsAnswer = z.object({
  asOf: instant,
  timeZone: z.string(),
  targets: z.array(TargetAnswer).describe('In the order of the map.'),
})
export type TargetsAnswer = z.infer<typeof TargetsAnswer>

/** A message to a receiver that an alert is in. */
export const Told = z.object({
  receiver: z.string().describe('Its id in the map.'),
  name: z.string(),
  by: z.enum(['webhook', 'email']),
  state: z.enum(['sent', 'waiting', 'given up']),
  attempts: z.array(z.object({ at: instant, error: z.string().nullable().describe('null: it was taken.') })),
  next: instant.nullable().describe('When it is tried again.'),
})
export type Told = z.infer<typeof Told>

export const AlertAnswer = z.object({
  id: z.string(),
  cause: z.enum(ALERT_CAUSES),
  title: z.string(),
  sentence: z.string(),
  streams: z.array(z.object({ id: z.string(), name: z.string() })),
  figure: z
    .string()
    .nullable()
    .describe('The address of the figure that breaks a target or a guardrail, or tells of an error budget.'),
  item: z.object({ source: z.string(), item: z.string(), label: z.string() }).nullable(),
  source: z.object({ id: z.string(), name: z.string() }).nullable(),
  simulated: z.boolean(),
  since: instant.describe('When what it tells of began.'),
  opened: instant.describe('When it was found.'),
  resolved: instant.nullable().describe('When it was found to be over.'),
  acknowledged: z.object({ by: z.string(), at: instant, note: z.string().nullable() }).nullable(),
  told: z.array(Told),
  group: z.string().nullable().describe('The id of the group that it is shown in; null for one by itself.'),
})
export type AlertAnswer = z.infer<typeof AlertAnswer>

/** The id of the group of all items of a stream, of one kind of flow, that are older than expected. */
export const expectationGroup = (stream: string, measured: Measured): string =>
  `expectation/${stream}/${measured}`

/** Of a group, so many alerts are told with it. */
export const MOST_IN_GROUP = 10

/** Items pass an expectation in crowds: to people, those of a stream and kind of flow are one thing. */
export const AlertGroup = z.object({
  id: z.string().describe('`expectation/<stream>/<work or journeys>`; may be acknowledged like an alert.'),
  cause: z.literal('expectation'),
  stream: z.object({ id: z.string(), name: z.string() }),
  measured: FlowAnswer.shape.of.shape.measured,
  title: z.string(),
  sentence: z.string().describe('What is expected.'),
  n: count.describe('Open alerts in it.'),
  unacknowledged: count,
  acknowledgedBy: z.array(z.string()).describe('Who has acknowledged some of them; each once.'),
  since: instant.describe('When the first of them passed the expectation.'),
  items: z
    .string()
    .describe('The list of the items: a page of the web app, and with `/api` before it an answer.'),
  simulated: z.boolean().describe('Whether some of them are.'),
  told: z.array(Told).describe('To each receiver, the last message that tells of some of them.'),
  first: z
    .array(AlertAnswer)
    .describe(
      `Those that nobody has acknowledged before the others, the longest first; no more than asked for, and up to ${MOST_IN_GROUP}.`,
    ),
})
export type AlertGroup = z.infer<typeof AlertGroup>

/** Who is told, and what is missing for it. */
export const ReceiverAnswer = z.object({
  id: z.string(),
  name: z.string(),
  by: z.enum(['webhook', 'email']),
  on: z.array(z.enum(ALERT_CAUSES)),
  streams: z.array(z.string()).nullable().describe('null: all.'),
  signed: z.boolean(),
  problem: z.string().nullable().describe('Why nothing can be sent, and what to do.'),
})
export type ReceiverAnswer = z.infer<typeof ReceiverAnswer>

export const AlertsAnswer = z.object({
  asOf: instant,
  timeZone: z.string(),
  checked: instant.nullable().describe('When it was last looked; null: not since the start.'),
  unacknowledged: count.describe('Open ones that nobody has acknowledged.'),
  unacknowledgedRows: count.describe('The same, where a group counts as one.'),
  openTotal: count,
  open: z
    .array(AlertAnswer)
    .describe(
      'Targets, then guardrails, then error budgets, then sources, then items, the longest first; no more than asked for.',
    ),
  groups: z.array(AlertGroup).describe('Of the open ones, in the order of the map.'),
  pastTotal: count,
  past: z
    .array(AlertAnswer)
    .describe('What is over, the latest first; no more than asked for, and up to 50.'),
  receivers: z.array(ReceiverAnswer),
  watched: z
    .object({ targets: count, guardrails: count, objectives: count, expectations: count, sources: count })
    .describe('What the map asks to look after.'),
})
export type AlertsAnswer = z.infer<typeof AlertsAnswer>
