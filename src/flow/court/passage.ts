/**
 * Passages: of each journey, its way through each stage that it entered, and its way from trigger to finish line. One
 * journey is one observation of a stage, however often it came back, so that observations don’t depend on each other.
 */

/** What became of a journey at a stage. */
export const FATE = { open: 0, passed: 1, failed: 2 } as const
/** Its time there: it went on, it is still there, or it ended there without going on, which has no duration. */
export const STAY = { ended: 0, open: 1, left: 2 } as const
/** Stands for paths that are not over. */
export const NO_PATH = -1
/** In place of the stage, of a passage that began outside of the window. */
export const NOT_COUNTED = -1

export interface Passages {
  /** Number of them; the arrays may be longer. */
  readonly size: number
  readonly journey: Int32Array
  /** Index into `stages`; their number for the whole journey; or {@link NOT_COUNTED}. */
  readonly stage: Int32Array
  /** µs. */
  readonly entered: Float64Array
  readonly fate: Uint8Array
  readonly stay: Uint8Array
  /** µs in the stage while waiting or active; of whole journeys from trigger to finish line. */
  readonly time: Float64Array
  /** Of stages in the tools’ words, of whole journeys as stages. */
  readonly path: Int32Array
  /** The same in the words of the map, which sources share; of whole journeys again as stages. */
  readonly statePath: Int32Array
  readonly stages: readonly string[]
  readonly wordsOf: (path: number) => readonly string[]
  /** How abandonment is told, of each slice that has journeys. */
  readonly abandonment: readonly string[]
}
