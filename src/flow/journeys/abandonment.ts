/** When a journey without a further event counts as abandoned. */
import { choicesFor, streamsFed } from '../../model/measured-by.ts'
import { secondsOf } from '../../model/schema.ts'
import { durationInWords } from '../duration.ts'
import { MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { JourneyAsk } from './journey-ask.ts'
import { NONE } from './journey-log.ts'

/** Where the map names no window: an item without an event for so long is stale, and a journey has been left. */
const DEFAULT_DAYS = 30

/** The windows of one stream. */
interface Windows {
  /** µs without an event, after which a journey in no stage with a window of its own counts as abandoned. */
  readonly after: Micros
  /** The same by code of the stage in the log. */
  readonly byStage: Float64Array
}

export interface Abandonment extends Windows {
  /** Of all streams together each journey goes by its own: the windows by code of the source. Empty for one stream. */
  readonly bySource: readonly Windows[]
  /** Whether the map says so, or it is the default. */
  readonly declared: boolean
  /** As it is named beside the figures that depend on it. */
  readonly words: string
}

interface Chosen extends Windows {
  readonly declared: boolean
  /** @example '1 h, 14 days in `compare`' */
  readonly words: string
}

const chosenFor = ({ map, log }: JourneyAsk, stream: string | null): Chosen => {
  const { measuring } = (stream === null ? undefined : map.streams.get(stream)) ?? {}
  const { abandonment, staleAfterDays } = choicesFor(measuring, 'journeys')
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
  return {
    after: micros(after),
    byStage: Float64Array.from(log.stages, (stage) => micros(ofStages[stage] ?? after)),
    declared: abandonment !== undefined,
    words: [inWords(after), ...exceptions].join(', '),
  }
}

/** The only stream that a source feeds; null where rules choose one of several. */
const streamOfSource = ({ map }: JourneyAsk, source: string): string | null => {
  const config = map.sources.get(source)
  const fed = new Set(config === undefined ? [] : streamsFed(config.stream))
  return fed.size === 1 ? ([...fed][0] ?? null) : null
}

/** The abandonment windows of the stream that is asked for; of all streams together those of each. */
export const abandonmentOf = (ask: JourneyAsk): Abandonment => {
  const { request, log } = ask
  const own = chosenFor(ask, request.stream)
  const streams = request.stream === null ? log.sources.map((source) => streamOfSource(ask, source)) : []
  const asked = new Set(streams.length === 0 ? [request.stream] : streams)
  const byStream = new Map(
    [...ask.map.streams.keys(), null].flatMap((stream) =>
      asked.has(stream) ? [[stream, chosenFor(ask, stream)] as const] : [],
    ),
  )
  const all = [...byStream.values()]
  const parts = [...Map.groupBy(byStream, ([, { words }]) => words)].map(([words, those]) => {
    const whose = those.map(([stream]) => (stream === null ? 'journeys of several streams' : `\`${stream}\``))
    return `after ${words} without an event${byStream.size > 1 ? ` for ${whose.join(', ')}` : ''}`
  })
  const declared = all.every((one) => one.declared)
  const byDefault =
    byStream.size === 1
      ? ' (the default: the map names no `abandonment`)'
      : ` (${durationInWords(DEFAULT_DAYS * 86_400)} is the default, where the map names no \`abandonment\`)`
  return {
    ...own,
    bySource: streams.map((stream) => byStream.get(stream) ?? own),
    declared,
    words: `A journey counts as abandoned ${parts.join('; ')}${declared ? '' : byDefault}.`,
  }
}

/** µs after a moment in the stage. @param source Code of the source of the journey. */
export const windowIn = (abandonment: Abandonment, stage: number, source = NONE): Micros => {
  const { after, byStage } = abandonment.bySource[source] ?? abandonment
  return byStage[stage] ?? after
}
