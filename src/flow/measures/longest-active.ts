/**
 * The active-period method: at each instant the bottleneck is the stage whose uninterrupted activity lasts longest.
 * While two of them overlap the bottleneck shifts; the rest of the time it is the sole one [Roser, Nakano, Tanaka: A
 * Practical Bottleneck Detection Method, 2001].
 */
import type { Micros } from '../event.ts'
import type { ActiveRun } from './measures.ts'

export interface BottleneckShare {
  readonly stage: string
  /** Share of the time in which anything was active; the shares sum to 1. */
  readonly value: number
  /** The part of it in which no other bottleneck was active. */
  readonly sole: number
}

/** A time in which the same runs are the longest. */
interface Segment {
  from: Micros
  to: Micros
  readonly longest: readonly ActiveRun[]
}

const length = ({ from, to }: { from: Micros; to: Micros }): Micros => to - from

/** The runs that are the longest, for each time between two changes. */
const segmentsOf = (runs: readonly ActiveRun[]): Segment[] => {
  const starts = runs.toSorted((a, b) => a.from - b.from)
  const times = [...new Set(runs.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  // Runs of one stage don't overlap: there are never more than stages.
  let running: ActiveRun[] = []
  let next = 0
  const segments: Segment[] = []
  times.forEach((from, i) => {
    const to = times[i + 1]
    if (to === undefined) return
    running = running.filter((run) => run.to > from)
    for (let run = starts[next]; run !== undefined && run.from <= from; run = starts[++next])
      running.push(run)
    if (running.length === 0) return
    const most = Math.max(...running.map(length))
    const longest = running.filter((run) => length(run) === most)
    const last = segments.at(-1)
    const goesOn =
      last?.to === from &&
      last.longest.length === longest.length &&
      longest.every((run) => last.longest.includes(run))
    if (last && goesOn) last.to = to
    else segments.push({ from, to, longest })
  })
  return segments
}

/** The part of a segment in which neither the bottleneck before it nor the one after it was active. */
const soleTime = ({ from, to }: Segment, before: Segment | undefined, after: Segment | undefined): Micros => {
  const start = Math.max(from, ...(before?.longest ?? []).map((run) => run.to))
  const end = Math.min(to, ...(after?.longest ?? []).map((run) => run.from))
  return Math.max(0, end - start)
}

/**
 * For which share of the time each stage was the bottleneck. Stages whose runs are equally long share the time.
 *
 * @param runs Those of one stage do not overlap; in any order.
 */
export const longestActive = (runs: readonly ActiveRun[]): BottleneckShare[] => {
  const segments = segmentsOf(runs.filter((run) => run.to > run.from))
  const total = segments.reduce((sum, segment) => sum + length(segment), 0)
  const times = new Map<string, { time: Micros; sole: Micros }>()
  segments.forEach((segment, i) => {
    for (const { stage } of segment.longest) {
      const known = times.get(stage) ?? { time: 0, sole: 0 }
      const sole = segment.longest.length > 1 ? 0 : soleTime(segment, segments[i - 1], segments[i + 1])
      const time = length(segment) / segment.longest.length
      times.set(stage, { time: known.time + time, sole: known.sole + sole })
    }
  })
  return [...times].map(([stage, { time, sole }]) => ({ stage, value: time / total, sole: sole / total }))
}
