/** A further element does not move the others. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ValueStreamMap } from '../model/schema.ts'
import { layOutGrid } from './grid/layout.ts'
import { huesOf } from './hues.ts'
import { layOutMap } from './map/layout.ts'
import { mapData, mapFrom, type MapData } from './maps.contract.ts'
import { networkOf } from './network/network.ts'
import { layOutNetwork } from './network/draw-network.ts'
import { sliceRows } from './rows.ts'
import { layOutSeams } from './seams/layout.ts'

const NEW = 'zz-new'

const STREAM = {
  name: 'New',
  promise: 'P',
  for: ['a', 'd'],
  trigger: 'T',
  finishLine: 'F',
  outcome: 'O',
  stages: ['a', 'cc'],
}

/** Maps before and after something was added at the end of a section. */
const grown = (add: (data: MapData) => object) =>
  mapData.map((data): [ValueStreamMap, ValueStreamMap] => [mapFrom(data), mapFrom({ ...data, ...add(data) })])

const withSlice = grown((data) => ({ slices: { ...data.slices, [NEW]: { name: 'New' } } }))
const withStage = grown((data) => ({
  journey: { stages: { ...data.journey.stages, [NEW]: { name: 'New' } } },
}))
const withStream = grown((data) => ({ streams: { ...data.streams, [NEW]: STREAM } }))
const withSystem = grown((data) => ({ systems: { ...data.systems, [NEW]: { name: 'New' } } }))
const withInterface = grown((data) => ({
  interfaces: {
    ...data.interfaces,
    [NEW]: { name: 'New', provider: 'a', consumers: ['d'], style: 'synchronous' },
  },
}))

const always = (
  pairs: fc.Arbitrary<[ValueStreamMap, ValueStreamMap]>,
  check: (a: ValueStreamMap, b: ValueStreamMap) => void,
) => {
  fc.assert(
    fc.property(pairs, ([before, after]) => check(before, after)),
    { numRuns: 60 },
  )
}

describe('rows', () => {
  it('holds every slice once, each beneath the slice that it lies within', () => {
    fc.assert(
      fc.property(mapData, (data) => {
        const map = mapFrom(data)
        const rows = sliceRows(map)
        expect(rows.map(({ slice }) => slice).toSorted()).toEqual([...map.slices.keys()].toSorted())
        for (const [at, { slice, depth }] of rows.entries()) {
          if (depth === 0) continue
          const outer = rows.slice(0, at).findLast((one) => one.depth === depth - 1)
          expect(outer?.slice).toBe(map.slices.get(slice)?.within)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the map', () => {
  it('moves nothing for a further stage', () => {
    always(withStage, (a, b) => {
      const [before, after] = [layOutMap(a), layOutMap(b)]
      expect(after.columns.slice(0, before.columns.length)).toEqual(before.columns)
      expect(after.bands).toEqual(before.bands)
      expect(after.rows.map(({ y, height }) => [y, height])).toEqual(
        before.rows.map(({ y, height }) => [y, height]),
      )
    })
  })

  it('moves what is beneath by one step for a further slice', () => {
    always(withSlice, (a, b) => {
      const [before, after] = [layOutMap(a), layOutMap(b)]
      // A further slice at the end is the last row, unless a slice in a circle comes after it.
      const rest = after.rows.filter(({ slice }) => slice !== NEW)
      const step = after.rows.find(({ slice }) => slice === NEW)?.height ?? 0
      const at = after.rows.findIndex(({ slice }) => slice === NEW)
      expect(rest.map(({ slice, y }) => [slice, y])).toEqual(
        before.rows.map(({ slice, y }, row) => [slice, y + (row < at ? 0 : step)]),
      )
      expect(after.supporting.map(({ stream, y }) => [stream, y])).toEqual(
        before.supporting.map(({ stream, y }) => [stream, y + step]),
      )
    })
  })

  it('keeps columns, lanes and order for a further stream, and moves rows only as a whole', () => {
    always(withStream, (a, b) => {
      const [before, after] = [layOutMap(a), layOutMap(b)]
      expect(after.columns).toEqual(before.columns)
      expect(after.rows.map(({ slice }) => slice)).toEqual(before.rows.map(({ slice }) => slice))
      const xs = (layout: typeof before) =>
        new Map(
          layout.bands.filter(({ isFirst }) => isFirst).map(({ stream, x, width }) => [stream, [x, width]]),
        )
      const then = xs(after)
      for (const [stream, place] of xs(before)) expect(then.get(stream)).toEqual(place)
    })
  })

  it('draws no two streams over each other, and loses none', () => {
    fc.assert(
      fc.property(mapData, (data) => {
        const map = mapFrom(data)
        const { bands, supporting, unplaced, rows } = layOutMap(map)
        for (const [at, one] of bands.entries()) {
          for (const other of bands.slice(at + 1)) {
            const apart =
              one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y
            expect(apart).toBe(true)
          }
          expect(rows.some(({ y, height }) => one.y >= y && one.y < y + height)).toBe(true)
        }
        const seen = new Set([...bands, ...supporting].map(({ stream }) => stream).concat(unplaced))
        expect([...seen].toSorted()).toEqual([...map.streams.keys()].toSorted())
      }),
      { numRuns: 60 },
    )
  })
})

describe('the grid', () => {
  it('moves nothing for a further stage, and rows only by whole rows for a further slice', () => {
    always(withStage, (a, b) => {
      const [before, after] = [layOutGrid(a), layOutGrid(b)]
      expect(after.columns.slice(0, before.columns.length)).toEqual(before.columns)
      expect(after.rows).toEqual(before.rows)
    })
    always(withSlice, (a, b) => {
      const [before, after] = [layOutGrid(a), layOutGrid(b)]
      const at = after.rows.findIndex(({ slice }) => slice === NEW)
      expect(after.rows.slice(0, at)).toEqual(before.rows.slice(0, at))
    })
  })
})

describe('the seams', () => {
  it('moves no post and no wire for a further interface', () => {
    always(withInterface, (a, b) => {
      const [before, after] = [layOutSeams(a), layOutSeams(b)]
      expect(after.posts).toEqual(before.posts)
      expect(after.wires.slice(0, before.wires.length)).toEqual(before.wires)
    })
  })
})

describe('the network', () => {
  it('moves no node for a further system', () => {
    always(withSystem, (a, b) => {
      const [before, after] = [layOutNetwork(networkOf(a)), layOutNetwork(networkOf(b))]
      for (const [key, box] of before) expect(after.get(key)).toEqual(box)
      expect(after.size).toBe(before.size + 1)
    })
  })
})

it('hues: a further stream changes no colour, and six neighbours differ', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), (ids) => {
      const before = huesOf(ids.slice(0, -1))
      const after = huesOf(ids)
      for (const [id, hue] of before) expect(after.get(id)).toBe(hue)
      expect(new Set(ids.slice(0, 6).map((id) => after.get(id))).size).toBe(Math.min(6, ids.length))
    }),
  )
})
