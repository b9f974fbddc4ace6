import { describe, expect, test } from 'vitest'
import { criteriaOf } from './criteria.ts'
import { mapOf } from './map.contract.ts'
import { ORDER_EXAMPLE } from './order-example.contract.ts'

const judged = (text: string, stream: string): string[] =>
  criteriaOf(mapOf(text), stream).map(({ criterion, verdict, why }) => `${criterion}: ${verdict}. ${why}`)

describe('the order example', () => {
  test('splits procurement off, since its obligations differ', () => {
    expect(judged(ORDER_EXAMPLE, 'procurement')).toEqual([
      'time integrity: not met. The finish line has no proof point.',
      'customer clarity: met. It serves `enterprise`, judged by “Needs met in time”.',
      'policy and SLA deltas: met. Of the streams beside it, none is bound to: approval.',
      'cadence and learning: met. Its slices share cadence and policies at every stage.',
      'blast radius: met. No other top-level stream fails with it.',
      'simplicity: met. The map is told in 33 words, about 13 seconds.',
    ])
  })

  test('keeps consumers together', () => {
    expect(judged(ORDER_EXAMPLE, 'shopping').slice(0, 4)).toEqual([
      'time integrity: met. `search.begun` proves the start, `order.delivered` the finish.',
      'customer clarity: met. It serves `consumer`, judged by “Conversion”.',
      'policy and SLA deltas: not judged. No policy, SLA or service level is named for it.',
      'cadence and learning: met. Its slices share cadence and policies at every stage.',
    ])
  })
})

test('what does not hold is told with what was found', () => {
  const text = ORDER_EXAMPLE.replace('segment: Consumer, ', '')
    .replace('{ intent: "Find the right product!" }', '{ cadence: weekly }')
    .replace(
      'trigger: search.begun, finishLine: order.delivered',
      'trigger: order.delivered, finishLine: order.delivered',
    )
    .replaceAll('    reliesOn: [payments]', '    reliesOn: [payments]\n    policies: [approval]')
  expect(judged(text, 'shopping').slice(0, 4)).toEqual([
    'time integrity: not met. `order.delivered` is to prove both start and finish.',
    'customer clarity: not met. No segment, persona or job says who `consumer` is.',
    'policy and SLA deltas: not met. `procurement` is bound to the same: approval.',
    'cadence and learning: not met. At `discover` its slices differ in cadence: daily; weekly.',
  ])
})

test('a hard failure that crosses streams fails the criterion', () => {
  const text = (style: string): string =>
    `${ORDER_EXAMPLE}interfaces: { pay: { name: Pay, provider: payments, consumers: [shopping, procurement], style: ${style} } }\n`
  expect(judged(ORDER_EXAMPLE, 'payments')[4]).toBe(
    'blast radius: not judged. No interface says how `shopping`, `procurement` would fare without it.',
  )
  expect(judged(text('synchronous'), 'payments')[4]).toBe(
    'blast radius: not met. If it fails, so do `shopping`, `procurement`.',
  )
  expect(judged(text('asynchronous'), 'payments')[4]).toBe(
    'blast radius: met. No other top-level stream fails with it.',
  )
})

test('slices of one stream that are bound to different policies suggest separation', () => {
  const text = ORDER_EXAMPLE.replace('for: [consumer]', 'for: [consumer, enterprise]')
  expect(judged(text, 'shopping')[3]).toBe(
    'cadence and learning: not met. At `purchase` its slices are bound to different policies: none; approval.',
  )
})

test('a stream that there is not has no criteria', () => {
  expect(criteriaOf(mapOf(''), 'nobody')).toEqual([])
})
