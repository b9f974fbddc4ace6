/**
 * The engine: a map, a store, and everything that people ask of the two. The CLI and the server both work
 * through it, so that a number is the same wherever it is asked.
 */
import { EventEmitter } from 'node:events'
import { AlertDesk } from '../alert/desk.ts'
import type { Environment } from '../alert/receivers.ts'
import type { Reading } from '../connect/connector.ts'
import type { Telemetry } from '../connect/otlp/telemetry.ts'
import type { FlowAnswer, ItemAnswer, ItemsAnswer, OverviewAnswer, TakenAnswer } from '../flow/answers.ts'
import type { TargetsAnswer } from '../flow/alert-answers.ts'
import type { ItemKey, Micros } from '../flow/event.ts'
import type { DataHealthAnswer } from '../flow/health/answer.ts'
import type { Rederived } from '../flow/journeys/splice.ts'
import { isJourneyFigure } from '../flow/figures/journey-figures.ts'
import type { ExplainAnswer } from '../flow/figures/explain-answers.ts'
import type { ChangesAnswer } from '../flow/figures/published-answers.ts'
import { readingOf, type SourceReading } from '../flow/reading.ts'
import { flowAnswer } from '../flow/report.ts'
import { resolveRequest, type FlowRequest } from '../flow/request.ts'
import type { ForecastAnswer } from '../flow/forecast/forecast-answer.ts'
import type { NextAnswer } from '../flow/improve/next-answer.ts'
import type { ViewAnswer } from '../flow/view-answers.ts'
import type { ViewRequest } from '../flow/views/view-ask.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store } from '../store/store.ts'
import { forecastAnswer } from '../flow/forecast/forecast.ts'
import { resolveForecast, type ForecastRequest } from '../flow/forecast/forecast-request.ts'
import { nextOf } from './next.ts'
import type { CheckedMap } from './checked-map.ts'
import { ArrivalCounts } from './arrivals.ts'
import type { EngineEvents } from './engine-events.ts'
import { explainFigure, type Explaining, type ExplainRequest } from './explain-figure.ts'
import { explainJourneyFigure } from './explain-journey.ts'
import { DataHealth } from './health.ts'
import { itemAnswer, itemPage, itemsAnswer, type Listed } from './item-lists.ts'
import type { ItemsRequest } from './items-request.ts'
import { JourneyQuestions } from './journey-questions.ts'
import { Journeys } from './journeys.ts'
import { KnownSources } from './known-sources.ts'
import { MapInFolder } from './map-answer.ts'
import { overviewAnswer } from './overview.ts'
import { takeFiles } from './read-files.ts'
import { Prober } from './probes.ts'
import type { PublishedCount } from './published.ts'
import { Publisher } from './publisher.ts'
import { changesAnswer, type ChangesRequest } from './published-changes.ts'
import { BusinessResults } from './results.ts'
import { FINGERPRINT, fingerprintOf, rebuildStore } from './rebuild.ts'
import { routeEvents, routeTelemetry } from './route-events.ts'
import { TRUSTED, type Sender } from './senders.ts'
import { takeRouted, type PostedAnswer } from './take-routed.ts'
import { objectivesOfStreams } from './service.ts'
import { Intake, type Taken } from './take.ts'
import { targetsAnswer } from './targets.ts'
import { unknownSource } from './unknown-source.ts'
import { viewOf } from './views.ts'
import { allGaps, gapsBehind } from './warnings.ts'

export class Engine {
  readonly events = new EventEmitter<EngineEvents>()
  /** What needs attention, and who is told. */
  readonly alerts: AlertDesk
  /** The probes that the map declares. */
  readonly probes: Prober
  /** What is asked about customers’ journeys. */
  readonly journeys: JourneyQuestions
  /** What senders post while a server listens. */
  readonly arrivals: ArrivalCounts
  /** Business results that no event carries. */
  readonly results: BusinessResults
  private readings: ReadonlyMap<string, SourceReading> = new Map()
  private readonly intake: Intake
  private readonly dataHealth: DataHealth
  private readonly journeyLogs: Journeys
  private readonly sources: KnownSources
  private checked: CheckedMap
  private readonly publisher: Publisher
  private readonly store: Store
  private readonly now: () => Micros

  /**
   * Opens the engine on a loaded map and a store. Where the map's reading of the events has changed since
   * the data was derived, it is derived anew first.
   *
   * @param env Addresses and secrets that the map names by their variable.
   */
  static async open(
    checked: CheckedMap,
    store: Store,
    now: () => Micros = () => Date.now() * 1000,
    env: Environment = process.env,
  ): Promise<Engine> {
    const engine = new Engine(checked, store, now, env)
    await engine.rebuildIfChanged()
    return engine
  }

  private constructor(checked: CheckedMap, store: Store, now: () => Micros, env: Environment) {
    this.checked = checked
    this.store = store
    this.now = now
    this.mapInFolder = new MapInFolder(checked.folder, now)
    this.sources = new KnownSources(store)
    this.journeyLogs = new Journeys(store, () => this.map, now)
    this.arrivals = new ArrivalCounts(() => this.map, now)
    const known = {
      store,
      now,
      map: () => this.map,
      summaries: () => this.sources.summaries(),
    }
    this.journeys = new JourneyQuestions({ ...known, journeys: this.journeyLogs, arrivals: this.arrivals })
    this.results = new BusinessResults({ ...known, onTaken: (values) => this.recorded(values) })
    this.publisher = new Publisher({ ...known, lastEventAt: () => this.lastEventAt() })
    this.compile()
    this.intake = new Intake(
      store,
      () => this.readings,
      (taken, rederived) => this.changed(taken, rederived),
    )
    this.alerts = new AlertDesk({
      ...known,
      env,
      northStars: async () => (await this.journeys.northStars()).streams,
      objectives: () => objectivesOfStreams(this.map, (request) => this.journeys.ask(request)),
      onChange: () => this.events.emit('alerts'),
    })
    this.probes = new Prober({ ...known, env, onKept: (spans) => this.recorded(spans) })
    this.dataHealth = new DataHealth({
      ...known,
      readings: () => this.readings,
      onProgress: (done, total) => this.events.emit('progress', { task: 'Examining the data', done, total }),
    })
  }

  get map(): ValueStreamMap {
    return this.checked.map
  }

  /** The map as its files say it now, errors and all; {@link map} is what was taken of it. */
  readonly mapInFolder: MapInFolder

  /** Where the files of the map lie. */
  get folder(): string {
    return this.checked.folder
  }

  get storeName(): string {
    return this.store.name
  }

  /** @param rederived The items whose journeys may have changed; any may have without it. */
  private changed(taken: Taken, rederived?: Rederived): void {
    this.sources.changed()
    this.dataHealth.changed()
    this.journeyLogs.changed(rederived)
    this.events.emit('change', taken)
  }

  /** Business results or probes were kept: they count at once, and who listens is told. */
  private recorded(records: number): void {
    this.journeyLogs.recorded()
    this.events.emit('change', { accepted: records, duplicate: 0, items: 0 })
  }

  private compile(): void {
    this.readings = new Map(
      [...this.map.sources].map(([id, source]) => [id, readingOf(id, source, this.map)]),
    )
  }

  private async isReadDifferently(map: ValueStreamMap): Promise<boolean> {
    return (await this.store.note(FINGERPRINT)) !== fingerprintOf(map)
  }

  private async rebuildIfChanged(): Promise<number> {
    return (await this.isReadDifferently(this.map)) ? this.rebuild() : 0
  }

  /** Takes a map that was loaded again, and derives everything anew if it reads the events differently. */
  async useMap(checked: CheckedMap): Promise<void> {
    // What a period was before is published first, so that what the map changes in it can be told.
    if (await this.isReadDifferently(checked.map)) await this.publish()
    await this.intake.exclusively(async () => {
      this.checked = checked
      this.compile()
    })
    const revised = await this.rebuildIfChanged()
    this.events.emit('map', { revised })
  }

  /**
   * Derives all items and visits again from the events, and publishes what is another number then.
   *
   * @returns of how many periods the published figures changed.
   */
  async rebuild(): Promise<number> {
    await this.intake.exclusively(async () => {
      await rebuildStore(this.store, this.map, this.readings, (done) =>
        this.events.emit('progress', { task: 'Deriving items from events', done, total: null }),
      )
    })
    this.changed({ accepted: 0, duplicate: 0, items: 0 })
    return (await this.publish()).revised
  }

  /** Publishes the figures of periods that are over, and again those that have changed since. One at a time. */
  publish(): Promise<PublishedCount> {
    return this.publisher.publish()
  }

  /** What was published and is another number now. @throws RequestError */
  changes(request: ChangesRequest): Promise<ChangesAnswer> {
    return changesAnswer(this.store, this.map, request)
  }

  /**
   * Imports files of one source. What it changes of published figures is for the caller to publish: it takes longer
   * than the import of a few rows, and nobody has to wait for it.
   *
   * @param onProgress is told the bytes of the file taken so far.
   * @throws ImportError if a file as a whole can't be taken; files before it stay taken.
   */
  async importFiles(
    files: readonly string[],
    sourceId: string,
    onProgress: (file: string, bytes: number) => void = () => undefined,
  ): Promise<TakenAnswer> {
    const source = this.map.sources.get(sourceId)
    if (source === undefined) throw await unknownSource(sourceId, files, this.map)
    const received = this.now()
    const total = await takeFiles(
      files,
      source,
      (readings) => this.intake.take({ source: sourceId, readings }, received),
      onProgress,
    )
    const summary = (await this.sources.summaries()).find((one) => one.source === sourceId)
    if (summary) total.warnings.push(...allGaps(summary, source.measures))
    return total
  }

  /** Takes what a connector has read of one source. Resolves when it is durable. */
  takeReadings(source: string, readings: readonly Reading[]): Promise<Taken> {
    return this.intake.take({ source, readings }, this.now())
  }

  /**
   * Takes CloudEvents and CDEvents. Each goes to the first source whose `from` takes it; one that is refused takes no
   * other with it.
   */
  async takeCloudEvents(events: readonly unknown[]): Promise<TakenAnswer> {
    return (await this.takePosted(events, TRUSTED)).taken
  }

  /** The same of a sender who may post to some sources only. */
  takePosted(events: readonly unknown[], sender: Sender): Promise<PostedAnswer> {
    const received = this.now()
    const routed = routeEvents(events, this.map, sender, received)
    this.arrivals.posted(routed)
    return takeRouted(routed, events.length, this.intake, received)
  }

  /** Takes of spans and log records what is meant for a source. Resolves when it is durable. */
  takeTelemetry(telemetry: readonly Telemetry[], sender: Sender): Promise<PostedAnswer> {
    const received = this.now()
    const routed = routeTelemetry(telemetry, this.map, sender, received)
    this.arrivals.telemetry(routed.fates)
    return takeRouted(routed, telemetry.length - routed.others, this.intake, received)
  }

  /** @throws RequestError */
  async flow(request: FlowRequest): Promise<FlowAnswer> {
    const resolved = resolveRequest(request, this.map)
    const [answer, summaries] = await Promise.all([
      flowAnswer(this.store.measures, this.map, resolved, this.now()),
      this.sources.summaries(),
    ])
    return { ...answer, warnings: gapsBehind(answer, this.map, summaries) }
  }

  /** A view of a selection. @throws RequestError */
  async view(view: string, request: ViewRequest): Promise<ViewAnswer> {
    const [answer, summaries] = await Promise.all([
      viewOf(this.store, this.map, view, request, this.now()),
      this.sources.summaries(),
    ])
    return { ...answer, warnings: [...answer.warnings, ...gapsBehind(answer, this.map, summaries)] }
  }

  /** What to change next. @throws RequestError */
  next(request: FlowRequest): Promise<NextAnswer> {
    return nextOf(this.store, this.map, request, this.now())
  }

  /** When so many items are done, or how many are done until a date. @throws RequestError */
  async forecast(request: ForecastRequest): Promise<ForecastAnswer> {
    return forecastAnswer(this.store.measures, this.map, resolveForecast(request, this.map), this.now())
  }

  /** A number, opened; its value comes from the same answers as the pages'. @throws RequestError */
  async explain(request: ExplainRequest): Promise<ExplainAnswer> {
    const explaining: Explaining = {
      map: this.map,
      store: this.store,
      readings: this.readings,
      summaries: await this.sources.summaries(),
      flow: () => this.flow(request),
      view: (view, clock) => this.view(view, { ...request, clock }),
      list: (items) => itemPage(items, this.listed()),
    }
    return isJourneyFigure(request.figure)
      ? explainJourneyFigure(request, await this.journeys.ask(request), explaining)
      : explainFigure(request, explaining)
  }

  /** The items behind a figure, or all of a selection. @throws RequestError */
  async items(request: ItemsRequest): Promise<ItemsAnswer> {
    return itemsAnswer(request, this.listed(), await this.sources.summaries())
  }

  /** One item with its visits, statuses and events; null if the log does not hold it. */
  async item(key: ItemKey): Promise<ItemAnswer | null> {
    return itemAnswer(key, this.listed(), await this.sources.summaries(), this.readings.get(key.source))
  }

  private listed(): Listed {
    return { store: this.store, map: this.map, now: this.now() }
  }

  /** @param stream Only the targets of this stream. @throws RequestError */
  targets(stream?: string): Promise<TargetsAnswer> {
    return targetsAnswer(this.store.measures, this.map, stream, this.now())
  }

  /** The instant of the latest event of any source, µs; null while there is none. */
  lastEventAt(): Promise<Micros | null> {
    return this.sources.lastEventAt()
  }

  /** Small values kept beside the data. */
  note(key: string): Promise<string | null> {
    return this.store.note(key)
  }

  setNote(key: string, value: string): Promise<void> {
    return this.store.setNote(key, value)
  }

  /** Items by what people call them, in any source. */
  find(name: string): Promise<ItemKey[]> {
    return this.store.find(name)
  }

  /** What is wrong with the data, what that does to which number, and how to mend it. @throws RequestError */
  health(source?: string): Promise<DataHealthAnswer> {
    return this.dataHealth.answer(source)
  }

  async overview(): Promise<OverviewAnswer> {
    const summaries = await this.sources.summaries()
    return overviewAnswer(this.store.measures, this.checked, summaries, this.now())
  }

  async close(): Promise<void> {
    await this.publisher.idle()
    await this.intake.exclusively(async () => undefined)
    await this.store.close()
  }
}
