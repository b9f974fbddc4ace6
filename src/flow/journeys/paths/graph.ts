/**
 * The performance graph: the steps as nodes, and between them how often journeys went directly from the one to the other,
 * and how long that took [definitions: performance graph = duration per directly-follows edge].
 */
import { inSeconds, rankedSeconds, type Steps } from './steps.ts'

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
  /** µs of service, ascending, where the log tells when the activity started. */
  readonly service: Float64Array
}

export interface GraphMove {
  readonly from: number
  readonly to: number
  readonly count: number
  readonly journeys: number
  /** Moves to a step to which the journey had come before. */
  readonly again: number
  /** µs from coming to the one to coming to the other, ascending. */
  readonly times: Float64Array
  /** Of every move it is known when the activity that it leads to started: the time is waiting and service. */
  readonly isSojourn: boolean
}

export interface PathGraph {
  readonly n: number
  readonly steps: readonly GraphStep[]
  /** In descending order of journeys, then of count, then by their labels. */
  readonly moves: readonly GraphMove[]
  /** Positions of the journeys that come to some step more than once. */
  readonly reworked: Int32Array
}

/** Numbers pairs of codes in the order of their first appearance. */
class Pairs {
  private readonly known = new Map<number, number>()
  private readonly dense: Int32Array | null
  private readonly size: number
  n = 0

  constructor(size: number) {
    this.size = size
    // Up to so many labels a table is smaller and faster than a map.
    this.dense = size <= 1024 ? new Int32Array(size * size).fill(-1) : null
  }

  of(from: number, to: number): number {
    const key = from * this.size + to
    const known = this.dense ? (this.dense[key] ?? -1) : (this.known.get(key) ?? -1)
    if (known !== -1) return known
    if (this.dense) this.dense[key] = this.n
    else this.known.set(key, this.n)
    return this.n++
  }
}

/** Values in groups: those of each in ascending order. */
const grouped = (group: Int32Array, values: Float64Array, groups: number): Float64Array[] => {
  const ends = new Int32Array(groups + 1)
  for (let i = 0; i < group.length; i++) {
    const of = group[i] ?? -1
    if (of >= 0) ends[of + 1] = (ends[of + 1] ?? 0) + 1
  }
  for (let i = 0; i < groups; i++) ends[i + 1] = (ends[i + 1] ?? 0) + (ends[i] ?? 0)
  const next = ends.slice()
  const sorted = new Float64Array(ends[groups] ?? 0)
  for (let i = 0; i < group.length; i++) {
    const of = group[i] ?? -1
    if (of < 0) continue
    const to = next[of] ?? 0
    sorted[to] = values[i] ?? 0
    next[of] = to + 1
  }
  return Array.from({ length: groups }, (_, i) => sorted.subarray(ends[i] ?? 0, ends[i + 1] ?? 0).sort())
}

const increment = (counts: Int32Array, index: number): void => {
  counts[index] = (counts[index] ?? 0) + 1
}

/** The graph of the journeys: every step and every move, unfiltered. */
export const pathGraph = (steps: Steps): PathGraph => {
  const { labels, journeys, offsets, step, at, service } = steps
  const size = labels.length
  const [visits, ofJourneys, begins, ends, again] = Array.from({ length: 5 }, () => new Int32Array(size)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  /** Position of the last journey that came to a step, and to it again. */
  const [seen, seenAgain] = [new Int32Array(size).fill(-1), new Int32Array(size).fill(-1)]
  const places = new Float64Array(size)
  const pairs = new Pairs(size)
  /** By index of the later step: which move leads to it, and how long it took; -1 for first steps. */
  const moveOf = new Int32Array(step.length).fill(-1)
  const took = new Float64Array(step.length)
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
      if (i === from) continue
      moveOf[i] = pairs.of(step[i - 1] ?? 0, code)
      took[i] = (at[i] ?? 0) - (at[i - 1] ?? 0)
    }
    if (isReworked) reworked.push(position)
  }
  const [count, byJourneys, backs, known] = Array.from({ length: 4 }, () => new Int32Array(pairs.n)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const [fromOf, toOf, lastJourney] = Array.from({ length: 3 }, () => new Int32Array(pairs.n).fill(-1)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  for (let position = 0; position < journeys.length; position++) {
    const to = offsets[position + 1] ?? 0
    for (let i = (offsets[position] ?? 0) + 1; i < to; i++) {
      const move = moveOf[i] ?? 0
      increment(count, move)
      if (isBack[i] === 1) increment(backs, move)
      if (!Number.isNaN(service[i] ?? NaN)) increment(known, move)
      fromOf[move] = step[i - 1] ?? 0
      toOf[move] = step[i] ?? 0
      if (lastJourney[move] !== position) increment(byJourneys, move)
      lastJourney[move] = position
    }
  }
  const times = grouped(moveOf, took, pairs.n)
  const served = grouped(
    step.map((code, i) => (Number.isNaN(service[i] ?? NaN) ? -1 : code)),
    service,
    size,
  )
  const moves = times.map((one, move): GraphMove => ({
    from: fromOf[move] ?? 0,
    to: toOf[move] ?? 0,
    count: count[move] ?? 0,
    journeys: byJourneys[move] ?? 0,
    again: backs[move] ?? 0,
    times: one,
    isSojourn: known[move] === count[move],
  }))
  const words = ({ from, to }: GraphMove): string => `${labels[from] ?? ''}\u0000${labels[to] ?? ''}`
  moves.sort((a, b) => b.journeys - a.journeys || b.count - a.count || (words(a) < words(b) ? -1 : 1))
  return {
    n: journeys.length,
    steps: labels.map((label, code) => ({
      label,
      visits: visits[code] ?? 0,
      journeys: ofJourneys[code] ?? 0,
      begins: begins[code] ?? 0,
      ends: ends[code] ?? 0,
      again: again[code] ?? 0,
      place: (places[code] ?? 0) / (ofJourneys[code] ?? 0),
      service: served[code] ?? new Float64Array(0),
    })),
    moves,
    reworked: Int32Array.from(reworked),
  }
}

export interface TimeFigures {
  readonly n: number
  readonly p50: number | null
  readonly p85: number | null
  readonly mean: number | null
  readonly total: number
  readonly min: number | null
  readonly max: number | null
}

/** Seconds; percentiles by nearest rank. @param sorted µs, ascending. */
export const timeFigures = (sorted: Float64Array): TimeFigures => {
  const total = sorted.reduce((sum, one) => sum + one, 0)
  return {
    n: sorted.length,
    p50: rankedSeconds(sorted, 50),
    p85: rankedSeconds(sorted, 85),
    mean: sorted.length === 0 ? null : inSeconds(total / sorted.length),
    total: inSeconds(total),
    min: rankedSeconds(sorted, 0),
    max: rankedSeconds(sorted, 100),
  }
}

/** Positions of the journeys that go directly from the one step to the other. */
export const takersOf = ({ journeys, offsets, step }: Steps, from: number, to: number): number[] => {
  const takers: number[] = []
  for (let position = 0; position < journeys.length; position++) {
    const end = offsets[position + 1] ?? 0
    for (let i = (offsets[position] ?? 0) + 1; i < end; i++) {
      if (step[i - 1] !== from || step[i] !== to) continue
      takers.push(position)
      break
    }
  }
  return takers
}

/** Positions of the journeys that come to a step. */
export const visitorsOf = ({ journeys, offsets, step }: Steps, code: number): number[] => {
  const visitors: number[] = []
  for (let position = 0; position < journeys.length; position++) {
    if (step.subarray(offsets[position] ?? 0, offsets[position + 1] ?? 0).includes(code))
      visitors.push(position)
  }
  return visitors
}
