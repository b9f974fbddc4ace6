/** The map in a few plain sentences, as a new leader would tell it [article: criterion of simplicity]. */
import type { ValueStreamMap } from '../model/schema.ts'
import { coverageOf } from './coverage.ts'

/** At this pace a text is read aloud. */
export const WORDS_PER_MINUTE = 150

interface Sentence {
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

const isSupporting = (map: ValueStreamMap, id: string): boolean => {
  const stream = map.streams.get(id)
  return stream?.kind === 'supporting' && stream.lifecycle !== 'retired'
}

/** The sentences one by one: which streams there are, for whom, what they promise, on what they rely. */
export function* sentencesOf(map: ValueStreamMap): Generator<Sentence> {
  const { outermost, streams } = coverageOf(map)
  const sliceName = (id: string): string => map.slices.get(id)?.name ?? id
  const relied = new Map(
    streams.map(([id, { reliesOn }]) => [id, reliesOn.filter((one) => isSupporting(map, one))]),
  )
  const nameOf = (id: string): string => map.streams.get(id)?.name ?? id
  if (streams.length === 0 && outermost.length > 0) {
    yield { stream: null, text: `${map.organisation.name} serves ${enumerated(outermost.map(sliceName))}.` }
  }
  // What all of them rely on is said once, at the end.
  const [some = [], ...others] = relied.values()
  const common = new Set(
    others.length === 0 ? [] : some.filter((id) => others.every((one) => one.includes(id))),
  )
  for (const [i, [id, stream]] of streams.entries()) {
    const where = i === 0 ? `At ${map.organisation.name}, ` : ''
    const growing = stream.lifecycle === 'emerging' ? ', which is emerging,' : ''
    const text = `${where}${stream.name}${growing} is for ${enumerated(stream.for.map(sliceName))}: ${ended(stream.promise)}`
    const own = (relied.get(id) ?? []).filter((one) => !common.has(one))
    yield { stream: id, text: own.length > 0 ? `${text} It relies on ${enumerated(own.map(nameOf))}.` : text }
  }
  if (common.size > 0) {
    const all = streams.length === 2 ? 'Both' : 'All'
    yield { stream: null, text: `${all} rely on ${enumerated([...common].map(nameOf))}.` }
  }
  const told = new Set([...relied.values()].flat())
  const behind = [...map.streams.keys()].filter((id) => isSupporting(map, id) && !told.has(id))
  if (behind.length > 0) {
    const verb = behind.length === 1 ? 'works' : 'work'
    yield { stream: null, text: `${enumerated(behind.map(nameOf))} ${verb} behind them.` }
  }
}

/** The whole narration, and how long it takes to read it aloud at 150 words a minute. */
export const narrate = (map: ValueStreamMap): Narration => {
  const text = [...sentencesOf(map)].map((sentence) => sentence.text).join(' ')
  const count = countWords(text)
  return { text, words: count, seconds: Math.round((count / WORDS_PER_MINUTE) * 60) }
}
