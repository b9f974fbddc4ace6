import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { sliceEvidence } from './slice-evidence.ts'

test('is inherited part by part, and asked for once where all parts of a slice lack it', () => {
  const text = `
slices:
  firms: { name: Firms, evidence: { won: Ten deals, served: Five run } }
  clinics: { name: Clinics, within: firms }
  schools: { name: Schools, within: firms, evidence: { renewed: Two did } }
  people: { name: People }
  young: { name: Young, within: people }
  old: { name: Old, within: people }
`
  expect(found(sliceEvidence, text)).toEqual([
    '6:3 Nothing shows that `people` can be won, served and renewed.',
    '4:3 Nothing shows that `clinics` can be renewed.',
  ])
})

test('is not asked for before the first', () => {
  const text = `
slices: { a: { name: A }, b: { name: B } }
`
  expect(found(sliceEvidence, text)).toEqual([])
})
