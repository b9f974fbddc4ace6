/**
 * Where things stand on the drawing of the map.
 *
 * Every stage has a column of the same width, in the order of the journey; every slice has a row, each followed
 * by the slices within it; every stream that serves a slice has a lane in its row. The height of a row depends
 * on the streams that pass through it, and on nothing else. So a further stage at the end moves nothing; a
 * further slice moves the rows beneath it by its height; a further stream makes the rows taller that it
 * passes through, and moves the rows beneath as a whole. Nothing ever changes its order or its column.
 */
import type { ValueStreamMap } from '../../model/schema.ts'
import { runsOf, sliceRows } from '../rows.ts'
import type { Box } from '../svg.ts'

export const MARGIN = 32
export const HEAD = 92
export const LABEL = 224
export const COLUMN = 204
const STAGE_HEAD = 52
const LANE = 104
const THIN_LANE = 30
const PADDING = 10
const GAP = 8
export const SECTION_GAP = 52
const SUPPORTING = 72

interface Column {
  readonly stage: string
  readonly x: number
}

export interface Row extends Box {
  readonly slice: string
  readonly depth: number
}

/** A stream where it covers neighbouring cells. The first piece of a stream carries its words. */
export interface Band extends Box {
  readonly stream: string
  readonly isFirst: boolean
  readonly fromStage: number
}

export interface MapLayout {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly bands: readonly Band[]
  readonly supporting: readonly (Box & { readonly stream: string; readonly band: Box })[]
  /** Top-level streams that have no place on the grid. */
  readonly unplaced: readonly string[]
  /** Where the next section may begin. */
  readonly end: number
  readonly width: number
}

interface Covering {
  readonly stream: string
  readonly rows: readonly number[]
  readonly stages: readonly number[]
}

const stageNumbers = (stages: readonly string[], columns: readonly Column[]): number[] => {
  const named = new Set(stages)
  return columns.flatMap(({ stage }, at) => (named.has(stage) ? [at] : []))
}

/** Which rows and columns each top-level stream covers: its slices with all slices within them. */
const coverings = (
  { streams }: ValueStreamMap,
  rows: readonly { slice: string; depth: number }[],
  columns: readonly Column[],
): Covering[] => {
  const at = new Map(rows.map(({ slice }, row) => [slice, row]))
  return [...streams].flatMap(([stream, { kind, for: served, stages }]): Covering[] => {
    if (kind !== 'top-level') return []
    const covered = new Set<number>()
    for (const slice of served) {
      const first = at.get(slice)
      if (first === undefined) continue
      const depth = rows[first]?.depth ?? 0
      covered.add(first)
      for (let row = first + 1; (rows[row]?.depth ?? -1) > depth; row++) covered.add(row)
    }
    return [{ stream, rows: [...covered].toSorted((a, b) => a - b), stages: stageNumbers(stages, columns) }]
  })
}

/** The lane of each stream: the first that is free in all of its rows, streams taken in their order. */
const lanesOf = (all: readonly Covering[], rows: number): { lane: number[]; lanes: number[] } => {
  const taken = Array.from({ length: rows }, () => new Set<number>())
  const lane = all.map((covering) => {
    let free = 0
    while (covering.rows.some((row) => taken[row]?.has(free))) free++
    for (const row of covering.rows) taken[row]?.add(free)
    return free
  })
  return { lane, lanes: taken.map((used) => Math.max(1, ...[...used].map((one) => one + 1))) }
}

/** Lays out the map. */
export const layOutMap = (map: ValueStreamMap): MapLayout => {
  const left = MARGIN + LABEL
  const columns = [...map.stages.keys()].map((stage, at) => ({ stage, x: left + at * COLUMN }))
  const width = left + Math.max(columns.length, 2) * COLUMN + MARGIN
  const slices = sliceRows(map)
  const all = coverings(map, slices, columns)
  const placed = all.filter((one) => one.rows.length > 0 && one.stages.length > 0)
  const { lane, lanes } = lanesOf(placed, slices.length)

  const starts = new Set(placed.map((one) => one.rows[0]))
  const laneHeights = slices.map((_, row) => (starts.has(row) ? LANE : THIN_LANE))
  let y = HEAD + STAGE_HEAD
  const rows = slices.map((one, row): Row => {
    const count = lanes[row] ?? 1
    const height = 2 * PADDING + count * (laneHeights[row] ?? LANE) + (count - 1) * GAP
    const box = { ...one, x: MARGIN, y, width: width - 2 * MARGIN, height }
    y += height
    return box
  })

  const bands = placed.flatMap((one, at) => {
    // Rows in which the stream is alone are one band; where it has neighbours, each row is a piece.
    const pieces = runsOf(one.rows).flatMap(({ from, to }) => {
      const isAlone = lanes.slice(from, to + 1).every((count) => count === 1)
      return isAlone
        ? [{ from, to }]
        : Array.from({ length: to - from + 1 }, (_, i) => ({ from: from + i, to: from + i }))
    })
    return pieces.flatMap(({ from, to }, piece) =>
      runsOf(one.stages).map((run, part): Band => {
        const top = rows[from]?.y ?? 0
        const height = laneHeights[from] ?? LANE
        const offset = PADDING + (lane[at] ?? 0) * (height + GAP)
        const last = rows[to]
        return {
          stream: one.stream,
          isFirst: piece === 0 && part === 0,
          fromStage: run.from,
          x: left + run.from * COLUMN + 6,
          y: top + offset,
          width: (run.to - run.from + 1) * COLUMN - 12,
          height: from === to ? height : (last?.y ?? top) + (last?.height ?? 0) - PADDING - top - offset,
        }
      }),
    )
  })

  const supportingStreams = [...map.streams].filter(([, { kind }]) => kind === 'supporting')
  y += supportingStreams.length > 0 ? SECTION_GAP : 0
  const supporting = supportingStreams.map(([stream, { stages }]) => {
    const covered = stageNumbers(stages, columns)
    const from = covered[0] ?? 0
    const to = covered.at(-1) ?? Math.max(columns.length, 2) - 1
    const box = {
      stream,
      x: MARGIN,
      y,
      width: width - 2 * MARGIN,
      height: SUPPORTING,
      band: {
        x: left + from * COLUMN + 6,
        y: y + 6,
        width: (to - from + 1) * COLUMN - 12,
        height: SUPPORTING - 12,
      },
    }
    y += SUPPORTING
    return box
  })
  const unplaced = all.filter((one) => !placed.includes(one)).map(({ stream }) => stream)
  return { columns, rows, bands, supporting, unplaced, end: y, width }
}
