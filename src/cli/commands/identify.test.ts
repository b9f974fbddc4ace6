import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ORDER_EXAMPLE } from '../../identify/order-example.contract.ts'
import { runIn } from '../in-process.contract.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = async (...args: string[]): Promise<{ code: number; out: string }> => {
  const { code, stdout } = await runIn(folder, 'identify', ...args)
  return { code, out: stdout }
}

test('no map to read: 2', async () => {
  expect((await run(folder)).code).toBe(2)
})

test('tells the map, what parts, the candidates and the criteria', async () => {
  writeFileSync(join(folder, 'map.yaml'), ORDER_EXAMPLE)
  expect(await run(folder)).toEqual({
    code: 0,
    out: `The map in a minute
───────────────────
At Marketplace, Shopper Purchase Experience is for consumer shoppers: Shoppers find, buy and receive the right goods. Enterprise Procurement is for enterprise buyers: Companies buy by their own rules. Both rely on Payments.

33 words, about 13 seconds to read aloud; under 60 is the aim.

Where paths part
────────────────
at                           slices                 differ in                          recorded as
discover, purchase, receive  consumer | enterprise  intent, finishLine, proof, policy  no fork yet

Candidate streams
─────────────────
for         stages                                  apart because of                            served by
consumer    discover → purchase → receive → return  consumer | enterprise at purchase, receive  shopping
enterprise  discover → purchase → receive           consumer | enterprise at purchase, receive  procurement

Decision criteria
─────────────────
shopping
  time integrity         met         \`search.begun\` proves the start, \`order.delivered\` the finish.
  customer clarity       met         It serves \`consumer\`, judged by “Conversion”.
  policy and SLA deltas  not judged  No policy, SLA or service level is named for it.
  cadence and learning   met         Its slices share cadence and policies at every stage.
  blast radius           met         No other top-level stream fails with it.
  simplicity             met         The map is told in 33 words, about 13 seconds.

procurement
  time integrity         not met  The finish line has no proof point.
  customer clarity       met      It serves \`enterprise\`, judged by “Needs met in time”.
  policy and SLA deltas  met      Of the streams beside it, none is bound to: approval.
  cadence and learning   met      Its slices share cadence and policies at every stage.
  blast radius           met      No other top-level stream fails with it.
  simplicity             met      The map is told in 33 words, about 13 seconds.
`,
  })
})

test('the same as data', async () => {
  const { code, out } = await run(folder, '--json')
  expect(code).toBe(0)
  const data = JSON.parse(out) as Record<string, unknown>
  expect(Object.keys(data)).toEqual(['narration', 'divergences', 'candidates', 'criteria'])
  expect(data).toMatchObject({
    narration: { words: 33, seconds: 13 },
    divergences: [{ at: ['discover', 'purchase', 'receive'], forks: [] }],
    candidates: [{ slices: ['consumer'] }, { slices: ['enterprise'] }],
    criteria: [{ stream: 'shopping' }, { stream: 'procurement' }],
  })
})
