import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestActive } from './longest-active.ts'
import type { ActiveRun } from './measures.ts'

const run = (stage: string, from: number, to: number): ActiveRun => ({ stage, from, to })

test('the longer run is the bottleneck until it ends; while the next one overlaps it shifts', () => {
  // Build is active for 60 and the bottleneck until it ends; test overlaps it for 20 and goes on for 20 alone.
  expect(longestActive([run('build', 0, 60), run('test', 40, 80), run('ship', 10, 15)])).toEqual([
    { stage: 'build', value: 60 / 80, sole: 40 / 80 },
    { stage: 'test', value: 20 / 80, sole: 20 / 80 },
  ])
})
test('a gap in all activity belongs to nobody', () => {
  expect(longestActive([run('build', 0, 10), run('test', 30, 60)])).toEqual([
    { stage: 'build', value: 0.25, sole: 0.25 },
    { stage: 'test', value: 0.75, sole: 0.75 },
  ])
})
test('stages that are active as long share the time, and neither is the only one', () => {
  expect(longestActive([run('build', 0, 10), run('test', 0, 10)])).toEqual([
    { stage: 'build', value: 0.5, sole: 0 },
    { stage: 'test', value: 0.5, sole: 0 },
  ])
})
test('no activity, no bottleneck', () => {
  expect(longestActive([])).toEqual([])
  expect(longestActive([run('build', 5, 5)])).toEqual([])
})

/** Runs of one stage that do not overlap, from the gaps and lengths between them. */
const runsOf = (stage: string) =>
  fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 8 })), { maxLength: 6 }).map((steps) => {
    let at = 0
    return steps.map(([gap, length], i) => {
      const from = at + gap + (i > 0 ? 1 : 0)
      at = from + length
      return run(stage, from, at)
    })
  })

test('the shares are those of looking at each instant on its own, and sum to 1', () => {
  fc.assert(
    fc.property(runsOf('a'), runsOf('b'), runsOf('c'), (a, b, c) => {
      const runs = [...a, ...b, ...c]
      const counts: Record<string, number> = {}
      let total = 0
      for (let at = 0; at < 100; at++) {
        const now = runs.filter(({ from, to }) => from <= at && at < to)
        if (now.length === 0) continue
        total += 1
        const most = Math.max(...now.map(({ from, to }) => to - from))
        const longest = now.filter(({ from, to }) => to - from === most)
        for (const { stage } of longest) counts[stage] = (counts[stage] ?? 0) + 1 / longest.length
      }
      const found = longestActive(runs)
      expect(Object.fromEntries(found.map(({ stage, value }) => [stage, value * total]))).toEqual(
        Object.fromEntries(Object.entries(counts).map(([stage, n]) => [stage, expect.closeTo(n, 6)])),
      )
      if (runs.length > 0) expect(found.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 9)
      for (const { value, sole } of found) expect(sole).toBeLessThanOrEqual(value + 1e-9)
    }),
  )
})
