/** Why a business event proves nothing, in words, and what to do about it. */
import { wordsOf } from '../../../model/business-events.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import { isoInstant } from '../../calendar.ts'
import { conditionInWords } from '../../conditions.ts'
import { durationInWords } from '../../duration.ts'
import { MICROS_PER_SECOND, type Micros } from '../../event.ts'
import { sourcesOf } from '../../reach.ts'
import type { CoverageAsk, KnownEvent } from './coverage.ts'
import type { CoverageGap, StreamCoverage } from './coverage-answer.ts'
import { wordsOfEvent } from './sightings.ts'

export interface Told extends CoverageAsk {
  readonly streams: readonly StreamCoverage[]
  readonly known: (event: string) => KnownEvent
}

export type Step = CoverageGap['steps'][number]
export type Said = Pick<CoverageGap, 'words' | 'todo'>

/** @example inWords(['a', 'b', 'c']) // 'a, b and c' */
export const inWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** The same, each set as code. */
export const quoted = (ids: readonly string[]): string => inWords(ids.map((id) => `\`${id}\``))

/** The names of the slices; nothing for a stream that serves none. */
export const sliceNames = (map: ValueStreamMap, slices: readonly (string | null)[]): string =>
  inWords(
    [...new Set(slices)].flatMap((slice) =>
      slice === null ? [] : [`“${map.slices.get(slice)?.name ?? slice}”`],
    ),
  )

/** Why no event was ever the one that is claimed. */
export const neverSeen = (told: Told, id: string, steps: readonly Step[]): Said => {
  const { map } = told.ask
  const event = map.events.get(id)
  const types = event === undefined ? [id] : wordsOf(id, event)
  const ofType = `of ${types.length === 1 ? 'type' : 'types'} ${quoted(types)}`
  const words = wordsOfEvent(map, id, told.seen)
  const streams = [...new Set(steps.map(({ stream }) => stream))]
  const unmeasured = streams.filter((stream) => sourcesOf(map, 'journeys', stream).length === 0)
  if (words.length > 0) {
    const n = words.reduce((sum, { events }) => sum + events, 0)
    const from = quoted([...new Set(words.map(({ source }) => source))])
    const seen = `${n.toLocaleString('en')} ${n === 1 ? 'event' : 'events'} ${ofType} came from ${from}, but none is \`${id}\``
    if (event?.when !== undefined) {
      return {
        words: `${seen}: none matches its filter, ${conditionInWords(event.when)}.`,
        todo: `Correct \`when\` of \`${id}\`, or let the sender send the fields that it asks for.`,
      }
    }
    if (event?.slices !== undefined) {
      return {
        words: `${seen}: none belongs to a journey of ${sliceNames(map, event.slices)}.`,
        todo: `Let the source tell the slice of its journeys (\`slice\`), or correct \`slices\` of \`${id}\`.`,
      }
    }
    return {
      words: `${seen}: they belong to no journey that is counted.`,
      todo: 'See on the page of the data’s health what is wrong with their source.',
    }
  }
  if (streams.length > 0 && unmeasured.length === streams.length) {
    return {
      words: `No event ${ofType} was ever seen: no source measures the journeys of ${quoted(unmeasured)}.`,
      todo: 'Add a source with `measures: journeys` under `sources`, and send it the events.',
    }
  }
  return {
    words: `No event ${ofType} was ever seen.`,
    todo: `Let the system that knows of it send it, or correct \`types\` of \`${id}\`.`,
  }
}

export const dayOf = (at: Micros, zone: string): string => isoInstant(at, zone).slice(0, 10)

/** Since when it is silent, of an event that is expected. */
export const silentSince = (told: Told, { id, sighting, expected }: KnownEvent): Said => {
  const { calendar } = told.ask
  const last = sighting?.last ?? 0
  return {
    words: `\`${id}\` was last seen on ${dayOf(last, calendar.zone)}, ${durationInWords((told.now - last) / MICROS_PER_SECOND)} ago; at least one is expected within ${durationInWords(expected)}.`,
    todo: `See whether its sender still runs; if it is that rare, say so with \`expected\` of \`${id}\`.`,
  }
}
