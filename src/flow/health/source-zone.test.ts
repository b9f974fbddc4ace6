import { expect, test } from 'vitest'
import { Source } from '../../model/schema.ts'
import { zoneOf, zoneYaml } from './source-zone.ts'

const source = (settings: object): Source => Source.parse({ name: 'Log', stream: 'shop', ...settings })

test.each([
  [
    { kind: 'csv', csv: { item: 'i', state: 's', time: 't' } },
    'csv:\n      time:\n        column: t\n        zone: Asia/Tokyo',
  ],
  [{ kind: 'csv', csv: { item: 'i', dates: { d: 'done' } } }, 'csv:\n      zone: Asia/Tokyo'],
  [{ kind: 'xes' }, 'xes:\n      zone: Asia/Tokyo'],
  [{ kind: 'ocel' }, 'ocel:\n      zone: Asia/Tokyo'],
])('what declares the zone of %j is read as its zone', (settings, expected) => {
  expect(zoneOf(source(settings))).toBeUndefined()
  expect(zoneYaml('log', source(settings), 'Asia/Tokyo')).toBe(`sources:\n  log:\n    ${expected}`)
})

test.each([
  [{ kind: 'csv', csv: { item: 'i', state: 's', time: { column: 't', zone: 'Asia/Tokyo' } } }, 'Asia/Tokyo'],
  [{ kind: 'csv', csv: { item: 'i', dates: { d: 'done' }, zone: 'Asia/Tokyo' } }, 'Asia/Tokyo'],
  [{ kind: 'xes', xes: { zone: 'Asia/Tokyo' } }, 'Asia/Tokyo'],
  [{ kind: 'ocel', ocel: { zone: 'Asia/Tokyo' } }, 'Asia/Tokyo'],
  [{ kind: 'cloudevents' }, undefined],
])('the zone of %j', (settings, expected) => {
  expect(zoneOf(source(settings))).toBe(expected)
})

test('events that are sent carry their offset', () => {
  expect(zoneYaml('log', source({ kind: 'cloudevents' }), 'Asia/Tokyo')).toBeNull()
})
