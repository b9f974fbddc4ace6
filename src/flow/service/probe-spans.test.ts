import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MICROS_PER_SECOND } from '../event.ts'
import { span } from './service-asks.contract.ts'
import { tallyOf, withResult, type ProbeSpan } from './probe-spans.ts'

const MINUTE = 60 * MICROS_PER_SECOND

/** The spans of probes a minute apart: null is answered, a word a failure. */
const spansOf = (results: readonly (string | null)[], every = 60): ProbeSpan[] => {
  let open: ProbeSpan | null = null
  const all: ProbeSpan[] = []
  for (const [i, failure] of results.entries()) {
    const next: ReturnType<typeof withResult> = withResult(
      open,
      { at: i * every * MICROS_PER_SECOND, failure, ms: 20 },
      every,
    )
    all.push(...next.over)
    open = next.open
  }
  return open === null ? all : [...all, open]
}

describe('spans of probes', () => {
  test('end where the service goes down and comes back, so that both are exact', () => {
    const results = [null, null, 'answered 503', null, null]
    expect(
      spansOf(results).map(({ from, to, sent, answered, failures }) => [from, to, sent, answered, failures]),
    ).toEqual([
      [0, MINUTE, 2, 2, {}],
      [2 * MINUTE, 2 * MINUTE, 1, 0, { 'answered 503': 1 }],
      [3 * MINUTE, 4 * MINUTE, 2, 2, {}],
    ])
  })

  test('hold every probe once, whatever came of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(null, null, 'refused', 'slow'), { maxLength: 200 }), (results) => {
        const spans = spansOf(results, 10)
        const failed = results.filter((one) => one !== null)
        const tally = tallyOf(spans, { from: -1, to: Infinity })
        expect([tally.sent, tally.failed, tally.downSeconds]).toEqual([
          results.length,
          failed.length,
          failed.length * 10,
        ])
        expect(tally.failures).toEqual(
          Object.fromEntries([...Map.groupBy(failed, (one) => one)].map(([why, some]) => [why, some.length])),
        )
        for (const { from, to } of spans) expect(to - from).toBeLessThanOrEqual(10 * MINUTE)
      }),
    )
  })

  test('a year of answers each minute is fewer than 50,000 records', () => {
    const aDay = spansOf(Array.from({ length: 1440 }, () => null))
    expect(aDay).toHaveLength(131)
  })

  test('count in the window in which they end', () => {
    const spans = [
      span(0, 5 * MINUTE, 6),
      span(6 * MINUTE, 6 * MINUTE, 1, 1),
      span(7 * MINUTE, 9 * MINUTE, 3),
    ]
    expect(tallyOf(spans, { from: 5 * MINUTE, to: 8 * MINUTE })).toEqual({
      sent: 1,
      answered: 0,
      failed: 1,
      failures: { 'answered 503': 1 },
      downSeconds: 60,
      observedSeconds: 60,
      meanMs: null,
      maxMs: null,
    })
    expect(tallyOf(spans, { from: 0, to: 9 * MINUTE })).toMatchObject({
      sent: 10,
      answered: 9,
      meanMs: 20,
      maxMs: 30,
    })
  })
})
