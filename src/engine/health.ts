/** The health of the data: examined once for each state of it, and while data streams in at most once a minute. */
import { MICROS_PER_SECOND, type Micros, type SourceEvent } from '../flow/event.ts'
import type { DataHealthAnswer } from '../flow/health/answer.ts'
import { Examination } from '../flow/health/examine.ts'
import type { SourceReading } from '../flow/reading.ts'
import { calendarOf } from '../flow/reach.ts'
import { oneOf } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { SourceSummary, Store } from '../store/store.ts'

const PACE = 60 * MICROS_PER_SECOND
/** What never changes still ages: stale items, sources gone silent. */
const LASTS = 60 * PACE
/** Events between two reports of progress. */
const PROGRESS_EVERY = 50_000

interface HealthOf {
  readonly store: Store
  readonly now: () => Micros
  readonly map: () => ValueStreamMap
  readonly readings: () => ReadonlyMap<string, SourceReading>
  readonly summaries: () => Promise<readonly SourceSummary[]>
  readonly onProgress: (done: number, total: number) => void
}

/** Items with all their events, of a log that comes ordered by item and in which an item may span batches. */
export async function* itemsOf(log: AsyncIterable<SourceEvent[]>): AsyncGenerator<SourceEvent[]> {
  let open: SourceEvent[] = []
  for await (const batch of log) {
    for (const event of batch) {
      const first = open[0]
      if (first && (first.item !== event.item || first.source !== event.source)) {
        yield open
        open = []
      }
      open.push(event)
    }
  }
  if (open.length > 0) yield open
}

export class DataHealth {
  private readonly of: HealthOf
  private examined: {
    readonly at: Micros
    readonly of: ValueStreamMap
    readonly answer: Promise<DataHealthAnswer>
  } | null = null
  private isChanged = false

  constructor(of: HealthOf) {
    this.of = of
  }

  /** The data is not what it was. */
  changed(): void {
    this.isChanged = true
  }

  /** @param source Only of this source. @throws RequestError if there is no such source. */
  async answer(source?: string): Promise<DataHealthAnswer> {
    const answer = await this.whole()
    if (source === undefined) return answer
    const id = oneOf(
      'source',
      source,
      answer.sources.map((one) => one.id),
    )
    return { ...answer, sources: answer.sources.filter((one) => one.id === id) }
  }

  private whole(): Promise<DataHealthAnswer> {
    const { now, map } = this.of
    const last = this.examined
    const age = last ? now() - last.at : Infinity
    // A changed map is somebody who has just mended something, and wants to see it.
    const holds = last?.of === map() && age < LASTS && (!this.isChanged || age < PACE)
    if (last && holds) return last.answer
    this.isChanged = false
    const answer = this.examine()
    this.examined = { at: now(), of: map(), answer }
    answer.catch(() => (this.examined = null))
    return answer
  }

  private async examine(): Promise<DataHealthAnswer> {
    const { store, now, map, readings, summaries, onProgress } = this.of
    const known = await summaries()
    const total = known.reduce((sum, { events }) => sum + events, 0)
    const examination = new Examination({
      map: map(),
      readings: readings(),
      known,
      calendar: calendarOf(map()),
      now: now(),
    })
    let done = 0
    let told = 0
    for await (const events of itemsOf(store.log())) {
      examination.see(events)
      done += events.length
      if (done - told < PROGRESS_EVERY) continue
      told = done
      onProgress(done, total)
    }
    return examination.answer()
  }
}
