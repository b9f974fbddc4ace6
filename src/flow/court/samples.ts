/** What is compared: of a group of slices at a stage, its paths, durations and outcomes, whole and by window. */
import type { Micros } from '../event.ts'
import { FATE, NO_PATH, NOT_COUNTED, STAY, type Passages } from './passage.ts'
import type { Stays } from '../statistics/cliffs-delta.ts'
import type { Share } from '../statistics/proportions.ts'

/** Counts by code of the path. */
export type Counts = ReadonlyMap<number, number>

export interface Sample {
  /** Passages that began in the window. */
  readonly n: number
  /** Of those whose path is over, in the tools' words and in those of the map. */
  readonly paths: Counts
  readonly statePaths: Counts
  /** µs. */
  readonly stays: Stays
  readonly outcome: Share
}

/** Rows of the passages, ascending. */
export type Rows = Int32Array

/** The rows of each slice (by its code in the log, the last for none) at each stage, the whole journey last. */
export class RowsBySlice {
  private readonly rows: readonly (readonly Rows[])[]
  private readonly none: Rows = new Int32Array(0)

  constructor(passages: Passages, slices: Int32Array, numberOfSlices: number) {
    const { size, stage, journey } = passages
    const stages = passages.stages.length + 1
    const codeOf = (row: number): number => {
      const slice = slices[journey[row] ?? 0] ?? -1
      return slice === -1 ? numberOfSlices : slice
    }
    const counts = Array.from({ length: numberOfSlices + 1 }, () => new Int32Array(stages))
    for (let row = 0; row < size; row++) {
      const at = stage[row] ?? NOT_COUNTED
      const own = counts[codeOf(row)]
      if (at !== NOT_COUNTED && own) own[at] = (own[at] ?? 0) + 1
    }
    this.rows = counts.map((own) => Array.from(own, (n) => new Int32Array(n)))
    for (const own of counts) own.fill(0)
    for (let row = 0; row < size; row++) {
      const at = stage[row] ?? NOT_COUNTED
      if (at === NOT_COUNTED) continue
      const code = codeOf(row)
      const [own, filled] = [this.rows[code]?.[at], counts[code]]
      if (!own || !filled) continue
      const n = filled[at] ?? 0
      own[n] = row
      filled[at] = n + 1
    }
  }

  /** Of several slices together. */
  of(slices: readonly number[], stage: number): Rows {
    const lists = slices.flatMap((slice) => this.rows[slice]?.[stage] ?? [])
    if (lists.length < 2) return lists[0] ?? this.none
    const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0))
    let n = 0
    for (const list of lists) {
      all.set(list, n)
      n += list.length
    }
    return all.sort()
  }
}

/** Counts codes in a column that serves many samples: maps, or columns of their own, would take most of the time. */
class Tally {
  private counts = new Int32Array(256)
  private readonly seen: number[] = []

  add(code: number): void {
    if (code >= this.counts.length) {
      const more = new Int32Array(2 * code)
      more.set(this.counts)
      this.counts = more
    }
    const before = this.counts[code] ?? 0
    if (before === 0) this.seen.push(code)
    this.counts[code] = before + 1
  }

  /** What was counted since the last time, in the order in which it was seen first. */
  take(): Counts {
    const taken = new Map(this.seen.map((code) => [code, this.counts[code] ?? 0]))
    for (const code of this.seen) this.counts[code] = 0
    this.seen.length = 0
    return taken
  }
}

const paths = new Tally()
const statePaths = new Tally()

export const sampleOf = (passages: Passages, rows: Rows): Sample => {
  const { path, statePath, stay, time, fate } = passages
  const [ended, open] = [new Float64Array(rows.length), new Float64Array(rows.length)]
  let [nEnded, nOpen, passed, failed] = [0, 0, 0, 0]
  for (const row of rows) {
    const [code, stateCode] = [path[row] ?? NO_PATH, statePath[row] ?? NO_PATH]
    if (code !== NO_PATH) paths.add(code)
    if (code !== NO_PATH && stateCode !== NO_PATH) statePaths.add(stateCode)
    if (stay[row] === STAY.ended) ended[nEnded++] = time[row] ?? 0
    else if (stay[row] === STAY.open) open[nOpen++] = time[row] ?? 0
    if (fate[row] === FATE.passed) passed++
    else if (fate[row] === FATE.failed) failed++
  }
  return {
    n: rows.length,
    paths: paths.take(),
    statePaths: statePaths.take(),
    stays: { ended: ended.slice(0, nEnded).sort(), open: open.slice(0, nOpen).sort() },
    outcome: { hits: passed, n: passed + failed },
  }
}

/** The rows by the window in which they began. @param edges Ascending, µs: one more than windows. */
export const rowsByWindow = ({ entered }: Passages, rows: Rows, edges: readonly Micros[]): Rows[] =>
  edges.slice(1).map((end, i) => {
    const start = edges[i] ?? 0
    const isLast = i === edges.length - 2
    return rows.filter((row) => {
      const at = entered[row] ?? 0
      return at >= start && (at < end || isLast)
    })
  })
