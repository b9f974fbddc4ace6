/** What is asked about customers’ journeys: each question answered from the same columns, for CLI, HTTP and web. */
import type { CourtAnswer } from '../flow/court/court-answer.ts'
import type { CourtRequest } from '../flow/court/tell-court.ts'
import type { EffectAnswer } from '../flow/effect/effect-answer.ts'
import type { Micros } from '../flow/event.ts'
import type { CoverageAnswer } from '../flow/journeys/coverage/coverage-answer.ts'
import type { FunnelRequest } from '../flow/journeys/funnel-request.ts'
import type { JourneyAsk } from '../flow/journeys/journey-ask.ts'
import type { JourneyListAnswer } from '../flow/journeys/journey-list.ts'
import type { FunnelAnswer, JourneysAnswer, TimesAnswer } from '../flow/journeys/journeys-answer.ts'
import { funnelAnswer } from '../flow/journeys/funnel-answer.ts'
import { journeysAnswer } from '../flow/journeys/overview.ts'
import { timesAnswer, type TimesRequest } from '../flow/journeys/times-answer.ts'
import { riverAnswer, type RiverAnswer } from '../flow/journeys/river/river-answer.ts'
import type { NorthStarAnswer, NorthStarsAnswer, PredictionsAnswer } from '../flow/logic/north-star-answer.ts'
import type { FlowRequest } from '../flow/request.ts'
import type { ServiceAnswer } from '../flow/service/service-answer.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { SourceSummary, Store } from '../store/store.ts'
import type { ArrivalCounts } from './arrivals.ts'
import { courtOfMap } from './court.ts'
import { coverageOfStore } from './coverage.ts'
import { effectOf } from './effect.ts'
import { listJourneys, type JourneyListRequest } from './explain-journey.ts'
import type { Journeys } from './journeys.ts'
import { northStarOf, northStarsOf, predictionsNow, type Asked } from './north-star.ts'
import { serviceOf } from './service.ts'
import { gapsBehind } from './warnings.ts'

interface Needed {
  readonly store: Store
  readonly map: () => ValueStreamMap
  readonly now: () => Micros
  readonly summaries: () => Promise<readonly SourceSummary[]>
  readonly journeys: Journeys
  readonly arrivals: ArrivalCounts
}

export class JourneyQuestions {
  private readonly needed: Needed

  constructor(needed: Needed) {
    this.needed = needed
  }

  /** Journeys, as everything that is computed of them takes them. @throws RequestError */
  ask(request: FlowRequest): Promise<JourneyAsk> {
    return this.needed.journeys.ask(request)
  }

  /** What is measured of journeys as wholes. @throws RequestError */
  async overview(request: FlowRequest): Promise<JourneysAnswer> {
    return journeysAnswer(await this.ask(request))
  }

  /** How many journeys reach each step. @throws RequestError */
  async funnel(request: FunnelRequest): Promise<FunnelAnswer> {
    return funnelAnswer(await this.ask(request), request)
  }

  /** How long journeys take from one point to another. @throws RequestError */
  async times(request: TimesRequest): Promise<TimesAnswer> {
    return timesAnswer(await this.ask(request), request)
  }

  /** The journeys behind a figure, or all of a selection. @throws RequestError */
  async list(request: JourneyListRequest): Promise<JourneyListAnswer> {
    return listJourneys(request, await this.ask(request))
  }

  /** The stream as a river. @throws RequestError */
  async river(request: FlowRequest & { readonly days?: number }): Promise<RiverAnswer> {
    return riverAnswer(await this.ask(request), request.days)
  }

  /** How a stream runs as a service. @throws RequestError */
  async service(request: FlowRequest): Promise<ServiceAnswer> {
    return serviceOf(await this.ask(request))
  }

  /** Proof-point coverage. @param stream Only of this one. @throws RequestError */
  async coverage(stream?: string): Promise<CoverageAnswer> {
    const { store, summaries, now, arrivals } = this.needed
    return coverageOfStore(
      stream,
      store,
      (request) => this.ask(request),
      await summaries(),
      (isMeant) => arrivals.told(isMeant),
      now(),
    )
  }

  /** Which stage did the work move? @throws RequestError */
  async effect(request: FlowRequest & { readonly weeks?: number }): Promise<EffectAnswer> {
    return effectOf(await this.ask(request), this.needed.store, request.weeks)
  }

  /** Split or merge: the evidence on every pair of slices. @throws RequestError */
  async court(request: CourtRequest): Promise<CourtAnswer> {
    const { stream, from, to } = request
    return courtOfMap(await this.ask({ stream, from, to }), request, this.needed.now())
  }

  private asked(): Asked {
    return { map: this.needed.map(), askOf: (request) => this.ask(request) }
  }

  /** What a stream is judged by, and whether its gains are hollow. @throws RequestError */
  async northStar(request: FlowRequest): Promise<NorthStarAnswer> {
    const answer = await northStarOf(this.asked(), request)
    const gaps = gapsBehind(answer, this.needed.map(), await this.needed.summaries())
    return { ...answer, warnings: [...answer.warnings, ...gaps] }
  }

  /** The north-stars of all streams, or of one, at a glance. @throws RequestError */
  northStars(request?: FlowRequest): Promise<NorthStarsAnswer> {
    return northStarsOf(this.asked(), request)
  }

  /** Whether what decisions and experiments predict came true. */
  predictions(): Promise<PredictionsAnswer> {
    return predictionsNow(this.asked(), this.needed.now())
  }
}
