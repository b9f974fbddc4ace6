import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AlertDesk } from './desk.ts'
import { watchAlerts, type Watch } from './watch.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

let looks: number[]
let told: string[]
let look: (signal?: AbortSignal) => Promise<unknown>
let problems: { id: string; problem: string | null }[]
let watching: Watch

const watch = (): void => {
  const desk = { look: (signal?: AbortSignal) => look(signal), receivers: () => problems }
  watching = watchAlerts(desk as unknown as AlertDesk, { tell: (line) => told.push(line) })
}

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  looks = []
  told = []
  problems = []
  look = async () => void looks.push(Date.now())
})
afterEach(async () => {
  await watching.stop()
  vi.useRealTimers()
})

test('soon after the start, then every minute', async () => {
  watch()
  await vi.advanceTimersByTimeAsync(3 * MINUTE)
  expect(looks).toEqual([5, 65, 125].map((seconds) => seconds * SECOND))
})

test('soon after a change, once for many', async () => {
  watch()
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  for (let i = 0; i < 20; i++) {
    watching.changed(1)
    await vi.advanceTimersByTimeAsync(100)
  }
  await vi.advanceTimersByTimeAsync(10 * SECOND)
  expect(looks).toEqual([5, 15].map((seconds) => seconds * SECOND))
})

test('not in the middle of an import, however it comes; but not never', async () => {
  watch()
  for (let i = 0; i < 40; i++) {
    if (i % 2 === 0) watching.busy()
    else watching.changed(1000)
    await vi.advanceTimersByTimeAsync(SECOND)
  }
  expect(looks).toEqual([])
  await vi.advanceTimersByTimeAsync(15 * SECOND)
  expect(looks).toHaveLength(1)
  for (let i = 0; i < 400; i++) {
    watching.changed(1000)
    await vi.advanceTimersByTimeAsync(SECOND)
  }
  expect(looks).toHaveLength(2)
})

test('what goes wrong is told once, and it is looked again', async () => {
  problems = [
    { id: 'channel', problem: 'CHAT_URL is not set.' },
    { id: 'on-call', problem: null },
  ]
  look = async () => {
    looks.push(Date.now())
    throw new Error('disk full')
  }
  watch()
  await vi.advanceTimersByTimeAsync(3 * MINUTE)
  watching.mapChanged()
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(looks.length).toBeGreaterThan(3)
  expect(told).toEqual([
    'alerts.channel: CHAT_URL is not set.',
    'Alerts could not be looked for: Error: disk full',
  ])
})

test('a stop ends what is waited for, and nothing comes after it', async () => {
  look = (signal) =>
    new Promise((resolve) => {
      looks.push(Date.now())
      signal?.addEventListener('abort', () => resolve(undefined))
    })
  watch()
  await vi.advanceTimersByTimeAsync(6 * SECOND)
  await watching.stop()
  watching.changed(1)
  await vi.advanceTimersByTimeAsync(5 * MINUTE)
  expect(looks).toEqual([5 * SECOND])
})
