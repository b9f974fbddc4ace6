/** Customers and time: slices, the skeleton of their journey, the grid of both, and where paths fork. */
import * as z from 'zod'
import { Condition, FLOW_STATES } from './sources.ts'
import { defining, Duration, eventRef, logic, ref, text } from './words.ts'

export const Evidence = z
  .strictObject({
    won: text
      .optional()
      .describe('What shows that such customers can be won, such as names in the pipeline.'),
    served: text.optional().describe('What shows that they can be served.'),
    renewed: text.optional().describe('What shows that they come back or renew.'),
  })
  .describe('What shows that the slice is real: it can be won, served and renewed.')

export const OutcomeStatement = z
  .strictObject({
    when: text.describe('What happens when we win: “We win when {when} happens for {slice}.”'),
    finishLine: text.optional().describe('The measurable finish line, such as `delivered within 2 days`.'),
    proof: eventRef().optional().describe('The business event that shows it.'),
  })
  .describe('“We win when {outcome} happens for {slice}”, with a measurable finish line.')

export const Slice = z
  .strictObject({
    name: text,
    description: text.optional(),
    segment: text.optional().describe('The market segment, such as `Enterprise`.'),
    persona: text.optional().describe('Who the customer is, such as `IT admin`.'),
    job: text.optional().describe('What the customer wants done.'),
    within: ref('slice').optional().describe('The slice that this one is part of.'),
    evidence: Evidence.optional(),
    outcome: OutcomeStatement.optional(),
  })
  .describe('A customer slice: a segment, a persona or a job.')

export const Stage = z
  .strictObject({
    name: text,
    description: text.optional(),
  })
  .describe('A stage of the customers’ journey, the same skeleton for all slices.')

export const Journey = z
  .strictObject({
    stages: defining('stage', Stage).describe('The stages in their order, by id.'),
  })
  .describe('The skeleton of the customers’ journey, from first contact to leaving or expanding.')

/** What a business event proves of its stage. */
const PROVES = ['entered', 'left', 'achieved'] as const

export const BusinessEvent = z
  .strictObject({
    name: text,
    description: text.optional(),
    stage: ref('stage').optional().describe('The stage whose passing it shows.'),
    types: z
      .array(text)
      .default([])
      .describe('How sources call it, such as `shop.order.delivered`. Default: its own name.'),
    when: Condition.optional().describe('Only events whose fields match.'),
    slices: z.array(ref('slice')).optional().describe('Only journeys of these slices. Default: of all.'),
    proves: z
      .enum(PROVES)
      .default('achieved')
      .describe('What it proves of its stage: that it was entered, left, or achieved what it is there for.'),
    state: z
      .enum([...FLOW_STATES, 'paused', 'keep'])
      .optional()
      .describe(
        'What the journey is in from then on, in its stage. Holds where the source has no word for the event under `states`. Where neither says it, the journey is seen at the stage, neither waiting nor active.',
      ),
    attempt: z
      .enum(['success', 'failure'])
      .optional()
      .describe('It shows that an attempt at its stage succeeded or failed: availability counts both.'),
    expected: Duration.optional().describe(
      'At least one is expected within such a time, such as `1 d`. Default: what its source may be silent.',
    ),
  })
  .describe('A business event that the customer would recognise: a proof point of the journey.')

export const Metric = z
  .strictObject({
    name: text,
    definition: text.optional().describe('How it is measured, in one sentence.'),
    logic: logic()
      .optional()
      .describe('How it is computed from measured quantities, such as `reached(order.delivered) / started`.'),
    unit: text.optional(),
    better: z.enum(['higher', 'lower']).default('higher').describe('Which way is better.'),
  })
  .describe('A measure, by name; with `logic` it is computed from what is measured.')

/** Aspects in which two slices may differ at a stage so that their paths fork [article: step 5]. */
export const ASPECTS = ['intent', 'finishLine', 'proof', 'cadence', 'policy'] as const

export const Cell = z
  .strictObject({
    intent: text.optional().describe('What the customer is trying to do.'),
    value: text.optional().describe('What the customer tangibly gets.'),
    outcome: text.optional().describe('How you know that the step worked.'),
    metric: z
      .union([text, Metric])
      .optional()
      .describe('The single measure of the step: its name, or a metric with its logic.'),
    proof: eventRef().optional().describe('The business event that shows that the step is done.'),
    cadence: text.optional().describe('How often the customer passes here, or how often the step changes.'),
    policies: z.array(ref('policy')).optional().describe('Policies, SLAs and obligations that hold here.'),
  })
  .describe('What must be true for a slice at a step of the journey.')

export const DOES_NOT_APPLY = 'does not apply'

export const DoesNotApply = z
  .strictObject({ doesNotApply: text.describe('Why the step does not apply to the slice.') })
  .describe('The step does not apply to the slice, and why.')

export const GridCell = z.union([z.literal(DOES_NOT_APPLY), DoesNotApply, Cell])

export const Grid = z
  .record(ref('slice'), z.record(ref('stage'), GridCell))
  .describe(
    'Slice → stage → what must be true there. A nested slice inherits each part of its parent’s cell until it says otherwise.',
  )

export const Fork = z
  .strictObject({
    name: text.optional(),
    at: z.array(ref('stage')).min(1).describe('The stages at which the paths differ.'),
    slices: z.array(ref('slice')).min(2).describe('The slices whose paths part here.'),
    differs: z.array(z.enum(ASPECTS)).min(1).describe('What differs; all else stays merged.'),
    why: text.describe('Why the difference is material.'),
  })
  .describe('A material divergence: where the paths of slices truly part.')

export type Evidence = z.infer<typeof Evidence>
export type OutcomeStatement = z.infer<typeof OutcomeStatement>
export type Slice = z.infer<typeof Slice>
export type Stage = z.infer<typeof Stage>
export type BusinessEvent = z.infer<typeof BusinessEvent>
export type Metric = z.infer<typeof Metric>
export type Aspect = (typeof ASPECTS)[number]
export type Cell = z.infer<typeof Cell>
export type GridCell = z.infer<typeof GridCell>
export type Fork = z.infer<typeof Fork>
