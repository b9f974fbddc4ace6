import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { cellWithoutStream } from './cell-without-stream.ts'

test('compares the rows with the paths of those who serve them', () => {
  const text = `
slices: { firms: { name: Firms }, clinics: { name: Clinics, within: firms }, schools: { name: Schools, within: firms }, people: { name: People }, free: { name: Free } }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get }, leave: { name: Leave } } }
grid:
  firms: { find: { intent: I }, buy: { intent: I }, get: { intent: I }, leave: { intent: I } }
  clinics: { find: { value: V }, buy: { value: V } }
  people: { find: { intent: I }, get: does not apply }
  free: { find: { intent: I } }
streams:
  ${card('clinics', 'for: [clinics], stages: [find]')}
  ${card('schools', 'for: [schools], stages: [find, buy]')}
  ${card('people', 'for: [people], stages: [find, buy, get]')}
`
  expect(found(cellWithoutStream, text)).toEqual([
    '5:53 The grid says what must be true for `firms` at `get`, where no stream serves it.',
    '6:34 The grid says what must be true for `clinics` at `buy`, where no stream serves it.',
  ])
})
