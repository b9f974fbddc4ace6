import { afterEach, expect, test, vi } from 'vitest'
import { paced } from './live.ts'

afterEach(() => void vi.useRealTimers())

test('a burst of calls acts at once and once more after the pace', () => {
  vi.useFakeTimers()
  const acted: number[] = []
  const start = Date.now()
  const { call } = paced(() => acted.push(Date.now() - start), 2000)
  for (let i = 0; i < 10; i++) {
    call()
    vi.advanceTimersByTime(100)
  }
  vi.advanceTimersByTime(10_000)
  expect(acted).toEqual([0, 2000])
})

test('calls that come slowly act at once', () => {
  vi.useFakeTimers()
  const acted: number[] = []
  const start = Date.now()
  const { call } = paced(() => acted.push(Date.now() - start), 2000)
  call()
  vi.advanceTimersByTime(5000)
  call()
  vi.advanceTimersByTime(5000)
  expect(acted).toEqual([0, 5000])
})

test('nothing acts after stop', () => {
  vi.useFakeTimers()
  const acted: string[] = []
  const { call, stop } = paced(() => acted.push('acted'), 2000)
  call()
  call()
  stop()
  vi.advanceTimersByTime(10_000)
  expect(acted).toEqual(['acted'])
})
