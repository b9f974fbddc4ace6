/** What each metric means: the one text that CLI, API, web app and docs show. A change of formula is a new version. */
import type { Definition } from '../answers.ts'
import { BALANCE_DEFINITIONS } from './definitions/balance.ts'
import { COURT_DEFINITIONS } from './definitions/court.ts'
import { COVERAGE_DEFINITIONS } from './definitions/coverage.ts'
import { DURATION_DEFINITIONS } from './definitions/durations.ts'
import { FIVE_DEFINITIONS } from './definitions/five.ts'
import { JOURNEY_DEFINITIONS } from './definitions/journeys.ts'
import { NORTH_STAR_DEFINITIONS } from './definitions/north-star.ts'
import { PATH_DEFINITIONS } from './definitions/paths.ts'
import { EFFECT_DEFINITIONS } from './definitions/effect.ts'
import { RIVER_DEFINITIONS } from './definitions/river.ts'
import { SERVICE_DEFINITIONS } from './definitions/service.ts'
import { STAGE_DEFINITIONS } from './definitions/stages.ts'
import type { MetricId } from './metrics.ts'

export const DEFINITIONS: Readonly<Record<MetricId, Definition>> = {
  ...FIVE_DEFINITIONS,
  ...COVERAGE_DEFINITIONS,
  ...DURATION_DEFINITIONS,
  ...BALANCE_DEFINITIONS,
  ...STAGE_DEFINITIONS,
  ...COURT_DEFINITIONS,
  ...RIVER_DEFINITIONS,
  ...EFFECT_DEFINITIONS,
  ...PATH_DEFINITIONS,
  ...JOURNEY_DEFINITIONS,
  ...SERVICE_DEFINITIONS,
  ...NORTH_STAR_DEFINITIONS,
}
