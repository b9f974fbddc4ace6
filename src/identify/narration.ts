/** The map in a few plain sentences, as a new leader would tell it [article: criterion of simplicity]. */
import type { Stream, ValueStreamMap } from '../model/schema.ts'
import { coverageOf } from './coverage.ts'

/** At this pace a text is read aloud. */
export const WORDS_PER_MINUTE = 150

export interface Sentence {
  readonly text: string
  /** The stream that it is about; null where it is about the map. */
  readonly stream: string | null
}

export interface Narration {
  readonly text: string
  readonly words: number
  /** How long it takes to read it aloud, in seconds. */
  readonly seconds: number
}

const words = new Intl.Segmenter('en', { granularity: 'word' })

/** Words as they are spoken; in scripts without spaces by the dictionary of the runtime. */
export const countWords = (text: string): number => {
  let count = 0
  for (const { isWordLike } of words.segment(text)) if (isWordLike) count++
  return count
}

/** “A”, “A and B”, “A, B and C”. */
const enumerated = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

const ended = (text: string): string => (/[.!?。！？…]$/u.test(text) ? text : `${text}.`)

const isSupporting = ({ kind, lifecycle }: Stream): boolean =>
  kind === 'supporting' && lifecycle !== 'retired'

/** The sentences one by one: who is served, which streams there are and what they promise, on what they rely. */
export function* sentencesOf(map: ValueStreamMap): Generator<Sentence> {
  const { outermost, streams } = coverageOf(map)
  const sliceName = (id: string): string => map.slices.get(id)?.name ?? id
  const reliance = (stream: Stream): string[] =>
    stream.reliesOn.flatMap((id) => {
      const one = map.streams.get(id)
      return one && isSupporting(one) ? [one.name] : []
    })
  if (outermost.length > 0) {
    yield { stream: null, text: `${map.organisation.name} serves ${enumerated(outermost.map(sliceName))}.` }
  }
  const alike = streams.length > 1 && new Set(streams.map(([, one]) => reliance(one).join())).size === 1
  for (const [id, stream] of streams) {
    const growing = stream.lifecycle === 'emerging' ? ', which is emerging,' : ''
    const text = `${stream.name}${growing} is for ${enumerated(stream.for.map(sliceName))}: ${ended(stream.promise)}`
    const relied = alike ? [] : reliance(stream)
    yield { stream: id, text: relied.length > 0 ? `${text} It relies on ${enumerated(relied)}.` : text }
  }
  const shared = alike ? streams.slice(0, 1).flatMap(([, one]) => reliance(one)) : []
  if (shared.length > 0) {
    yield { stream: null, text: `${streams.length === 2 ? 'Both' : 'All'} rely on ${enumerated(shared)}.` }
  }
  const told = new Set(streams.flatMap(([, { reliesOn }]) => reliesOn))
  const behind = [...map.streams].filter(([id, one]) => isSupporting(one) && !told.has(id))
  if (behind.length > 0) {
    const verb = behind.length === 1 ? 'works' : 'work'
    yield { stream: null, text: `${enumerated(behind.map(([, { name }]) => name))} ${verb} behind them.` }
  }
}

/** The whole narration, and how long it takes to read it aloud at 150 words a minute. */
export const narrate = (map: ValueStreamMap): Narration => {
  const text = [...sentencesOf(map)].map((sentence) => sentence.text).join(' ')
  const count = countWords(text)
  return { text, words: count, seconds: Math.round((count / WORDS_PER_MINUTE) * 60) }
}
