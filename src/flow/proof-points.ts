/**
 * How the map's business events are read out of a source of journeys: which of them an event is, and what state it
 * puts the journey in where the source itself has no word for it. Compiled once; answered from memory for words on
 * which no filter and no slice is set.
 */
import { slicesOf, wordsOf } from '../model/business-events.ts'
import { matchesPattern } from '../model/pattern.ts'
import type { BusinessEvent, Condition, ValueStreamMap } from '../model/schema.ts'
import { EVENT_FIELD, meets } from './conditions.ts'
import type { Fields } from './event.ts'
import { meaningFrom, type Meaning } from './meaning.ts'

/** What decides, beside its word, which business events an event is. */
export interface EventContext {
  /** As they hold then, those of the event included. */
  readonly fields: Fields
  /** Of the journey, as of its last event. */
  readonly slice: string | null
}

/** Of an event of which nothing is known but its word: filters and slices don't match. */
export const NO_CONTEXT: EventContext = { fields: {}, slice: null }

/** What an event tells of an activity: its start, its completion after a start, or all of it at once. */
export type Part = 'start' | 'completion' | 'whole'

interface Binding {
  readonly name: string
  readonly words: readonly string[]
  readonly when: Condition | undefined
  readonly slices: ReadonlySet<string> | null
  readonly proves: BusinessEvent['proves']
  readonly event: BusinessEvent
}

export interface ProofPoints {
  /** Whether fields or the slice decide which business events a word is. */
  isConditional(word: string): boolean
  /** The business events that an event is, in the order of the map. */
  proofsOf(word: string, part: Part, context: EventContext): readonly string[]
  /** The stage of the first of these business events that shows one. */
  stageOf(proofs: readonly string[]): string | null
  /** What the first that is bound to a state makes of the event; undefined where none is. */
  meaningOf(word: string, context: EventContext): Meaning | null | undefined
  /** What the word can mean where filter and slice are met; undefined where no business event binds it. */
  canMean(word: string): Meaning | null | undefined
}

const isMet = ({ when, slices }: Binding, word: string, { fields, slice }: EventContext): boolean =>
  (slices === null || (slice !== null && slices.has(slice))) &&
  (when === undefined || meets({ ...fields, [EVENT_FIELD]: word }, when))

/** Of an activity that is told by its start and its completion, the start enters and the completion does the rest. */
const isToldBy = ({ proves }: Binding, part: Part): boolean =>
  part === 'whole' || (proves === 'entered') === (part === 'start')

/** What the first of them that is bound to a state says. */
const meaningOfFirst = (bindings: readonly Binding[], word: string): Meaning | null | undefined => {
  for (const { event } of bindings) {
    if (event.state !== undefined) return meaningFrom(event.state, event.stage ?? word)
  }
  return undefined
}

const NONE: readonly string[] = []

export const proofPointsOf = (map: ValueStreamMap): ProofPoints => {
  const bindings = [...map.events].map(([name, event]): Binding => ({
    name,
    words: wordsOf(name, event),
    when: event.when,
    slices: slicesOf(event, map),
    proves: event.proves,
    event,
  }))
  const candidates = new Map<string, { all: readonly Binding[]; isConditional: boolean }>()
  const candidatesFor = (word: string) => {
    let found = candidates.get(word)
    if (!found) {
      const all = bindings.filter(({ words }) => words.some((one) => matchesPattern(one, word)))
      const isConditional = all.some(({ when, slices }) => when !== undefined || slices !== null)
      candidates.set(word, (found = { all, isConditional }))
    }
    return found
  }
  const proofs = new Map<string, readonly string[]>()

  return {
    isConditional: (word) => candidatesFor(word).isConditional,
    proofsOf: (word, part, context) => {
      const { all, isConditional } = candidatesFor(word)
      if (all.length === 0) return NONE
      const key = `${part} ${word}`
      const known = isConditional ? undefined : proofs.get(key)
      if (known) return known
      const found = all
        .filter((one) => isToldBy(one, part) && isMet(one, word, context))
        .map(({ name }) => name)
      if (!isConditional) proofs.set(key, found)
      return found
    },
    stageOf: (names) => {
      for (const name of names) {
        const stage = map.events.get(name)?.stage
        if (stage !== undefined) return stage
      }
      return null
    },
    meaningOf: (word, context) =>
      meaningOfFirst(
        candidatesFor(word).all.filter((one) => isMet(one, word, context)),
        word,
      ),
    canMean: (word) => meaningOfFirst(candidatesFor(word).all, word),
  }
}
