import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { check } from './check.ts'
import type { Diagnostic } from './diagnostic.ts'

/** A map that uses every section, to be damaged. */
const SOUND = `organisation: { name: Shop, timeZone: Europe/Amsterdam, goals: { growth: { name: Growth } } }
slices:
  consumers: { name: Consumers }
  students: &student { name: Students, within: consumers }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
---
streams:
  shop:
    name: Shopper Purchase Experience
    promise: The right goods, on time
    for: [consumers]
    trigger: A shopper looks for a product
    finishLine: The goods are received
    outcome: The shopper has the goods
    stages: [find, buy]
    northStar: { name: Conversion, goal: growth }
    owner: Shopper team
    reliesOn: [payments]
  payments:
    name: Payments
    kind: supporting
    promise: Payments that arrive
    for: [shop]
    trigger: A stream asks for a payment
    finishLine: The payment is settled
    outcome: The stream is paid
    owner: Payments team
sources:
  board:
    name: Board
    kind: csv
    stream: [{ when: { team: [A, B] }, is: shop }, { is: payments }]
    csv: { item: Key, time: { column: At, zone: UTC }, state: Status }
    states: { To Do: new, Ready: waiting, 'In*': { state: active, stage: Doing }, Done: done }
    classify: [{ when: { type: Bug }, as: defect }]
    link: https://tracker.example/{item}
  clicks:
    name: Clicks
    kind: cloudevents
    measures: journeys
    stream: shop
    slice: students
    states: { find: active, cart: { state: paused, stage: buy }, paid: done }
`

const PIECES = [
  '',
  ' ',
  '\n',
  '\t',
  ':',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '"',
  '*student',
  '&a',
  '#',
  '~',
  '\u{1f9ea}',
  '\r\n',
  'shop',
  '0',
]

const damaged = fc
  .array(
    fc.record({
      at: fc.nat(SOUND.length),
      length: fc.nat(12),
      piece: fc.constantFrom(...PIECES),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((wounds) =>
    wounds.reduce(
      (text, { at, length, piece }) => text.slice(0, at) + piece + text.slice(at + length),
      SOUND,
    ),
  )

const checked = (text: string): Diagnostic[] => check(loadMap([{ file: 'map.yaml', text }]))

/** Whether the place lies within the text, and does not end before it begins. */
const isWithin = (text: string, { line, column, endLine, endColumn }: Diagnostic): boolean => {
  const lines = text.split('\n')
  const fits = (l: number, c: number): boolean => l >= 1 && c >= 1 && c <= (lines[l - 1]?.length ?? -1) + 1
  return (
    fits(line, column) &&
    fits(endLine, endColumn) &&
    (endLine > line || (endLine === line && endColumn >= column))
  )
}

test('a sound map has no problems', () => {
  expect(checked(SOUND)).toEqual([])
})

describe('whatever the text is, it is checked, and each problem stands within it', () => {
  const standsWithin = (text: string): void => {
    for (const one of checked(text))
      expect({ one, isWithin: isWithin(text, one) }).toEqual({ one, isWithin: true })
  }

  test('a map with damage', () => {
    fc.assert(fc.property(damaged, standsWithin), { numRuns: 300 })
  })

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), standsWithin), { numRuns: 300 })
  })
})

test('problems of loading and of rules come in the order of the text, each with its severity', () => {
  const found = check(
    loadMap([
      { file: 'b.yaml', text: 'slices: { a: { name: A, within: b }, c: { nme: C } }\n' },
      { file: 'a.yaml', text: 'sources:\n  s: { name: S, kind: jira, stream: shop }\n' },
    ]),
  )
  expect(
    found.map(({ file, line, column, code, severity }) => `${file}:${line}:${column} ${code} ${severity}`),
  ).toEqual([
    'a.yaml:2:3 MR303 warning',
    'a.yaml:2:3 MR310 warning',
    'a.yaml:2:37 MR101 error',
    'b.yaml:1:33 MR101 error',
    'b.yaml:1:41 MR002 error',
    'b.yaml:1:43 MR003 error',
  ])
})
