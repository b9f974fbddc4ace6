/** What the page of paths shows, as its address says it. */
import { REPEATS, STEP_KINDS, type Repeats, type StepKind } from '../../flow/journeys/paths/steps.ts'
import { streamSearch, type StreamSearch } from './stream-search.ts'
import { oneOf, word, type Raw } from './words.ts'

/** What the breadth of a move, and the words on it, tell. */
export const WEIGHTS = ['times', 'p50', 'p85', 'mean'] as const
export type Weight = (typeof WEIGHTS)[number]

export interface PathsSearch extends StreamSearch {
  readonly steps?: StepKind
  readonly repeats?: Repeats
  /** Percent of the journeys whose paths are drawn. */
  readonly paths?: string
  /** Least percent of the journeys that make a move, for it to be drawn. */
  readonly moves?: string
  readonly show?: Weight
  /** A step that is looked at; with `next` the move from it to that one. */
  readonly at?: string
  readonly next?: string
  /** So many paths are listed. */
  readonly top?: string
}

const percent = (raw: Raw, name: string): string | undefined => {
  const value = word(raw, name)
  return value !== undefined && /^\d{1,3}(\.\d{1,3})?$/.test(value) && Number(value) <= 100
    ? value
    : undefined
}

export const pathsSearch = (raw: Raw): PathsSearch => ({
  ...streamSearch(raw),
  steps: oneOf(raw, 'steps', STEP_KINDS),
  repeats: oneOf(raw, 'repeats', REPEATS),
  paths: percent(raw, 'paths'),
  moves: percent(raw, 'moves'),
  show: oneOf(raw, 'show', WEIGHTS),
  at: word(raw, 'at'),
  next: word(raw, 'next'),
  top: /^[1-9]\d{0,2}$/.test(word(raw, 'top') ?? '') ? word(raw, 'top') : undefined,
})
