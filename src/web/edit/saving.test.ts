import { expect, test } from 'vitest'
import { problemsBrought } from './saving.ts'

const problem = (code: string, line: number, message = 'm') => ({
  code,
  severity: 'warning' as const,
  message,
  file: 'a.yaml',
  line,
  column: 1,
})

test('a change brings the problems that were not there before, wherever the lines have moved', () => {
  const before = [problem('MR101', 3), problem('MR205', 8), problem('MR205', 9)]
  const now = [problem('MR101', 5), problem('MR205', 10), problem('MR205', 11), problem('MR205', 12)]
  expect(problemsBrought(before, [...now, problem('MR101', 1, 'other')])).toEqual([
    problem('MR205', 12),
    problem('MR101', 1, 'other'),
  ])
})
