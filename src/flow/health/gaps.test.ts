import { describe, expect, test } from 'vitest'
import { gapsIn } from './gaps.ts'

const days = (count: number, isBusy: (day: number) => boolean): Set<number> =>
  new Set(Array.from({ length: count }, (_, day) => day).filter(isBusy))
const never = (): boolean => false

const gaps = (busy: ReadonlySet<number>, isOff: (slot: number) => boolean = never) =>
  gapsIn({ unit: 'day', length: 1, busy, kinds: 7 }, isOff)

describe('a source that is quiet at weekends', () => {
  const isWorkday = (day: number): boolean => day % 7 < 5
  test('has no gaps', () => {
    expect(gaps(days(200, isWorkday))).toEqual([])
  })
  test('has one where a week is missing', () => {
    expect(gaps(days(200, (day) => isWorkday(day) && Math.floor(day / 7) !== 14))).toEqual([
      { first: 96, last: 104 },
    ])
  })
  test('has none where two days are missing', () => {
    expect(gaps(days(200, (day) => isWorkday(day) && day !== 100 && day !== 101))).toEqual([])
  })
  test('has none where the week was off', () => {
    const isOff = (day: number): boolean => Math.floor(day / 7) === 14
    expect(
      gaps(
        days(200, (day) => isWorkday(day) && !isOff(day)),
        isOff,
      ),
    ).toEqual([])
  })
})

test('a source that fades out has no gaps', () => {
  // Every day at first, then every 2nd, 4th, 8th, … day.
  const fading = days(300, (day) => day < 150 || (day - 150) % 2 ** (1 + Math.floor((day - 150) / 30)) === 0)
  expect(gaps(fading)).toEqual([])
})

test('four weeks are too few to know what is usual', () => {
  expect(gaps(days(27, (day) => day < 5 || day > 20))).toEqual([])
})

test('of events that come rarely, silence is nothing strange', () => {
  expect(gaps(days(400, (day) => day % 9 === 0 || day % 31 === 0))).toEqual([])
})
