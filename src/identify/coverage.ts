/** Which streams serve which slices at which stages: the two dimensions of the map, joined once per map. */
import type { Stream, ValueStreamMap } from '../model/schema.ts'
import { perMap } from './per-map.ts'

export interface Coverage {
  /** The innermost slices, those within one another side by side. What holds for a slice holds for its leaves. */
  readonly leaves: readonly string[]
  /** The slices that lie within no other. */
  readonly outermost: readonly string[]
  /** Top-level streams that are not retired, in the order of the text. */
  readonly streams: readonly (readonly [id: string, stream: Stream])[]
  /** The slices directly within this one. */
  partsOf(slice: string): readonly string[]
  /** The leaves of a slice; of a leaf itself. Of a slice that is unknown or in a circle: none. */
  leavesOf(slice: string): readonly string[]
  /** The leaves of several slices, each once. */
  leavesOfAll(slices: readonly string[]): readonly string[]
  /** The fewest slices that have just these leaves. */
  joined(leaves: Iterable<string>): string[]
  /** The streams that serve a leaf at a stage, in the order of the text. */
  streamsAt(leaf: string, stage: string): readonly string[]
}

const NONE: readonly string[] = []

/** Slices as a forest: its leaves in order, and the span of leaves of every slice. */
const forestOf = (map: ValueStreamMap) => {
  const parts = new Map<string, string[]>()
  const outermost: string[] = []
  for (const [id, { within }] of map.slices) {
    if (within === undefined || !map.slices.has(within)) outermost.push(id)
    else if (parts.has(within)) parts.get(within)?.push(id)
    else parts.set(within, [id])
  }
  const leaves: string[] = []
  const spans = new Map<string, { readonly from: number; readonly to: number }>()
  // Its own stack: slices may be nested deeper than functions may call each other.
  const open: { readonly id: string; readonly from: number; next: number }[] = []
  for (const root of outermost) {
    open.push({ id: root, from: leaves.length, next: 0 })
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const inner = parts.get(top.id) ?? NONE
      const part = inner[top.next++]
      if (part !== undefined) {
        open.push({ id: part, from: leaves.length, next: 0 })
        continue
      }
      if (inner.length === 0) leaves.push(top.id)
      spans.set(top.id, { from: top.from, to: leaves.length })
      open.pop()
    }
  }
  return { parts, outermost, leaves, spans }
}

const build = (map: ValueStreamMap): Coverage => {
  const { parts, outermost, leaves, spans } = forestOf(map)
  const streams = [...map.streams].filter(
    ([, { kind, lifecycle }]) => kind === 'top-level' && lifecycle !== 'retired',
  )

  const partsOf = (slice: string): readonly string[] => parts.get(slice) ?? NONE
  const leavesOf = (slice: string): readonly string[] => {
    const span = spans.get(slice)
    return span ? leaves.slice(span.from, span.to) : NONE
  }
  const leavesOfAll = (slices: readonly string[]): readonly string[] =>
    slices.length === 1 ? leavesOf(slices[0] ?? '') : [...new Set(slices.flatMap(leavesOf))]

  const joined = (some: Iterable<string>): string[] => {
    const wanted = new Set(some)
    // How many of the first n leaves are wanted: so a span is counted without looking at its leaves again.
    const before = [0]
    for (const leaf of leaves) before.push((before.at(-1) ?? 0) + (wanted.has(leaf) ? 1 : 0))
    const found: string[] = []
    const open = outermost.toReversed()
    for (let slice = open.pop(); slice !== undefined; slice = open.pop()) {
      const { from, to } = spans.get(slice) ?? { from: 0, to: 0 }
      const count = (before[to] ?? 0) - (before[from] ?? 0)
      if (count === to - from) found.push(slice)
      else if (count > 0) open.push(...partsOf(slice).toReversed())
    }
    return found
  }

  let cells: Map<string, Map<string, string[]>> | undefined
  const cellsOf = (): Map<string, Map<string, string[]>> => {
    const found = new Map(leaves.map((leaf) => [leaf, new Map<string, string[]>()]))
    for (const [id, stream] of streams) {
      for (const leaf of leavesOfAll(stream.for)) {
        const row = found.get(leaf)
        for (const stage of new Set(stream.stages)) {
          const there = row?.get(stage)
          if (there) there.push(id)
          else row?.set(stage, [id])
        }
      }
    }
    return found
  }
  const streamsAt = (leaf: string, stage: string): readonly string[] =>
    (cells ??= cellsOf()).get(leaf)?.get(stage) ?? NONE

  return { leaves, outermost, streams, partsOf, leavesOf, leavesOfAll, joined, streamsAt }
}

/** The coverage of a map. */
export const coverageOf = perMap(build)
