/**
 * What has come in over HTTP since the server started, and what became of it: whoever misspells an attribute sees it
 * here. Of what is not taken only names are kept, never values.
 */
import * as z from 'zod'
import { count, instant } from '../../answer-pieces.ts'

const Named = z.object({ id: z.string(), name: z.string() })

export const SignalCounts = z.object({
  received: count,
  taken: count,
  refused: count.describe('The answer to the sender said why.'),
  ignored: count.describe('It lacks what the source looks for: ordinary traffic.'),
})
export type SignalCounts = z.infer<typeof SignalCounts>

export const IgnoredExample = z.object({
  what: z.enum(['span', 'log record']),
  service: z.string().nullable().describe('`service.name` of its resource.'),
  attributes: z
    .array(z.string())
    .describe('The names of its attributes, at most 12; their values are not kept.'),
  more: count.describe('So many attributes beyond these.'),
})
export type IgnoredExample = z.infer<typeof IgnoredExample>

export const TelemetryArrivals = z.object({
  source: Named.nullable().describe('null: of services that no source of the map names.'),
  since: instant.describe('The start of the server, or when the map last changed what the source looks for.'),
  requests: count.describe('Requests that held anything of it.'),
  spans: SignalCounts,
  logRecords: SignalCounts,
  last: instant.nullable().describe('When something last came.'),
  lastTaken: instant.nullable(),
  lacking: z
    .array(
      z.object({
        attribute: z.string().describe('What the source looks for.'),
        n: count.describe('So many of those ignored lack it.'),
        meant: z.string().nullable().describe('A name seen among them that is much like it.'),
      }),
    )
    .describe('What those ignored lack, most of them first.'),
  examples: z.array(IgnoredExample).describe('Of those ignored, one for each service, at most 5.'),
  words: z.string(),
  todo: z.string().nullable().describe('What to do; null where nothing is amiss.'),
})
export type TelemetryArrivals = z.infer<typeof TelemetryArrivals>

export const UntakenEvents = z.object({
  since: instant,
  events: count,
  last: instant,
  from: z.array(z.string()).describe('Where they say that they come from; at most 5.'),
  words: z.string(),
  todo: z.string(),
})
export type UntakenEvents = z.infer<typeof UntakenEvents>

export const Arrivals = z.object({
  since: instant.describe('The start of the server; nothing is known of what came before.'),
  telemetry: z
    .array(TelemetryArrivals)
    .describe('Of each source of kind otlp, and of services that none names.'),
  untaken: UntakenEvents.nullable().describe('CloudEvents and CDEvents that no source takes; null for none.'),
})
export type Arrivals = z.infer<typeof Arrivals>
