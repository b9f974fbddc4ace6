/**
 * Figures about journeys: their addresses, and how each is told. A figure of a journey is about something within the
 * stream (a stage, a proof point, a metric of the map), which its address names as `about`. An area adds its figures
 * in a file of its own, `figures/journeys/<area>.ts`, and here.
 */
import { COURT_FIGURES } from './journeys/court.ts'
import { SERVICE_FIGURES } from './journeys/service.ts'
import { EFFECT_FIGURES } from './journeys/effect.ts'
import { RIVER_FIGURES } from './journeys/river.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { COVERAGE_FIGURES } from './journeys/coverage.ts'
import { COHORT_FIGURES } from './journeys/cohort-figures.ts'
import { CONVERSION_FIGURES } from './journeys/conversion-figures.ts'
import { FUNNEL_FIGURES } from './journeys/funnel-figures.ts'
import { TIME_TO_REACH_FIGURES } from './journeys/time-to-reach-figures.ts'
import { FLOW_OF_JOURNEYS_FIGURES } from './journeys/flow-figures.ts'
import { FITNESS_FIGURES } from './journeys/fitness.ts'
import { NORTH_STAR_FIGURES } from './journeys/north-star-figures.ts'
import { PATH_FIGURES } from './journeys/paths.ts'
import type { Window } from '../measures/measures.ts'
import type { MetricId } from './metrics.ts'

interface JourneyFigureKind {
  readonly metric: MetricId
  readonly name: string
  readonly unit:
    | 'journeys'
    | 'events'
    | 'steps'
    | 'share'
    | 'seconds'
    | 'number'
    | 'ratio'
    | 'journeys per period'
  /** What `about` names, for people: “stage”, “metric of the stream”; absent where the figure has none. */
  readonly about?: string
}

/** A set of journeys that a figure counts or leaves out. Indexes into the log. */
export interface JourneySet {
  /** In the address of the list; `counted` for those that the figure is made of. */
  readonly id: string
  readonly words: string
  readonly journeys: Int32Array
}

/** A figure with what it is made of. Pages and `/api/explain` call the same function for it. */
export interface ToldJourneyFigure {
  readonly value: number | null
  /** Where it is not that of the kind: metric logic gives values of any unit. */
  readonly unit?: JourneyFigureKind['unit']
  /** Observations that it is made of. */
  readonly n: number | null
  /** Why there is no value. */
  readonly why?: string
  /** As people read it. */
  readonly words: string
  /** How it is made: metric logic, business events, windows, in words. */
  readonly rules: readonly string[]
  readonly counted: JourneySet
  /** Beside the figure: left out, censored, or the other part of a share. */
  readonly leftOut: readonly JourneySet[]
}

export interface JourneyFigure extends JourneyFigureKind {
  /** The window in which it is told where none is asked for; absent for all that is known. That of its page. */
  readonly windowOf?: (ask: JourneyAsk) => Window | Promise<Window>
  /** @throws RequestError for an `about` that there is not. */
  readonly tell: (ask: JourneyAsk, about: string | null) => ToldJourneyFigure | Promise<ToldJourneyFigure>
}

/** All figures about journeys by id. */
export const JOURNEY_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  ...COURT_FIGURES,
  ...RIVER_FIGURES,
  ...EFFECT_FIGURES,
  ...COVERAGE_FIGURES,
  ...PATH_FIGURES,
  ...FITNESS_FIGURES,
  ...CONVERSION_FIGURES,
  ...FUNNEL_FIGURES,
  ...TIME_TO_REACH_FIGURES,
  ...COHORT_FIGURES,
  ...FLOW_OF_JOURNEYS_FIGURES,
  ...SERVICE_FIGURES,
  ...NORTH_STAR_FIGURES,
}

export const isJourneyFigure = (id: string | undefined): boolean =>
  id !== undefined && Object.hasOwn(JOURNEY_FIGURES, id)
