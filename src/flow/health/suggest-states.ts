/**
 * What the statuses of a source might mean, from what they are called and from where they stand in the flow. A
 * proposal for people to confirm: nothing is mapped by it.
 */
import { durationInWords } from '../duration.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import type { SourceReading } from '../reading.ts'
import type { Confidence, ProposedState, StateSuggestion } from './answer.ts'
import { stateSaidBy } from './state-words.ts'
import type { StatusFacts } from './status-profile.ts'
import { percentOf } from './tally.ts'
import { countOf } from '../number-words.ts'

/** Fewer items say nothing about where a status stands. */
const FEWEST = 5
/** A status in which so large a share of its items come to rest is an end … */
const MOSTLY_ENDS = 0.8
/** … one in which half of them do is one if it is called so … */
const HALF_ENDS = 0.5
/** … and one in which hardly any do is none. */
const HARDLY_ENDS = 0.2
/** A status that is the first of so large a share of its items is a beginning. */
const MOSTLY_FIRST = 0.8

const isEnd = (state: ProposedState): boolean => state === 'done' || state === 'canceled'

interface Place {
  /** What the data says by itself; null where it says nothing. */
  readonly state: 'new' | 'active' | 'done' | null
  readonly why: string
}

/** Whether what follows it is mostly an end too, as `Closed` after `Resolved`. */
const leadsToAnEnd = ({ next }: StatusFacts): boolean => {
  let all = 0
  let ends = 0
  for (const [status, n] of next) {
    const said = stateSaidBy(status)
    all += n
    if (said && isEnd(said.meaning)) ends += n
  }
  return all > 0 && ends >= 0.5 * all
}

const placeOf = ({ items, first, rested, ended, returned, dwell }: StatusFacts): Place => {
  const parts: string[] = []
  if (rested > 0) parts.push(`${percentOf(ended, rested)} of ${countOf(rested, 'item')} at rest ended there`)
  if (first > 0) parts.push(`${percentOf(first, items)} begin in it`)
  if (returned > 0) parts.push(`${percentOf(returned, items)} come back to it`)
  if (dwell !== null) parts.push(`a stay takes ${durationInWords(dwell / MICROS_PER_SECOND)} on average`)
  const why = parts.join(', ')
  if (rested >= FEWEST && ended >= MOSTLY_ENDS * rested) return { state: 'done', why }
  if (items < FEWEST) return { state: null, why }
  // Where nothing is at rest yet, what is no beginning may still be an end.
  if (first >= MOSTLY_FIRST * items) return { state: 'new', why }
  return { state: rested >= FEWEST ? 'active' : null, why }
}

const judged = (facts: StatusFacts): Pick<StateSuggestion, 'state' | 'confidence' | 'why'> => {
  const place = placeOf(facts)
  const name = stateSaidBy(facts.status)
  const seen = place.why === '' ? '' : `; ${place.why}`
  if (!name) {
    if (place.state === null)
      return { state: 'active', confidence: 'low', why: `its name says nothing that is known${seen}` }
    const confidence: Confidence = place.state === 'done' ? 'medium' : 'low'
    return { state: place.state, confidence, why: `its name says nothing that is known${seen}` }
  }
  const { meaning, word } = name
  const said = `its name says “${word}”`
  if (meaning === 'done' && facts.rested >= FEWEST && facts.ended < HALF_ENDS * facts.rested) {
    if (leadsToAnEnd(facts)) {
      return { state: 'done', confidence: 'medium', why: `${said}, and what follows it is an end too${seen}` }
    }
    return facts.ended < HARDLY_ENDS * facts.rested
      ? { state: 'waiting', confidence: 'low', why: `${said}, but work goes on from there${seen}` }
      : { state: 'done', confidence: 'low', why: `${said}, but few items end there${seen}` }
  }
  if (!isEnd(meaning) && place.state === 'done') {
    return { state: meaning, confidence: 'low', why: `${said}, but most items end there${seen}` }
  }
  return { state: meaning, confidence: 'high', why: `${said}${seen}` }
}

const mappedIn = (reading: SourceReading, status: string): string | null => {
  const said = reading.meaningOf(status)
  // Bound to a business event: whether its filter is met is for each event to say.
  const bound = said?.reason === 'unmapped' ? reading.proofPoints?.canMean(status) : undefined
  const meaning = bound === undefined ? said : bound
  if (meaning === null) return 'keep'
  return meaning.reason === 'unmapped' ? null : meaning.reason === 'paused' ? 'paused' : meaning.state
}

/** @param facts In the order of the flow, which is kept. */
export const suggestStates = (facts: readonly StatusFacts[], reading: SourceReading): StateSuggestion[] =>
  facts.map((one) => ({
    status: one.status,
    ...judged(one),
    mapped: mappedIn(reading, one.status),
    items: one.items,
  }))
