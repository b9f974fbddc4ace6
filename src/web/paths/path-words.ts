/** How paths are spoken of. */
import type { PathMove } from '../../flow/journeys/paths/path-answers.ts'
import type { StepKind } from '../../flow/journeys/paths/steps.ts'
import type { Weight } from '../search/paths-search.ts'
import { decimal } from '../words/figures.ts'

export const STEP_NAMES: Readonly<Record<StepKind, { readonly name: string; readonly noun: string }>> = {
  stages: { name: 'Stages', noun: 'stage' },
  activities: { name: 'Activities', noun: 'activity' },
  events: { name: 'All events', noun: 'event' },
  'proof-points': { name: 'Business events', noun: 'business event' },
}

export const WEIGHT_NAMES: Readonly<Record<Weight, string>> = {
  times: 'How often',
  p50: 'Median time',
  p85: '85 % within',
  mean: 'Mean time',
}

export const MEASURES_NAMES: Readonly<Record<PathMove['measures'], string>> = {
  stay: 'stay in the stage before',
  gap: 'gap between events',
  sojourn: 'sojourn: waiting and service',
}

/** A share of 1, exact enough to tell 99.9 % from all. @example shareInWords(0.4231) // '42.3 %' */
export const shareInWords = (share: number | null): string =>
  share === null ? '–' : `${decimal(share * 100)} %`

/** Several things by their noun. @example manyOf(2, 'activity') // 'activities' */
export const manyOf = (n: number, noun: string): string =>
  n === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`
