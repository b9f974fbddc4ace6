import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align, deviationId, type Skeleton } from './alignment.ts'

const skeleton = (stages: string, optional = ''): Skeleton => ({
  stages: [...stages],
  optional: new Set(optional),
})

const told = (trace: string, of: Skeleton) => {
  const { cost, worst, costSoFar, worstSoFar, deviations } = align([...trace], of)
  return [cost, worst, costSoFar, worstSoFar, deviations.map(deviationId).join('; ')]
}

test('golden alignments', () => {
  const abc = skeleton('abc')
  expect(told('abc', abc)).toEqual([0, 6, 0, 3, ''])
  // Fitness 0.8: the example of the definition.
  expect(told('ac', abc)).toEqual([1, 5, 1, 2, 'skipped b'])
  expect(told('ab', abc)).toEqual([1, 5, 0, 2, 'not reached c'])
  expect(told('abac', abc)).toEqual([1, 7, 1, 4, 'back from b to a'])
  expect(told('ababc', abc)).toEqual([2, 8, 2, 5, 'back from b to a; repeated b'])
  expect(told('acb', abc)).toEqual([2, 6, 1, 3, 'skipped b; back from c to b'])
  expect(told('axc', abc)).toEqual([2, 6, 2, 3, 'skipped b; outside x'])
  expect(told('c', abc)).toEqual([2, 4, 1, 1, 'skipped a; skipped b'])
  expect(told('x', abc)).toEqual([4, 4, 1, 1, 'not reached a; not reached b; not reached c; outside x'])
  expect(told('cab', abc)).toEqual([2, 6, 1, 3, 'ahead c; not reached c'])
})

test('a stage that does not apply may be passed or not', () => {
  const abc = skeleton('abc', 'b')
  expect(told('ac', abc)).toEqual([0, 4, 0, 2, ''])
  expect(told('abc', abc)).toEqual([0, 5, 0, 3, ''])
  expect(told('a', abc)).toEqual([1, 3, 0, 1, 'not reached c'])
})

/** Every way to read the one along the other, without any memory: the least cost. */
const exhaustive = (trace: string, { stages, optional }: Skeleton, i = 0, j = 0, mayEnd = false): number => {
  if (i === trace.length && (j === stages.length || mayEnd)) return 0
  const costs: number[] = []
  if (i < trace.length) costs.push(1 + exhaustive(trace, { stages, optional }, i + 1, j, mayEnd))
  const stage = stages[j]
  if (stage !== undefined) {
    costs.push((optional.has(stage) ? 0 : 1) + exhaustive(trace, { stages, optional }, i, j + 1, mayEnd))
    if (stage === trace[i]) costs.push(exhaustive(trace, { stages, optional }, i + 1, j + 1, mayEnd))
  }
  return Math.min(...costs)
}

test('property: the cost is the least of all alignments, and each unit of it is one deviation', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'abcdx'), minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 4 }),
      fc.subarray([...'abcd']),
      (trace, size, optional) => {
        const of = skeleton('abcd'.slice(0, size), optional.join(''))
        const { cost, worst, costSoFar, worstSoFar, deviations } = align([...trace], of)
        expect(cost).toBe(exhaustive(trace, of))
        expect(costSoFar).toBe(exhaustive(trace, of, 0, 0, true))
        expect(deviations).toHaveLength(cost)
        expect(cost).toBeLessThanOrEqual(worst)
        expect(costSoFar).toBeLessThanOrEqual(worstSoFar)
      },
    ),
    { numRuns: 300 },
  )
})
