/** Which stage did the work move? Work done and its cost beside what changed at the stage; the shape of the answer. */
import * as z from 'zod'
import { instant, seconds, count } from '../answer-pieces.ts'
import { BY, DataState } from '../answers.ts'
import { FLOW_ITEM_TYPES } from '../facts.ts'

const EffectItem = z.object({
  source: z.string(),
  item: z.string(),
  label: z.string(),
  title: z.string().nullable(),
  type: z.enum(FLOW_ITEM_TYPES),
  done: instant,
  cost: z.number().nullable(),
})
type EffectItem = z.infer<typeof EffectItem>

export const WorkDone = z.object({
  items: count,
  cost: z.number().nullable().describe('Σ of the costs that are known; null where none is.'),
  costed: count.describe('Items whose cost is known.'),
  activeSeconds: seconds.describe('Time in which they were worked on.'),
  list: z.array(EffectItem).describe('Done last come first; at most 50.'),
})
export type WorkDone = z.infer<typeof WorkDone>

const certainty = {
  low: z.number().describe('Of the 95 % interval of the change.'),
  high: z.number(),
  p: z.number().describe('Corrected for all cells that were tested [Benjamini–Hochberg].'),
  sure: z.boolean().describe('p below 0.05.'),
}

export const OutcomeChange = z.object({
  before: z.object({ share: z.number(), n: count }),
  after: z.object({ share: z.number(), n: count }),
  change: z.number().describe('Difference of the shares, −1 to 1.'),
  ...certainty,
})
export type OutcomeChange = z.infer<typeof OutcomeChange>

export const TimeChange = z.object({
  before: z.object({ p50: seconds.nullable(), n: count }),
  after: z.object({ p50: seconds.nullable(), n: count }),
  change: z
    .number()
    .describe(
      'Cliff’s δ: how much more often it took longer after than before, −1 to 1. Below 0 it became quicker.',
    ),
  ...certainty,
})
export type TimeChange = z.infer<typeof TimeChange>

export const EffectCell = z.object({
  stage: z.string(),
  work: WorkDone,
  outcome: OutcomeChange.nullable().describe('Of those who entered the stage, the share that went on.'),
  time: TimeChange.nullable().describe('Time in the stage, waiting or active.'),
  sentence: z.string(),
})
export type EffectCell = z.infer<typeof EffectCell>

export const EffectAnswer = z.object({
  stream: z.string().nullable(),
  before: z.object({ from: instant, to: instant }),
  after: z.object({ from: instant, to: instant }),
  by: z.enum(BY),
  timeZone: z.string(),
  simulated: z.boolean(),
  data: DataState.describe('Of the journeys.'),
  work: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('ok') }),
      z.object({ kind: z.literal('not configured'), why: z.string() }),
    ])
    .describe('Whether delivery work names the stage that it is meant to move.'),
  policies: z.array(z.string()),
  stages: z.array(z.object({ stage: z.string(), name: z.string() })),
  rows: z
    .array(
      z.object({
        slice: z.string().nullable().describe('null for all journeys, and all work whatever slice it names.'),
        name: z.string(),
        cells: z.array(EffectCell).describe('In the order of `stages`.'),
      }),
    )
    .describe('All first, then the innermost slices.'),
  unattributed: WorkDone.describe('Work done that names no stage.'),
  total: WorkDone.describe('All work done: that of the stages and the unattributed.'),
})
export type EffectAnswer = z.infer<typeof EffectAnswer>
