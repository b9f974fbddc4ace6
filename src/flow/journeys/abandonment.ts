/** When a journey without a further event counts as abandoned. */
import { choicesFor } from '../../model/measured-by.ts'
import { secondsOf } from '../../model/schema.ts'
import { durationInWords } from '../duration.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { JourneyAsk } from './journey-ask.ts'

/** Where the map names no window: an item without an event for so long is stale, and a journey has been left. */
const DEFAULT_DAYS = 30

export interface Abandonment {
  /** µs without an event, after which a journey in no stage with a window of its own counts as abandoned. */
  readonly after: Micros
  /** The same by code of the stage in the log. */
  readonly byStage: Float64Array
  /** Whether the map says so, or it is the default. */
  readonly declared: boolean
  /** As it is named beside the figures that depend on it. */
  readonly words: string
}

/** The abandonment windows of the stream that is asked for. */
export const abandonmentOf = ({ map, request, log }: JourneyAsk): Abandonment => {
  const stream = request.stream === null ? undefined : map.streams.get(request.stream)
  const { abandonment, staleAfterDays } = choicesFor(stream?.measuring, 'journeys')
  const { after, stages } =
    abandonment === undefined
      ? { after: `${staleAfterDays ?? DEFAULT_DAYS} d`, stages: {} }
      : typeof abandonment === 'string'
        ? { after: abandonment, stages: {} }
        : abandonment
  const micros = (duration: string): Micros => secondsOf(duration) * MICROS_PER_SECOND
  const inWords = (duration: string): string => durationInWords(secondsOf(duration))
  const ofStages: Readonly<Record<string, string>> = stages
  const exceptions = Object.entries(ofStages).map(
    ([stage, duration]) => `${inWords(duration)} in \`${stage}\``,
  )
  const isDefault =
    request.stream === null
      ? ' (the default: windows of their own hold where one stream is asked for)'
      : ' (the default: the map names no `abandonment`)'
  return {
    after: micros(after),
    byStage: Float64Array.from(log.stages, (stage) => micros(ofStages[stage] ?? after)),
    declared: abandonment !== undefined,
    words: `A journey counts as abandoned after ${[inWords(after), ...exceptions].join(', ')} without an event${abandonment === undefined ? isDefault : ''}.`,
  }
}

/** µs after a moment in the stage. */
export const windowIn = ({ after, byStage }: Abandonment, stage: number): Micros => byStage[stage] ?? after
