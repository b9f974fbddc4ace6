import { expect, test } from 'vitest'
import { loadMap } from '../../../model/load.ts'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { stepThatDoesNotApply } from './step-that-does-not-apply.ts'

test('reports a stage that applies to none of the slices of a stream, by inheritance', () => {
  const text = `
slices: { firms: { name: Firms }, clinics: { name: Clinics, within: firms }, schools: { name: Schools, within: firms }, people: { name: People } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } } }
grid:
  firms: { find: does not apply, buy: { doesNotApply: They rent } }
  schools: { find: { intent: I } }
streams:
  ${card('clinics', 'for: [clinics], stages: [find, buy, get]')}
  ${card('firms', 'for: [firms], stages: [find, buy, get]')}
  ${card('mixed', 'for: [clinics, people], stages: [find, buy]')}
`
  expect(found(stepThatDoesNotApply, text)).toEqual([
    '8:105 `clinics` covers `find`, which by the grid does not apply to `clinics`, whom it serves.',
    '8:111 `clinics` covers `buy`, which by the grid does not apply to `clinics`, whom it serves.',
    '9:105 `firms` covers `buy`, which by the grid does not apply to `firms`, whom it serves.',
  ])
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(stepThatDoesNotApply.check(loaded).map(({ fix }) => fix)).toEqual([
    {
      title: 'Remove `find` from the path',
      safe: false,
      changes: [{ op: 'remove', path: ['streams', 'clinics', 'stages', 0] }],
    },
    undefined,
    undefined,
  ])
})
