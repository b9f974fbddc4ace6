/** What the engine tells whoever listens. */
import type { Taken } from './take.ts'

interface Progress {
  readonly task: string
  readonly done: number
  readonly total: number | null
}

export interface EngineEvents {
  /** Committed data has changed. */
  change: [Taken]
  /** The map was loaded again; of how many periods the published figures changed with it. */
  map: [{ revised: number }]
  progress: [Progress]
  /** An alert was opened, is over, was acknowledged or was told. */
  alerts: []
}
