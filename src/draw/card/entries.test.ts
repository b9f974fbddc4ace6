import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawEntries, heightOf, heightsOf } from './entries.ts'

const linesOf = (svg: string): string[] =>
  [...svg.matchAll(/>([^<>]+)</g)].map(([, words]) => (words ?? '').trim()).filter((words) => words !== '')

describe('heightsOf', () => {
  it('keeps to the shares as long as everything fits', () => {
    expect(heightsOf([10, 10], [1, 3], 100)).toEqual([25, 75])
  })

  it('gives what is lacking from what is to spare', () => {
    // 15 are lacking; of the 55 to spare the second has 15 and the third 40.
    const heights = heightsOf([40, 10, 10], [1, 1, 2], 100)
    expect(heights).toEqual([40, expect.closeTo(25 - (15 * 15) / 55), expect.closeTo(50 - (40 * 15) / 55)])
  })

  it('always fills the room, and gives everybody enough if there is enough', () => {
    const needs = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(needs, fc.integer({ min: 10, max: 900 }), (all, room) => {
        const heights = heightsOf(
          all,
          all.map((_, at) => (at % 3) + 1),
          room,
        )
        expect(heights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(room)
        const isEnough = all.reduce((sum, one) => sum + one, 0) <= room
        for (const [at, height] of heights.entries()) {
          if (isEnough) expect(height).toBeGreaterThanOrEqual((all[at] ?? 0) - 1e-9)
        }
      }),
    )
  })
})

describe('drawEntries', () => {
  const entries = ['first', 'second', 'third', 'fourth'].map((text) => ({ text }))
  const box = { x: 0, y: 0, width: 200 }

  it('draws all that fits', () => {
    expect(linesOf(drawEntries(entries, { ...box, height: heightOf(entries, 200, 10) }, 10))).toEqual([
      'first',
      'second',
      'third',
      'fourth',
    ])
  })

  it('counts what does not fit', () => {
    expect(linesOf(drawEntries(entries, { ...box, height: 42 }, 10))).toEqual([
      'first',
      'second',
      '… and 2 more',
    ])
    expect(linesOf(drawEntries(entries, { ...box, height: 14 }, 10))).toEqual(['… and 4 more'])
  })

  it('sets the head off within the sentence', () => {
    expect(drawEntries([{ head: 'Owner', text: 'Bakers' }], { ...box, height: 40 }, 10)).toBe(
      '<text x="0" y="10" font-size="10"><tspan font-weight="600">Owner</tspan><tspan> – Bakers</tspan></text>',
    )
  })
})
