/** How paths are spoken of. */
import type { PathMove } from '../../flow/journeys/paths/path-answers.ts'
import type { StepKind } from '../../flow/journeys/paths/steps.ts'
import type { Weight } from '../search/paths-search.ts'

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

/** Several things by their noun. @example manyOf(2, 'activity') // 'activities' */
export const manyOf = (n: number, noun: string): string =>
  n === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`
