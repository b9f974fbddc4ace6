import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MILLI, type CloudEvent } from './cloud-event.ts'
import { liveSimulation, SYSTEM_CLOCK, type Clock } from './live.ts'
import { simulate } from './simulate.ts'

const origin = Date.parse('2026-03-02T00:00:00+01:00') * MILLI
const from = origin + 3 * DAY

/** A clock that jumps ahead by what is slept. */
const jumping = (start: number): Clock => {
  let now = start
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms * MILLI
    },
  }
}

describe('liveSimulation', () => {
  it('continues the simulation: nothing early, nothing late, nothing left out', async () => {
    const clock = jumping(from)
    const stop = new AbortController()
    const told: CloudEvent[] = []
    for await (const event of liveSimulation({ seed: 2, origin, from, clock, signal: stop.signal })) {
      if (clock.now() >= from + 4 * HOUR) stop.abort()
      else {
        expect(Date.parse(event.time) * MILLI).toBe(clock.now())
        told.push(event)
      }
    }
    expect(told).toEqual([...simulate({ seed: 2, origin, from, to: from + 4 * HOUR })])
    expect(told.length).toBeGreaterThan(10)
  })

  it('tells at once what happened since it was last told', async () => {
    const clock = jumping(from + DAY)
    const missed = [...simulate({ seed: 2, origin, from, to: from + DAY })]
    const told: CloudEvent[] = []
    for await (const event of liveSimulation({ seed: 2, origin, from, clock })) {
      told.push(event)
      if (told.length === missed.length) break
    }
    expect(told).toEqual(missed)
    expect(clock.now()).toBe(from + DAY)
  })

  it('ends when it is told to, while it waits', async () => {
    const stop = new AbortController()
    const later = SYSTEM_CLOCK.now() + 365 * DAY
    const events = liveSimulation({ seed: 2, origin: later, from: later, signal: stop.signal })
    setTimeout(() => stop.abort(), 5)
    expect(await events.next()).toEqual({ done: true, value: undefined })
  })

  it('passes on what is wrong with the clock', async () => {
    const clock: Clock = { now: () => from, sleep: () => Promise.reject(new Error('no timers')) }
    await expect(liveSimulation({ seed: 2, origin, from, clock }).next()).rejects.toThrow('no timers')
  })
})
