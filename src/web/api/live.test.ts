import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { paced } from './live.ts'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

const recorder = (takes = 0) => {
  const acted: number[] = []
  const act = async (): Promise<void> => {
    acted.push(Date.now())
    await new Promise((resolve) => setTimeout(resolve, takes))
  }
  return { acted, act }
}

test('a burst of calls acts at once and once more after the pace', async () => {
  const { acted, act } = recorder()
  const { call } = paced(act, 2000)
  for (let i = 0; i < 10; i++) {
    call()
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(10_000)
  expect(acted).toEqual([0, 2000])
})

test('calls that come slowly act at once', async () => {
  const { acted, act } = recorder()
  const { call } = paced(act, 2000)
  call()
  await vi.advanceTimersByTimeAsync(5000)
  call()
  await vi.advanceTimersByTimeAsync(5000)
  expect(acted).toEqual([0, 5000])
})

test('an act that takes longer than the pace is waited for', async () => {
  const { acted, act } = recorder(7000)
  const { call } = paced(act, 2000)
  call()
  await vi.advanceTimersByTimeAsync(3000)
  call()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(acted).toEqual([0, 7000])
})

test('an act that fails does not end the pace', async () => {
  const acted: number[] = []
  const { call } = paced(async () => {
    acted.push(Date.now())
    throw new Error('no answer')
  }, 2000)
  call()
  call()
  await vi.advanceTimersByTimeAsync(10_000)
  call()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(acted).toEqual([0, 2000, 10_000])
})

test('nothing acts after stop', async () => {
  const { acted, act } = recorder()
  const { call, stop } = paced(act, 2000)
  call()
  call()
  stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(acted).toEqual([0])
})
