import { expect, it } from 'vitest'
import { loadMap } from '../model/load.ts'
import { partsThatDiffer, readingPartsFrom, readingPartsOf } from './reading-parts.ts'
import { mapOf } from '../../test/workspace.ts'

const SOURCE = `  shop:
    name: Shop
    kind: cloudevents
    stream: support
    states: { open: waiting, doing: active, done: done }
    classify: [{ when: { type: bug }, as: defect }]
`
const partsIn = (text: string) => readingPartsOf(loadMap([{ file: 'map.yaml', text }]).map)
const before = mapOf(SOURCE)

it.each([
  ['a state', 'doing: active', 'doing: waiting', ['sources.shop.states']],
  ['a rule of type', 'as: defect', 'as: debt', ['sources.shop.classify']],
  ['a choice', 'measuring: {}', 'measuring: { reopened: newVisit }', ['streams.support.measuring']],
  [
    'a further key',
    '    stream: support',
    '    stream: support\n    finish: lastEvent',
    ['sources.shop.finish'],
  ],
  [
    'a business event',
    'streams:',
    'events: { paid: { name: Paid, stage: pay } }\njourney: { stages: { pay: { name: Pay } } }\nstreams:',
    ['events.paid', 'journey.stages'],
  ],
  [
    'a field that metric logic sums',
    'northStar: { name: Restored within a day }',
    'northStar: { name: Restored within a day, logic: "sum(paid, amount) / started" }',
    ['metrics.fields'],
  ],
  ['a name', 'name: Shop', 'name: The shop', []],
  ['what else the map says', 'name: Support', 'name: Help', []],
])('%s: the part that it is in', (_what, from, to, expected) => {
  const after = before.replace(from, to)
  expect(after).not.toBe(before)
  expect(partsThatDiffer(partsIn(before), partsIn(after))).toEqual(expected)
})

it('what was kept is read again; what an older version kept differs in everything', () => {
  const parts = partsIn(before)
  expect(readingPartsFrom(JSON.stringify(parts))).toEqual(parts)
  expect(partsThatDiffer(readingPartsFrom('TGF0ZXI'), parts)).toEqual(Object.keys(parts).sort())
})
