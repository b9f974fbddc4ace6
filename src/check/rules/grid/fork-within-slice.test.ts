import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { forkWithinSlice } from './fork-within-slice.ts'

test('reports a slice with a slice within it, and a slice twice', () => {
  const text = `
slices: { firms: { name: Firms }, clinics: { name: Clinics, within: firms }, schools: { name: Schools, within: firms }, people: { name: People } }
journey: { stages: { find: { name: Find } } }
forks:
  nested: { at: [find], slices: [people, firms, clinics], differs: [proof], why: W }
  twice: { at: [find], slices: [people, people], differs: [proof], why: W }
  beside: { at: [find], slices: [clinics, schools, people], differs: [proof], why: W }
`
  expect(found(forkWithinSlice, text)).toEqual([
    '5:49 The fork `nested` parts `clinics` from `firms`, but one of them lies within the other.',
    '6:41 The fork `twice` names `people` twice.',
  ])
})
