import { expect, test } from 'vitest'
import type { FlowAnswer } from '../answers.ts'
import { flowAnswer } from '../report.ts'
import { compareFlow } from './compare.ts'
import { askFacts, day, itemOf, mapWith, type Drawn } from './facts.contract.ts'

const ITEMS: Drawn[] = [
  itemOf('1', [['build', 'active', 1, 3]], { end: 'done' }),
  itemOf(
    '2',
    [
      ['build', 'waiting', 1, 2],
      ['build', 'active', 2, 5],
    ],
    { end: 'done', type: 'defect' },
  ),
  itemOf('3', [['build', 'active', 8, 16]], { end: 'done' }),
]
const FACTS = { items: ITEMS.flatMap(({ items }) => items), visits: ITEMS.flatMap(({ visits }) => visits) }

const flow = async (from: number, to: number, measuring = '{}'): Promise<FlowAnswer> => {
  const window = { from: day(from), to: day(to) }
  const { measures, map, request } = await askFacts(
    FACTS,
    mapWith(measuring),
    { stream: 'shop' },
    day(22),
    window,
  )
  return flowAnswer(measures, map, request, day(22))
}

test('figures beside each other, with n, change and what speaks against it', async () => {
  const { rows, notes } = compareFlow(await flow(1, 8), await flow(8, 22))
  expect(
    rows.map(({ figure, a, b, change, note }) => [figure, a.value, a.n, b.value, b.n, change, note]),
  ).toEqual([
    ['velocity', 2, null, 1, null, -0.5, 'The windows differ in length: compare the mean per period.'],
    ['velocity.mean', 2, 1, 0.5, 2, -0.75, null],
    ...[
      ['flowTime.p50', 2],
      ['flowTime.p85', 4],
      ['flowTime.p95', 4],
    ].map(([figure, days]) => [
      figure,
      Number(days) * 86_400,
      2,
      8 * 86_400,
      1,
      8 / Number(days) - 1,
      'Few items (n = 1): chance may explain it.',
    ]),
    ['load', 0, null, 0, null, null, null],
    ['load.average', 6 / 7, null, 8 / 14, null, 8 / 14 / (6 / 7) - 1, null],
    ['efficiency', 5 / 6, 2, 1, 1, (1 - 5 / 6) * 100, 'Few items (n = 1): chance may explain it.'],
    ['distribution.feature', 50, 2, 100, 1, 50, 'Few items (n = 1): chance may explain it.'],
    ['distribution.defect', 50, 2, 0, 1, -50, 'Few items (n = 1): chance may explain it.'],
    ...['risk', 'debt', 'unclassified'].map((type) => [
      `distribution.${type}`,
      0,
      2,
      0,
      1,
      0,
      'Few items (n = 1): chance may explain it.',
    ]),
  ])
  expect(rows[2]?.b.key).toBe(
    'flowTime.p50?measured=work&stream=shop&from=2026-01-12T00%3A00%3A00%2B00%3A00&to=2026-01-26T00%3A00%3A00%2B00%3A00',
  )
  expect(notes).toEqual(['The windows differ in length: 7 and 14 days.'])
})

test('what is measured differently is said', async () => {
  const { rows, notes } = compareFlow(await flow(1, 8), await flow(1, 8, '{ by: day, backward: highWater }'))
  expect(rows.find(({ figure }) => figure === 'velocity.mean')?.change).toBe(null)
  expect(notes).toEqual([
    'The periods differ: week and day. Means per period can’t be compared.',
    'Only a: Backward moves: as is (counted where it is).',
    'Only a: Periods by default: week.',
    'Only b: Backward moves: high water (counted in the furthest stage that it has reached).',
    'Only b: Periods by default: day.',
  ])
})
