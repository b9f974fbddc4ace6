/**
 * The performance graph: the steps as nodes, and between them how often journeys went directly from the one to the other,
 * and how long that took [definitions: performance graph = duration per directly-follows edge]. Kept in columns: of a
 * million steps with thousands of activities there are hundreds of thousands of moves, of which a few are looked at.
 */
import type { Steps } from './steps.ts'

export interface GraphStep {
  readonly label: string
  /** How often journeys came to it. */
  readonly visits: number
  readonly journeys: number
  /** Journeys whose first step it is, and whose last step so far. */
  readonly begins: number
  readonly ends: number
  /** Journeys that came to it more than once. */
  readonly again: number
  /** Mean position in a journey, from 0, at which journeys first come to it; NaN for a step to which none comes. */
  readonly place: number
}

export interface GraphMove {
  /** Codes of the steps. */
  readonly from: number
  readonly to: number
  readonly count: number
  readonly journeys: number
  /** Moves to a step to which the journey had come before. */
  readonly again: number
  /** Of every move it is known when the activity that it leads to started: the time is waiting and service. */
  readonly isSojourn: boolean
}

export interface PathGraph {
  readonly of: Steps
  /** Journeys. */
  readonly n: number
  /** By the codes of the labels. */
  readonly steps: readonly GraphStep[]
  /** By number of the move. */
  readonly moves: {
    readonly from: Int32Array
    readonly to: Int32Array
    readonly count: Int32Array
    readonly journeys: Int32Array
    readonly again: Int32Array
    /** Of how many it is known when the activity that they lead to started. */
    readonly known: Int32Array
  }
  /** By index of a step of a journey: the number of the move that leads to it; -1 for the first step. */
  readonly moveOf: Int32Array
  /** Positions of the journeys that come to some step more than once. */
  readonly reworked: Int32Array
}

/** Numbers pairs of codes in the order of their first appearance. */
class Pairs {
  private readonly known = new Map<number, number>()
  private readonly dense: Int32Array | null
  private readonly size: number
  readonly from: number[] = []
  readonly to: number[] = []

  constructor(size: number) {
    this.size = size
    // Up to so many labels a table is smaller and faster than a map.
    this.dense = size <= 1024 ? new Int32Array(size * size).fill(-1) : null
  }

  of(from: number, to: number): number {
    const key = from * this.size + to
    const known = this.dense ? (this.dense[key] ?? -1) : (this.known.get(key) ?? -1)
    if (known !== -1) return known
    const next = this.from.length
    if (this.dense) this.dense[key] = next
    else this.known.set(key, next)
    this.from.push(from)
    this.to.push(to)
    return next
  }
}

const increment = (counts: Int32Array, index: number): void => {
  counts[index] = (counts[index] ?? 0) + 1
}

const columns = (size: number, names: number, fill = 0): Int32Array[] =>
  Array.from({ length: names }, () => new Int32Array(size).fill(fill))

/** What is counted of the moves, once it is known which there are. */
const countMoves = (
  { journeys, offsets, service }: Steps,
  pairs: Pairs,
  moveOf: Int32Array,
  isBack: Uint8Array,
): PathGraph['moves'] => {
  const size = pairs.from.length
  const [count, byJourneys, again, known] = columns(size, 4) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const lastJourney = new Int32Array(size).fill(-1)
  for (let position = 0; position < journeys.length; position++) {
    const to = offsets[position + 1] ?? 0
    for (let i = (offsets[position] ?? 0) + 1; i < to; i++) {
      const move = moveOf[i] ?? 0
      increment(count, move)
      if (isBack[i] === 1) increment(again, move)
      if (!Number.isNaN(service[i] ?? NaN)) increment(known, move)
      if (lastJourney[move] !== position) increment(byJourneys, move)
      lastJourney[move] = position
    }
  }
  return {
    from: Int32Array.from(pairs.from),
    to: Int32Array.from(pairs.to),
    count,
    journeys: byJourneys,
    again,
    known,
  }
}

/** The graph of the journeys: every step and every move, unfiltered. */
export const pathGraph = (of: Steps): PathGraph => {
  const { labels, journeys, offsets, step } = of
  const size = labels.length
  const [visits, ofJourneys, begins, ends, again] = columns(size, 5) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  /** Position of the last journey that came to a step, and to it again. */
  const [seen, seenAgain] = columns(size, 2, -1) as [Int32Array, Int32Array]
  const places = new Float64Array(size)
  const pairs = new Pairs(size)
  const moveOf = new Int32Array(step.length).fill(-1)
  const isBack = new Uint8Array(step.length)
  const reworked: number[] = []
  for (let position = 0; position < journeys.length; position++) {
    const [from, to] = [offsets[position] ?? 0, offsets[position + 1] ?? 0]
    if (from === to) continue
    increment(begins, step[from] ?? 0)
    increment(ends, step[to - 1] ?? 0)
    let isReworked = false
    for (let i = from; i < to; i++) {
      const code = step[i] ?? 0
      increment(visits, code)
      if (seen[code] === position) {
        isBack[i] = 1
        isReworked = true
        if (seenAgain[code] !== position) increment(again, code)
        seenAgain[code] = position
      } else {
        increment(ofJourneys, code)
        places[code] = (places[code] ?? 0) + i - from
        seen[code] = position
      }
      if (i > from) moveOf[i] = pairs.of(step[i - 1] ?? 0, code)
    }
    if (isReworked) reworked.push(position)
  }
  return {
    of,
    n: journeys.length,
    steps: labels.map((label, code) => ({
      label,
      visits: visits[code] ?? 0,
      journeys: ofJourneys[code] ?? 0,
      begins: begins[code] ?? 0,
      ends: ends[code] ?? 0,
      again: again[code] ?? 0,
      place: (places[code] ?? 0) / (ofJourneys[code] ?? 0),
    })),
    moves: countMoves(of, pairs, moveOf, isBack),
    moveOf,
    reworked: Int32Array.from(reworked),
  }
}

/** Number of different moves. */
export const countOfMoves = ({ moves }: PathGraph): number => moves.from.length

export const moveAt = ({ moves }: PathGraph, move: number): GraphMove => ({
  from: moves.from[move] ?? 0,
  to: moves.to[move] ?? 0,
  count: moves.count[move] ?? 0,
  journeys: moves.journeys[move] ?? 0,
  again: moves.again[move] ?? 0,
  isSojourn: moves.known[move] === moves.count[move],
})

/** Moves of most journeys first, then those made most often, then by the labels of their steps. */
export const inOrder = ({ moves, of: { labels } }: PathGraph, some: readonly number[]): number[] => {
  const words = (move: number): string =>
    `${labels[moves.from[move] ?? 0] ?? ''}\u0000${labels[moves.to[move] ?? 0] ?? ''}`
  return some.toSorted(
    (a, b) =>
      (moves.journeys[b] ?? 0) - (moves.journeys[a] ?? 0) ||
      (moves.count[b] ?? 0) - (moves.count[a] ?? 0) ||
      (words(a) < words(b) ? -1 : 1),
  )
}
