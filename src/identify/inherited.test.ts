import fc from 'fast-check'
import { expect, test } from 'vitest'
import { effectiveCell } from '../model/grid.ts'
import { DOES_NOT_APPLY, type GridCell } from '../model/schema.ts'
import { cellOf, identities, inheriting } from './inherited.ts'
import { mapWith } from './map.contract.ts'

const map = mapWith({
  slices: new Map([
    ['firms', { name: 'Firms', segment: 'Enterprise', job: 'Supply' }],
    ['clinics', { name: 'Clinics', within: 'firms', job: 'Heal' }],
    ['wards', { name: 'Wards', within: 'clinics' }],
    ['people', { name: 'People' }],
    ['a', { name: 'A', within: 'b' }],
    ['b', { name: 'B', within: 'a' }],
  ]),
})

test('the nearest slice around it that says it counts', () => {
  const jobOf = inheriting(map, ({ job }) => job)
  expect(['wards', 'clinics', 'firms', 'people'].map(jobOf)).toEqual(['Heal', 'Heal', 'Supply', undefined])
})

test('circles and unknown slices say nothing', () => {
  const jobOf = inheriting(map, ({ job }) => job)
  expect(['a', 'b', 'nobody'].map(jobOf)).toEqual([undefined, undefined, undefined])
})

test('a slice is identified by a segment, a persona or a job', () => {
  expect(['firms', 'wards', 'people'].map(identities(map))).toEqual(['Enterprise', 'Heal', undefined])
})

const text = fc.option(fc.constantFrom('x', 'y'), { nil: undefined })
const cell: fc.Arbitrary<GridCell | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constant(DOES_NOT_APPLY),
  fc.constant({ doesNotApply: 'Why' }),
  fc.record({ intent: text, value: text, proof: text }),
)

/** Slices of which each lies within an earlier one, or within none. */
const slices = fc.array(fc.record({ within: fc.nat(9), cell }), { minLength: 1, maxLength: 8 })

test('cells are the same as those told one by one', () => {
  fc.assert(
    fc.property(slices, (all) => {
      const some = mapWith({
        slices: new Map(
          all.map(({ within }, i) => [
            `s${i}`,
            within < i ? { name: 'S', within: `s${within}` } : { name: 'S' },
          ]),
        ),
        grid: new Map(all.map((one, i) => [`s${i}`, new Map(one.cell ? [['x', one.cell]] : [])])),
      })
      for (const id of some.slices.keys()) expect(cellOf(some)(id, 'x')).toEqual(effectiveCell(some, id, 'x'))
    }),
  )
})
