/** The value stream card. Supporting streams are streams too: the same language, with a charter and services. */
import * as z from 'zod'
import { BOUNDARY_ITEMS, Boundary } from './architecture.ts'
import { Metric } from './customers.ts'
import { Measuring, Target } from './measuring.ts'
import { ServiceLevel } from './service-levels.ts'
import { condition, eventRef, Id, logic, Money, ref, references, refOrName, Sla, text } from './words.ts'

export const NorthStar = z
  .strictObject({
    name: text,
    definition: text.optional().describe('How it is measured, in one sentence.'),
    logic: logic()
      .optional()
      .describe('How it is computed from measured quantities, such as `reached(order.delivered) / started`.'),
    goal: ref('goal').optional().describe('The goal of the organisation that it serves.'),
    unit: text.optional(),
    better: z.enum(['higher', 'lower']).default('higher').describe('Which way is better.'),
  })
  .describe('The single metric by which the stream is judged.')

export const Guardrail = z
  .strictObject({
    name: text,
    holds: condition().describe(
      'What must stay true, such as `p85(time(return.received, refund.paid)) <= 5 d`.',
    ),
    why: text.optional(),
  })
  .describe('What must not suffer while the north-star rises; a gain with a broken guardrail is hollow.')

export const Risk = z
  .strictObject({
    name: text,
    mitigation: text.optional().describe('What is done about it.'),
  })
  .describe('A typical risk or failure mode.')

const ownedAndUsed = (kind: 'capability' | 'system') =>
  z.strictObject({
    owned: z.array(ref(kind)).default([]).describe('Built and run by this stream.'),
    used: z.array(ref(kind)).default([]).describe('Used by this stream, owned by another.'),
  })

export const Service = z
  .strictObject({
    name: text,
    description: text.optional(),
    selfService: z.boolean().default(false).describe('Streams use it without asking anybody.'),
    interfaces: z.array(ref('interface')).default([]).describe('The interfaces through which it is used.'),
    owner: refOrName('team').optional().describe('Who answers for it.'),
    sla: Sla.optional(),
  })
  .describe('A service that a supporting stream offers to other streams.')

export const Graduation = z
  .strictObject({
    consumers: z.number().int().positive().default(3).describe('Shared from this many consuming streams on.'),
    people: z.number().int().positive().default(2).describe('At least this many people must run it.'),
    demoteAt: z
      .number()
      .int()
      .nonnegative()
      .default(1)
      .describe('Goes back to its consumer at this many or fewer.'),
    why: text.optional(),
  })
  .describe('When something becomes shared, and when it goes back.')

/** A top-level stream serves slices; a supporting one serves streams, and may serve slices too. */
const served = Id.clone().register(references, {
  to: (stream) =>
    (stream as { kind?: unknown } | undefined)?.kind === 'supporting' ? ['stream', 'slice'] : ['slice'],
})

export const Stream = z
  .strictObject({
    name: text,
    kind: z.enum(['top-level', 'supporting']).default('top-level'),
    lifecycle: z
      .enum(['emerging', 'running', 'retired'])
      .default('running')
      .describe('A stream has no end date: it ends only by a recorded decision to retire it.'),
    promise: text.describe('What is promised, for whom, again and again.'),
    for: z
      .array(served)
      .min(1)
      .describe('The slices that it serves; a supporting stream names the streams it serves.'),
    trigger: text.describe('What starts a pass through the stream.'),
    finishLine: text.describe('The observable event at which value is realized.'),
    outcome: text.describe('What has changed for the customer at the finish line.'),
    proofPoints: z
      .strictObject({
        trigger: eventRef().optional().describe('The business event that shows that a pass has begun.'),
        finishLine: eventRef().optional().describe('The business event that shows that value is realized.'),
        completions: z
          .array(eventRef())
          .default([])
          .describe('Further events that complete something for the customer, such as `refund.paid`.'),
      })
      .optional()
      .describe('The events that prove start and finish.'),
    stages: z
      .array(ref('stage'))
      .default([])
      .describe('The stages of the journey that the stream covers, in order.'),
    charter: text
      .optional()
      .describe('Of a supporting stream: what it is there for, and what it is not, in a few sentences.'),
    northStar: NorthStar.optional(),
    metrics: z.record(Id, Metric).default({}).describe('Supporting metrics, by id.'),
    guardrails: z.record(Id, Guardrail).default({}).describe('Guardrails beside the north-star, by id.'),
    serviceLevels: z.record(Id, ServiceLevel).default({}).describe('What it promises as a service, by id.'),
    policies: z
      .array(ref('policy'))
      .default([])
      .describe('Policies, SLAs, obligations and constraints that hold for it.'),
    owner: refOrName('team').optional().describe('The team that owns the stream end to end.'),
    owns: z.array(text).default([]).describe('What this stream owns, in words.'),
    reliesOn: z
      .array(ref('supporting stream'))
      .default([])
      .describe('Supporting streams that this stream relies on.'),
    capabilities: ownedAndUsed('capability').optional().describe('Key capabilities, owned and used.'),
    systems: ownedAndUsed('system').optional().describe('Key systems, owned and used.'),
    services: z
      .record(Id, Service)
      .default({})
      .describe('Of a supporting stream: what it offers to other streams, by id.'),
    escalation: z
      .array(text)
      .default([])
      .describe('Of a supporting stream: whom to turn to, one after the other.'),
    graduation: Graduation.optional(),
    risks: z
      .array(z.union([text, Risk]))
      .default([])
      .describe('Typical risks and failure modes.'),
    budget: Money.optional().describe('What the stream is funded with; money goes to streams, not projects.'),
    boundaries: z
      .partialRecord(z.enum(BOUNDARY_ITEMS), Boundary)
      .optional()
      .describe('The twelve boundary items: shared with other streams, or owned within this one.'),
    measuring: Measuring.optional(),
    targets: z.record(Id, Target).default({}).describe('Goals for how the stream flows, by id.'),
  })
  .describe('A value stream: a long-lived promise to a customer.')

export type NorthStar = z.infer<typeof NorthStar>
export type Guardrail = z.infer<typeof Guardrail>
export type Risk = z.infer<typeof Risk>
export type Service = z.infer<typeof Service>
export type Graduation = z.infer<typeof Graduation>
export type Stream = z.infer<typeof Stream>
