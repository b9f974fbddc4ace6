/** Which part of a graph is seen first. */
import type { PlacedGraph } from './graph-layout.ts'
import { BEGIN } from './graph-picture.ts'

/** px, of the place of the picture */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Smaller than this nothing can be read: then the picture begins at its beginning, instead of showing all at once. */
const LEAST_ZOOM = 0.75
const MOST_ZOOM = 1.15
const MARGIN = 16

/** All of the graph in the middle, if that can be read; else its beginning, at the edge where the journeys come in. */
export const viewportFor = (
  { boxes, width, height, direction }: Pick<PlacedGraph, 'boxes' | 'width' | 'height' | 'direction'>,
  size: Size,
): { readonly x: number; readonly y: number; readonly zoom: number } => {
  const zoom = Math.min((size.width - 2 * MARGIN) / width, (size.height - 2 * MARGIN) / height, MOST_ZOOM)
  if (zoom >= LEAST_ZOOM) {
    return { x: (size.width - width * zoom) / 2, y: (size.height - height * zoom) / 2, zoom }
  }
  const first = boxes.find(({ id }) => id === BEGIN) ?? boxes[0]
  const centred = (room: number, start = 0, length = 0): number =>
    room / 2 - (start + length / 2) * LEAST_ZOOM
  return direction === 'RIGHT'
    ? { x: MARGIN, y: centred(size.height, first?.y, first?.height), zoom: LEAST_ZOOM }
    : { x: centred(size.width, first?.x, first?.width), y: MARGIN, zoom: LEAST_ZOOM }
}
