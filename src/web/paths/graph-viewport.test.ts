import { describe, expect, test } from 'vitest'
import { BEGIN } from './graph-picture.ts'
import { viewportFor } from './graph-viewport.ts'

const box = (id: string, x: number, y: number) => ({
  id,
  step: null,
  name: id,
  note: '',
  words: id,
  share: 1,
  x,
  y,
  width: 100,
  height: 40,
})

const graph = (direction: 'RIGHT' | 'DOWN', width: number, height: number) => ({
  boxes: [box('pay', 400, 300), box(BEGIN, 20, 100)],
  width,
  height,
  direction,
})

describe('what is seen of a graph first', () => {
  test('all of it in the middle, where there is room, and not much larger than life', () => {
    expect(viewportFor(graph('RIGHT', 1000, 200), { width: 932, height: 332 })).toEqual({
      x: 16,
      y: 76,
      zoom: 0.9,
    })
    expect(viewportFor(graph('DOWN', 100, 100), { width: 1000, height: 1000 })).toEqual({
      x: 442.5,
      y: 442.5,
      zoom: 1.15,
    })
  })

  test('where it could not be read, what lies to the right begins at the left', () => {
    expect(viewportFor(graph('RIGHT', 4000, 600), { width: 1000, height: 400 })).toEqual({
      x: 16,
      y: 110,
      zoom: 0.75,
    })
  })

  test('and what lies below begins at the top, with the beginning in the middle', () => {
    expect(viewportFor(graph('DOWN', 900, 6000), { width: 1000, height: 400 })).toEqual({
      x: 447.5,
      y: 16,
      zoom: 0.75,
    })
  })
})
