/** What streams are made of and how they meet: capabilities, systems, policies, interfaces, boundary items. */
import * as z from 'zod'
import { eventRef, percent, ref, refOrName, Sla, text } from './words.ts'

export const Policy = z
  .strictObject({
    name: text,
    kind: z
      .enum(['policy', 'sla', 'obligation', 'constraint'])
      .default('policy')
      .describe('A rule of our own, a promise on service, a duty by law or contract, or a limit.'),
    description: text.optional(),
    source: text.optional().describe('Where it comes from, such as a law, a standard or a contract.'),
  })
  .describe('A policy, SLA, obligation or constraint.')

export const Capability = z
  .strictObject({
    name: text,
    description: text.optional(),
    intent: text
      .optional()
      .describe('What those who use it want from it. Streams with other intents need something else.'),
    differentiating: z
      .boolean()
      .optional()
      .describe('It sets a stream apart from its competitors; such a capability stays with its stream.'),
    systems: z.array(ref('system')).default([]).describe('The systems that make it up.'),
  })
  .describe('Something that a stream must be able to do.')

export const System = z
  .strictObject({
    name: text,
    description: text.optional(),
    vendor: text.optional().describe('Who runs it, if it is bought.'),
  })
  .describe('A system that streams run on.')

const CONTRACT_KINDS = ['openapi', 'asyncapi', 'graphql', 'grpc', 'other'] as const

export const Fallback = z
  .strictObject({
    does: text.describe('What the consumer does when the provider does not answer.'),
    coverage: percent.default(100).describe('The share of cases that it covers, in percent.'),
  })
  .describe('What the consumer does when the provider does not answer.')

export const Interface = z
  .strictObject({
    name: text,
    description: text.optional(),
    provider: ref('stream').describe('The stream that offers it.'),
    consumers: z.array(ref('stream')).min(1).describe('The streams that use it.'),
    style: z
      .enum(['synchronous', 'asynchronous'])
      .describe('Whether the consumer waits for the answer. At the seams of streams prefer asynchronous.'),
    contract: z
      .strictObject({
        kind: z.enum(CONTRACT_KINDS),
        document: text.optional().describe('Path or address of the document.'),
      })
      .optional()
      .describe('The document that says what is exchanged.'),
    version: text.optional().describe('Version of the contract, such as `2.1.0`.'),
    events: z.array(eventRef()).default([]).describe('Business events that pass through it.'),
    owner: refOrName('team').optional().describe('Who answers for it.'),
    sla: Sla.optional(),
    fallback: z
      .union([text, Fallback])
      .optional()
      .describe('What the consumer does when the provider does not answer.'),
  })
  .describe('A seam between streams, with its contract.')

/** The twelve places where a boundary shows up in the system, in the order of the article. */
export const BOUNDARY_ITEMS = [
  'user-experience',
  'identity',
  'integration',
  'infrastructure',
  'security',
  'observability',
  'release',
  'failure-domains',
  'analytics',
  'billing',
  'crm',
  'onboarding',
] as const

/** By what path a boundary acts on the architecture. */
export const PATHS = ['funding', 'management', 'team', 'direct'] as const

export const Boundary = z
  .strictObject({
    choice: z.enum(['shared', 'owned']),
    with: ref('supporting stream').optional().describe('If shared: the supporting stream that offers it.'),
    why: text.optional(),
    by: z.enum(PATHS).optional().describe('By what path the decision acts.'),
    seam: text.optional().describe('Where the seam runs.'),
    contract: ref('interface').optional().describe('The interface at the seam.'),
    tactic: text.optional().describe('The quality tactic, such as `token cache for 5 min`.'),
    decision: ref('decision').optional().describe('The decision in which it was recorded.'),
  })
  .describe('Whether it is shared across streams or owned within the stream, and what follows.')

export type Policy = z.infer<typeof Policy>
export type Capability = z.infer<typeof Capability>
export type System = z.infer<typeof System>
export type Interface = z.infer<typeof Interface>
export type BoundaryItem = (typeof BOUNDARY_ITEMS)[number]
export type Boundary = z.infer<typeof Boundary>
