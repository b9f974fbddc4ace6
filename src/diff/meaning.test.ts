/** When two maps mean the same, and when they don't. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { loadMap, type LoadedMap } from '../model/load.ts'
import { diff } from './diff.ts'
import { EXAMPLE, loaded } from './example.contract.ts'

type Value = string | number | boolean | null | Value[] | { [key: string]: Value }

const example = parse(EXAMPLE) as Record<string, Value>
const before = loaded(EXAMPLE)

const textOf = (value: Value, flow: boolean): string =>
  stringify(value, {
    defaultStringType: flow ? 'QUOTE_DOUBLE' : 'PLAIN',
    collectionStyle: flow ? 'flow' : 'block',
    lineWidth: 60,
  })

/** Records and lists whose order has a meaning. */
const isOrdered = (path: readonly string[]): boolean => {
  const last = path.at(-1)
  return (
    path.join('.') === 'journey.stages' ||
    last === 'escalation' ||
    (path[0] === 'streams' && last === 'stages') ||
    (path[0] === 'sources' && ['states', 'stream', 'classify'].includes(String(last)))
  )
}

/** The same value in another order, by a draw of numbers. */
const shuffled = (value: Value, draw: () => number, path: readonly string[] = []): Value => {
  const mix = <T>(all: readonly T[]): T[] =>
    isOrdered(path)
      ? [...all]
      : all
          .map((one) => ({ one, key: draw() }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one)
  if (Array.isArray(value)) return mix(value).map((one) => shuffled(one, draw, [...path, '#']))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    mix(Object.entries(value)).map(([key, one]) => [key, shuffled(one, draw, [...path, key])]),
  )
}

test('a map differs from itself in nothing', () => {
  expect(diff(before, before)).toEqual([])
})

test('order of keys and entries, style and split over files make no difference', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 5, maxLength: 40 }), fc.boolean(), (numbers, flow) => {
      let i = 0
      const draw = (): number => numbers[i++ % numbers.length]! * (i % 7)
      const files = Object.entries(shuffled(example, draw) as Record<string, Value>).map(
        ([key, value], n) => ({
          file: `${n}.yaml`,
          text: textOf({ [key]: value }, flow),
        }),
      )
      const after = loadMap(files)
      expect(after.problems).toEqual([])
      expect(diff(before, after)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('the order of events counts where they say a state, and nowhere else', () => {
  const mapOf = (...events: string[]) => loaded(`events:\n${events.map((one) => `  ${one}\n`).join('')}`)
  const [paid, pay] = ['paid: { name: Paid, state: done }', 'pay: { name: Pay, types: [p*], state: active }']
  const seen = 'seen: { name: Seen, types: [p*] }'
  expect(diff(mapOf(paid, seen, pay), mapOf(seen, paid, pay))).toEqual([])
  expect(diff(mapOf(paid, seen, pay), mapOf(pay, paid, seen)).map(({ sentence }) => sentence)).toEqual([
    'The order of the business events that say a state of the journey changed from Paid and Pay to Pay and Paid. This changes what an event means that is several of them.',
  ])
})

/** Each part of the example, with what it is replaced by: texts get a letter more, numbers grow, parts go. */
function* mutations(
  value: Value,
  path: readonly (string | number)[] = [],
): Generator<{ path: string; text: string }> {
  const holder = path.slice(0, -1)
  const mutated = (next: Value | undefined): { path: string; text: string } => {
    const copy = structuredClone(example) as Value
    const parent = holder.reduce<Value>((one, step) => (one as Record<string, Value>)[step]!, copy)
    const last = path.at(-1)!
    if (next !== undefined) (parent as Record<string, Value>)[last] = next
    else if (Array.isArray(parent)) parent.splice(Number(last), 1)
    else delete (parent as Record<string, Value>)[last]
    return { path: path.join('.'), text: stringify(copy) }
  }
  if (path.length > 0) yield mutated(undefined)
  if (typeof value === 'string') yield mutated(`${value}x`)
  else if (typeof value === 'number') yield mutated(value - 1)
  else if (typeof value === 'boolean') yield mutated(!value)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      yield* mutations(one, [...path, Array.isArray(value) ? Number(key) : key])
    }
  }
}

/** A part that says what holds without it, too. */
const SAYS_NOTHING = new Set([
  'streams.shop.systems.used',
  // The defaults of a graduation rule.
  'streams.payments.graduation.consumers',
])

const all = [...mutations(example)].flatMap(({ path, text }) => {
  const after: LoadedMap = loaded(text)
  return after.problems.length === 0 && !SAYS_NOTHING.has(path) ? [{ path, after }] : []
})

test('every part of the map matters: without it, or with another value, the map means something else', () => {
  expect(all.length).toBeGreaterThan(300)
  expect(all.filter(({ after }) => diff(before, after).length === 0).map(({ path }) => path)).toEqual([])
  expect(all.filter(({ after }) => diff(after, before).length === 0).map(({ path }) => path)).toEqual([])
})

test('every change is told in words, at a place of its map', () => {
  for (const { path, after } of all) {
    for (const { sentence, at } of [...diff(before, after), ...diff(after, before)]) {
      expect(`${path}: ${sentence}`).toMatch(/^[^:]+: \p{Lu}.*[.…”]$/u)
      expect(`${path}: ${sentence}`).not.toMatch(/undefined|null|\[object|NaN|“”|``|\.\./)
      expect(at.line).toBeGreaterThan(0)
    }
  }
})

test.each([
  [
    'a metric by its name',
    'metric: Searches that end in a view',
    'metric: { name: Searches that end in a view }',
  ],
  ['a risk by its name', 'risks: [The search is down,', 'risks: [{ name: The search is down },'],
  ['a fallback that covers all', 'fallback: Orders wait', 'fallback: { does: Orders wait, coverage: 100 }'],
  ['a column by its name', 'item: key, time: changed', 'item: [key], time: { column: changed }'],
  ['a status by its state', 'Open: new', 'Open: { state: new }'],
  [
    'a stream for all items',
    'stream: [{ when: { project: PAY }, is: payments }, { is: shop }]\n    slice: consumers',
    'stream: [{ when: { project: PAY }, is: payments }, { is: shop }]\n    slice: [{ is: consumers }]',
  ],
  [
    'an event by its own name',
    'name: Order placed, stage: purchase }',
    'name: Order placed, stage: purchase, types: [order.placed] }',
  ],
  ['what is inherited in the grid anyway', 'cadence: once', 'cadence: once, intent: Buy it'],
  ['metric logic in other signs', '>= 99.9 %', '≥ 99.9%'],
  [
    'white space',
    'charter: Takes money, settles it, and nothing else.',
    'charter: >\n      Takes money,\n      settles it,\n\n      and   nothing else.',
  ],
  [
    'a default',
    'kind: supporting\n    promise: Streams can',
    'kind: supporting\n    lifecycle: running\n    owns: []\n    promise: Streams can',
  ],
])('%s means the same in its long form', (_, short, long) => {
  expect(EXAMPLE).toContain(short)
  const after = loaded(EXAMPLE.replace(short, long))
  expect(after.problems).toEqual([])
  expect(diff(before, after)).toEqual([])
  expect(diff(after, before)).toEqual([])
})

test('maps with references that lead nowhere are compared as well', () => {
  const broken = loaded(
    'streams: { a: { name: A, promise: P, for: [x], trigger: T, finishLine: F, outcome: O, stages: [y], reliesOn: [z] } }\nslices: { c: { name: C, within: d }, d: { name: D, within: c } }\ngrid: { c: { s: { intent: I } } }',
  )
  expect(diff(broken, before).length).toBeGreaterThan(0)
  expect(diff(before, broken).length).toBeGreaterThan(0)
  expect(diff(broken, broken)).toEqual([])
  expect(
    diff(loaded(''), broken)
      .map(({ kind }) => kind)
      .sort(),
  ).toEqual(['slice-added', 'slice-added', 'stream-added'])
})

test('maps that are half broken are compared as far as they are sound, both ways', () => {
  const lines = EXAMPLE.split('\n')
  /** The example without some lines, and with some that end too early. */
  const broken = fc
    .array(fc.tuple(fc.nat(lines.length - 1), fc.option(fc.nat(60), { nil: null })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((cuts) => {
      const left: (string | null)[] = [...lines]
      for (const [at, length] of cuts)
        left[at] = length === null ? null : (left[at]?.slice(0, length) ?? null)
      return loaded(left.filter((line) => line !== null).join('\n'))
    })
  fc.assert(
    fc.property(broken, broken, (one, other) => {
      const changes = diff(one, other)
      for (const { sentence } of changes) expect(sentence).not.toMatch(/undefined|null|\[object|NaN|“”|``/)
      expect(diff(other, one).length === 0).toBe(changes.length === 0)
    }),
    { numRuns: 40 },
  )
})
