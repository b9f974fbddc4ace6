import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadMap } from '../../model/load.ts'
import { runIn } from '../in-process.contract.ts'
import { inText } from './staffing.ts'

const MAP = `
slices: { all: { name: All } }
streams:
  shop: { name: N, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  sales: { name: N, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
teams:
  shop-team:
    name: Shop team
    stream: shop
    members:
      - { count: 4, function: engineering, share: 80 }
      - { person: anna, function: design }
      - { person: bo, function: design }
  sales-team:
    name: Sales team
    stream: sales
    members: [{ person: anna, function: design, share: 40 }, { count: 2, function: engineering }]
  idle-team: { name: Idle team }
`

const told = (text: string): string => inText(loadMap([{ file: 'map.yaml', text }]).map)

test('people by stream and function, who is counted twice, what is missing, and proposals with their effect', () => {
  expect(told(MAP)).toBe(`stream  people  FTE  engineering  design     missing roles
shop         6  5.2  4 (3.2)      2          –
sales        3  2.4  2            1 (0.4) !  –
Distinct people; full-time equivalents in brackets where they differ; ! fewer than 2.

Counted over 100 %
person  percent  where
anna        140  shop-team 100 %, sales-team 40 %

Teams without a stream: idle-team

1 gap
stream  what             people
sales   function design       1

Proposals, each for itself
  merge: Merge \`sales\` and \`shop\`, unless their outcomes, policies or measures of success differ.
    gaps 1 → 0; together 8 people, 7.6 FTE
  rebalance: \`anna\` is counted at 140 %: take them out of \`sales-team\` (40 %).
    gaps 1 → 0; sales 3 → 2 people`)
})

test('nothing is missing; or there is nothing yet', () => {
  const sound = `
streams:
  shop: { name: N, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
teams:
  shop-team: { name: Shop team, stream: shop, members: [{ count: 4, function: engineering }] }
`
  expect(told(sound)).toBe(`stream  people  FTE  engineering  missing roles
shop         4    4  4            –
Distinct people; full-time equivalents in brackets where they differ; ! fewer than 2.

Every function has at least two people, and every role is filled.`)
  expect(told('')).toBe(
    'The map has no teams yet: add `teams`, each with its `stream` and its `members`, by name or as head-counts.',
  )
})

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = async (...args: string[]): Promise<{ code: number; out: string }> => {
  const { code, stdout } = await runIn(folder, 'staffing', ...args)
  return { code, out: stdout }
}

test('as data; without a map the exit code is 2', async () => {
  expect((await run(folder)).code).toBe(2)
  writeFileSync(join(folder, 'map.yaml'), MAP)
  const { code, out } = await run(folder, '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    streams: [
      { stream: 'shop', people: 6, fte: 5.2 },
      { stream: 'sales', people: 3, fte: 2.4 },
    ],
    unattached: ['idle-team'],
    gaps: [{ stream: 'sales', kind: 'function', name: 'design', people: 1 }],
  })
})
