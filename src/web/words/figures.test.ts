import { expect, test } from 'vitest'
import { changeOf, count, countOf, decimal, exactSeconds, percent } from './figures.ts'

test('numbers in English notation', () => {
  expect(count(1234567)).toBe('1,234,567')
  expect(decimal(12.349)).toBe('12.3')
  expect(percent(0.423)).toBe('42 %')
  expect(exactSeconds(277000.25)).toBe('277,000.25 s')
  expect([0, 1, 2].map((n) => countOf(n, 'item'))).toEqual(['0 items', '1 item', '2 items'])
})

test('changes in words', () => {
  expect(changeOf(38, 34, 'ratio')).toEqual({ direction: 'up', words: 'up 12 %' })
  expect(changeOf(17, 34, 'ratio')).toEqual({ direction: 'down', words: 'down 50 %' })
  expect(changeOf(100_001, 100_000, 'ratio')).toEqual({ direction: 'up', words: 'up under 1 %' })
  expect(changeOf(3, 0, 'ratio')).toEqual({ direction: 'up', words: 'up from 0' })
  expect(changeOf(0, 0, 'ratio')).toEqual({ direction: 'same', words: 'unchanged' })
  expect(changeOf(0.42, 0.38, 'points')).toEqual({ direction: 'up', words: 'up 4 points' })
  expect(changeOf(0.37, 0.38, 'points')).toEqual({ direction: 'down', words: 'down 1 point' })
  expect(changeOf(0.381, 0.384, 'points')).toEqual({ direction: 'same', words: 'unchanged' })
})

test('no change is told of what is not known', () => {
  expect(changeOf(null, 3, 'ratio')).toBeNull()
  expect(changeOf(3, null, 'points')).toBeNull()
})
