/** What probes of the service have found: kept as spans, so that a year of answers stays small. */
import * as z from 'zod'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import type { Window } from '../measures/measures.ts'

/** The kind of the records. */
export const PROBE_RECORD = 'probe'

/** Under this name the records of the probe of a service level are kept. */
export const probeName = (stream: string, level: string): string => `${stream}/${level}`

/** Probes one after the other, from the first to the last of them. */
export const ProbeSpan = z.object({
  /** µs since 1970 UTC. */
  from: z.number(),
  to: z.number(),
  /** Seconds from one probe to the next. */
  every: z.number().positive(),
  sent: z.int().positive(),
  answered: z.int().nonnegative(),
  /** Why the others failed, in words → how many. */
  failures: z.record(z.string(), z.int().positive()),
  /** Milliseconds until the answers had come, together and the longest. */
  ms: z.object({ sum: z.number(), max: z.number() }),
})
export type ProbeSpan = z.infer<typeof ProbeSpan>

/** All spans of the probe of a service level, in the order of time. */
export const probeSpans = async (
  ask: Pick<JourneyAsk, 'records'>,
  stream: string,
  level: string,
): Promise<ProbeSpan[]> =>
  (await ask.records(PROBE_RECORD, probeName(stream, level)))
    .flatMap(({ value }) => ProbeSpan.safeParse(value).data ?? [])
    .sort((a, b) => a.from - b.from)

export interface ProbeTally {
  readonly sent: number
  readonly answered: number
  readonly failed: number
  readonly failures: Readonly<Record<string, number>>
  /** Seconds that the failed probes stand for: each for the time until the next. */
  readonly downSeconds: number
  /** Seconds that all probes stand for. */
  readonly observedSeconds: number
  readonly meanMs: number | null
  readonly maxMs: number | null
}

/** The probes of the spans that ended in (from, to]: a span is at most some minutes long. */
export const tallyOf = (spans: readonly ProbeSpan[], { from, to }: Window): ProbeTally => {
  const failures: Record<string, number> = {}
  let [sent, answered, downSeconds, observedSeconds, sum, max] = [0, 0, 0, 0, 0, 0]
  for (const span of spans) {
    if (span.to <= from || span.to > to) continue
    sent += span.sent
    answered += span.answered
    downSeconds += (span.sent - span.answered) * span.every
    observedSeconds += span.sent * span.every
    sum += span.ms.sum
    max = Math.max(max, span.ms.max)
    for (const [reason, n] of Object.entries(span.failures)) failures[reason] = (failures[reason] ?? 0) + n
  }
  return {
    sent,
    answered,
    failed: sent - answered,
    failures,
    downSeconds,
    observedSeconds,
    meanMs: answered === 0 ? null : sum / answered,
    maxMs: answered === 0 ? null : max,
  }
}

/** A good span ends after so long, one with a failure after a minute: what is down is to be seen soon. */
const LONGEST_GOOD: Micros = 600 * MICROS_PER_SECOND
const LONGEST_BAD: Micros = 60 * MICROS_PER_SECOND

interface ProbeResult {
  /** µs: when it was sent. */
  readonly at: Micros
  /** null: it was answered well. */
  readonly failure: string | null
  readonly ms: number
}

const spanOf = ({ at, failure, ms }: ProbeResult, every: number): ProbeSpan => ({
  from: at,
  to: at,
  every,
  sent: 1,
  answered: failure === null ? 1 : 0,
  failures: failure === null ? {} : { [failure]: 1 },
  ms: failure === null ? { sum: ms, max: ms } : { sum: 0, max: 0 },
})

const joined = (a: ProbeSpan, b: ProbeSpan): ProbeSpan => {
  const failures = { ...a.failures }
  for (const [reason, n] of Object.entries(b.failures)) failures[reason] = (failures[reason] ?? 0) + n
  return {
    from: a.from,
    to: b.to,
    every: a.every,
    sent: a.sent + b.sent,
    answered: a.answered + b.answered,
    failures,
    ms: { sum: a.ms.sum + b.ms.sum, max: Math.max(a.ms.max, b.ms.max) },
  }
}

/**
 * Adds a result to the span that is open. A span ends when it is long enough, and when the service goes down or comes
 * back: so the beginning and the end of what was down are exact.
 *
 * @returns the span that is open now, and those that are over.
 */
export const withResult = (
  open: ProbeSpan | null,
  result: ProbeResult,
  every: number,
): { readonly open: ProbeSpan | null; readonly over: readonly ProbeSpan[] } => {
  const one = spanOf(result, every)
  const isFirst = open === null
  const isOther =
    !isFirst && (open.every !== every || (open.answered === open.sent) !== (result.failure === null))
  const over = isOther ? [open] : []
  const span = isFirst || isOther ? one : joined(open, one)
  const longest = span.answered === span.sent ? LONGEST_GOOD : LONGEST_BAD
  const isLong = span.to - span.from + every * MICROS_PER_SECOND > longest
  return isLong ? { open: null, over: [...over, span] } : { open: span, over }
}
