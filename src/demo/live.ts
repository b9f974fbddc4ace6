/** The simulation in real time: each event is told when its time has come. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Micros } from '../flow/event.ts'
import { MILLI, type CloudEvent } from './cloud-event.ts'
import { simulateOccurrences } from './simulate.ts'

export interface Clock {
  /** Now, in µs. */
  readonly now: () => Micros
  /** Resolves after so many ms; rejects when the signal says stop. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<unknown>
}

export const SYSTEM_CLOCK: Clock = {
  now: () => Date.now() * MILLI,
  sleep: (ms, signal) => sleep(ms, undefined, { signal }),
}

interface LiveOptions {
  readonly seed: number
  /** Of the simulation that is continued. */
  readonly origin: Micros
  /** Where its events end that are known already. What happened since comes at once. */
  readonly from: Micros
  readonly clock?: Clock
  /** Ends the stream; no error. */
  readonly signal?: AbortSignal
}

/** A timer of the platform can't wait for longer than this many ms (2^31 − 1). */
const LONGEST_SLEEP = 2 ** 31 - 1

/** Waits until the instant has come. Returns at once when the signal says stop. */
const until = async (at: Micros, clock: Clock, signal: AbortSignal | undefined): Promise<void> => {
  try {
    for (let early = at - clock.now(); early > 0; early = at - clock.now()) {
      await clock.sleep(Math.min(LONGEST_SLEEP, Math.ceil(early / MILLI)), signal)
    }
  } catch (error) {
    if (!signal?.aborted) throw error
  }
}

/** Events of the simulation from `from` on, none before its time, until the signal says stop. */
export async function* liveSimulation(options: LiveOptions): AsyncGenerator<CloudEvent, void> {
  const { seed, origin, from, clock = SYSTEM_CLOCK, signal } = options
  for (const { at, event } of simulateOccurrences({ seed, origin, from, to: Infinity })) {
    if (!signal?.aborted) await until(at, clock, signal)
    if (signal?.aborted) return
    yield event
  }
}
