/**
 * Where things stand on the drawing of the seams.
 *
 * Posts stand in the order of the text, top-level streams first; wires lie in the order of the text. A further
 * interface is a further row beneath; a further stream a further column, which moves those right of it by one step.
 */
import { BOUNDARY_ITEMS, type ValueStreamMap } from '../../model/schema.ts'

export const MARGIN = 32
export const LABEL = 300
export const COLUMN = 172
export const HEAD = 88
export const POST = 56
export const ROW = 76
export const ITEM = 50

export interface SeamsLayout {
  readonly posts: readonly { readonly stream: string; readonly x: number }[]
  readonly wires: readonly { readonly id: string; readonly y: number }[]
  /** Top of the matrix of boundary items. */
  readonly matrix: number
  readonly width: number
  readonly height: number
}

/** Lays out the seams. */
export const layOutSeams = (map: ValueStreamMap): SeamsLayout => {
  const ids = [...map.streams.keys()]
  const ordered = [
    ...ids.filter((id) => map.streams.get(id)?.kind === 'top-level'),
    ...ids.filter((id) => map.streams.get(id)?.kind === 'supporting'),
  ]
  const posts = ordered.map((stream, at) => ({ stream, x: MARGIN + LABEL + at * COLUMN + COLUMN / 2 }))
  const wires = [...map.interfaces.keys()].map((id, at) => ({ id, y: HEAD + POST + 20 + at * ROW }))
  const matrix = HEAD + POST + 20 + Math.max(1, wires.length) * ROW + 44
  return {
    posts,
    wires,
    matrix,
    width: MARGIN + LABEL + Math.max(2, posts.length) * COLUMN + MARGIN,
    height: matrix + BOUNDARY_ITEMS.length * ITEM + MARGIN + 8,
  }
}
