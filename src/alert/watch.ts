/** Looking every minute, and soon after something has changed. */
import type { AlertDesk } from './desk.ts'

interface WatchOptions {
  /** Says something to who runs the server. */
  readonly tell: (line: string) => void
}

export interface Watch {
  /** Data has changed. @param events How many came at once. */
  readonly changed: (events: number) => void
  /** Something long is under way, such as an import: until it is over the data says nothing of now. */
  readonly busy: () => void
  /** The map was loaded again. */
  readonly mapChanged: () => void
  /** Ends the watch, and what it waits for. Resolves when nothing of it uses the store any more. */
  readonly stop: () => Promise<void>
}

const EVERY_MS = 60_000
/** After a change it is looked so much later: what belongs together often comes in several pieces. */
const SETTLE_MS = 5_000
/** What is busy has to be still for so long … */
const CALM_MS = 10_000
/** … but is not waited for longer than this. */
const PATIENCE_MS = 300_000
/** So many events at once are an import, whoever sends them. */
const MANY = 100

/**
 * Watches until it is stopped. Whatever goes wrong is told once and never thrown; the timers keep no process alive.
 */
export const watchAlerts = (desk: AlertDesk, { tell }: WatchOptions): Watch => {
  const stopping = new AbortController()
  const told = new Set<string>()
  const tellOnce = (line: string): void => {
    if (told.has(line)) return
    told.add(line)
    tell(line)
  }
  let timer: NodeJS.Timeout | undefined
  let due = Infinity
  let lastBusy = -Infinity
  let busySince = Infinity
  let running: Promise<void> = Promise.resolve()

  const plan = (ms: number): void => {
    if (stopping.signal.aborted) return
    clearTimeout(timer)
    due = Date.now() + ms
    timer = setTimeout(() => (running = run()), ms).unref()
  }
  const tellProblems = (): void => {
    for (const { id, problem } of desk.receivers()) if (problem !== null) tellOnce(`alerts.${id}: ${problem}`)
  }
  const isBusy = (): boolean => {
    const now = Date.now()
    if (now - lastBusy < CALM_MS && now - busySince < PATIENCE_MS) return true
    busySince = Infinity
    return false
  }
  const run = async (): Promise<void> => {
    due = Infinity
    if (isBusy()) return plan(SETTLE_MS)
    try {
      await desk.look(stopping.signal)
    } catch (error) {
      if (!stopping.signal.aborted) tellOnce(`Alerts could not be looked for: ${String(error)}`)
    }
    // A change that came meanwhile has planned an earlier look.
    if (due === Infinity) plan(EVERY_MS)
  }
  const soon = (): void => {
    if (due > Date.now() + SETTLE_MS) plan(SETTLE_MS)
  }
  const busy = (): void => {
    lastBusy = Date.now()
    busySince = Math.min(busySince, lastBusy)
  }

  tellProblems()
  plan(SETTLE_MS)
  return {
    busy,
    changed: (events) => {
      if (events >= MANY) busy()
      soon()
    },
    mapChanged: () => {
      tellProblems()
      soon()
    },
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}
