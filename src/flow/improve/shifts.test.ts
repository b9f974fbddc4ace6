import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shiftsOf } from './shifts.ts'

const low = [7, 9, 7, 9, 7, 9, 7, 9]
const high = [13, 11, 13, 11, 13, 11, 13, 11]

test('a step is one shift, at its first period', () => {
  expect(shiftsOf([...low, ...high])).toEqual([
    { at: 8, rule: 'eight on one side', before: { from: 0, to: 7 }, after: { from: 8, to: 15 } },
  ])
})
test('several rules that tell of one step are one shift', () => {
  // The new level is beyond the limits as well.
  expect(shiftsOf([...Array<number>(16).fill(2), 20, 21, 20, 21, 20, 21, 20, 21])).toEqual([
    { at: 16, rule: 'eight on one side', before: { from: 0, to: 15 }, after: { from: 16, to: 23 } },
  ])
})
test('up and down again: two shifts, each against what was before it', () => {
  const found = shiftsOf([...low, ...high, ...low])
  expect(found.map(({ at, before }) => ({ at, before }))).toEqual([
    { at: 8, before: { from: 0, to: 7 } },
    { at: 16, before: { from: 8, to: 15 } },
  ])
})
test('one period that stands out', () => {
  expect(shiftsOf([5, 6, 5, 6, 5, 6, 5, 30, 5, 6, 5, 6, 5, 6])).toEqual([
    { at: 7, rule: 'beyond the limits', before: { from: 0, to: 6 }, after: { from: 7, to: 7 } },
  ])
})
test('a beginning that was different shifts where it ends', () => {
  // Nine low ones at the start pull no other signal behind them: the rest scatters around the mean.
  const values = [8, 9, 8, 9, 8, 9, 8, 9, 8, 15, 9, 16, 8, 15, 9, 16, 8, 15, 9, 16]
  expect(shiftsOf(values)).toEqual([
    { at: 9, rule: 'eight on one side', before: { from: 0, to: 8 }, after: { from: 9, to: 19 } },
  ])
})
test('routine variation has no shift', () => {
  expect(shiftsOf([1, 3, 5, 3, 7, 8, 0, 5, 3, 1, 8, 2])).toEqual([])
  expect(shiftsOf([1, 2, 3])).toEqual([])
})
test('shifts are in order, inside the series, and before and after never overlap', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 60 }), (values) => {
      let last = -1
      for (const { at, before, after } of shiftsOf(values)) {
        expect(at).toBeGreaterThan(last)
        expect(before.from).toBeGreaterThanOrEqual(0)
        expect(before.to).toBe(at - 1)
        expect(before.to).toBeGreaterThanOrEqual(before.from)
        expect(after.from).toBe(at)
        expect(after.to).toBeGreaterThanOrEqual(at)
        expect(after.to).toBeLessThan(values.length)
        last = at
      }
    }),
    { numRuns: 1000 },
  )
})
