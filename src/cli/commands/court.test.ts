import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/workspace.ts'
import { runIn } from '../in-process.contract.ts'

const MAP = `
organisation: { name: Test, timeZone: UTC }
slices: { anna: { name: Anna }, ben: { name: Ben } }
journey: { stages: { pay: { name: Pay } } }
events: { order.paid: { name: Paid, stage: pay } }
streams:
  shop:
    name: Shop
    promise: People buy what they need
    for: [anna, ben]
    trigger: Somebody needs something
    finishLine: They have it
    outcome: They are content
    stages: [pay]
    northStar: { name: Bought }
    proofPoints: { finishLine: order.paid }
sources:
  web:
    name: Web
    kind: cloudevents
    measures: journeys
    stream: shop
    cloudEvents: { from: /web, item: subject, state: type }
    states: { order.paid: { state: done, stage: pay } }
`

let place: Awaited<ReturnType<typeof temporaryFolder>>

beforeAll(async () => {
  place = await temporaryFolder()
  await writeFile(join(place.folder, 'map.yaml'), MAP)
})
afterAll(() => place.remove())

test('says which kind of nothing it is, and what counts as evidence', async () => {
  const { code, stdout } = await runIn(place.folder, 'court')
  expect(code).toBe(0)
  expect(stdout).toContain('no data: Nothing has come from Web yet.')
  expect(stdout).toMatch(/^anna +ben +0 +0 +not measured$/m)
  expect(stdout).toContain(
    'A difference matters if p < 0.05, corrected for 0 tests, from a divergence of 0.05, δ of 0.147, or 5 points on, in each of 2 windows.',
  )
  expect(JSON.parse((await runIn(place.folder, 'court', '--json')).stdout)).toMatchObject({
    data: { kind: 'no data' },
    rules: { alpha: 0.05, atLeast: 30 },
    detail: null,
  })
})

test('tells a pair in full', async () => {
  const { stdout } = await runIn(place.folder, 'court', '--a', 'ben', '--b', 'anna')
  expect(stdout).toContain(`Anna and Ben: not measured.
  – The log holds journeys of at most one of the two.

  Pay: not measured.
    declared: no difference
    Path: Not measured: n = 0 and 0.
    Duration: Not measured: n = 0 and 0.
    Outcome rate: Not measured: n = 0 and 0.
`)
})

test('records what is decided, with its prediction; shows it before; refuses what is no decision', async () => {
  const decide = ['court', 'decide', '--a', 'anna', '--b', 'ben', '--by', 'Board', '--on', '2026-05-01']
  const predicted = [
    '--says',
    'No fewer buy',
    '--holds',
    'reached(order.paid) / started >= 40 %',
    '--until',
    '2026-11-01',
  ]
  const shown = await runIn(place.folder, ...decide, '--kind', 'merge', ...predicted, '--dry-run')
  expect(shown.stdout).toContain('+  merge-anna-ben:')
  expect(await readFile(join(place.folder, 'map.yaml'), 'utf8')).toBe(MAP)

  const written = await runIn(
    place.folder,
    ...decide,
    '--kind',
    'merge',
    ...predicted,
    '--why',
    'One promise',
  )
  expect([written.code, written.stdout]).toEqual([
    0,
    'Recorded: decisions.merge-anna-ben. Reviews score its prediction from 2026-11-01 on.\n',
  ])
  expect(await readFile(join(place.folder, 'map.yaml'), 'utf8')).toBe(`${MAP}decisions:
  merge-anna-ben:
    kind: merge
    "on": "2026-05-01"
    by: Board
    about: [anna, ben, shop]
    why: One promise
    prediction:
      says: No fewer buy
      holds: reached(order.paid) / started >= 40 %
      by: "2026-11-01"
`)
  const after = await runIn(place.folder, 'court')
  expect(after.stdout).toContain('2026-05-01 merge `merge-anna-ben`: not measured by the evidence today.')

  const refused = await runIn(place.folder, ...decide, '--kind', 'retire')
  expect([refused.code, refused.stderr]).toEqual([
    2,
    'millrace: `retire` is no decision of the court: it is split or merge.\n',
  ])
  const taken = await runIn(place.folder, ...decide, '--kind', 'merge', '--id', 'merge-anna-ben')
  expect([taken.code, taken.stderr]).toEqual([
    2,
    'millrace: There is a decision `merge-anna-ben` already: choose another id with --id.\n',
  ])
})
