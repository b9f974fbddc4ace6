import { describe, expect, test } from 'vitest'
import { Interface } from '../model/schema.ts'
import { mapWith, streamOf } from './map.contract.ts'
import { consumersOf, hasSla, isHard, seamsOf } from './seams.ts'

const interfaceOf = (parts: Record<string, unknown>): Interface =>
  Interface.parse({ name: 'Some interface', provider: 'p', consumers: ['c'], style: 'synchronous', ...parts })

test('an edge is hard if the consumer waits and has nothing else to do', () => {
  expect(isHard(interfaceOf({}))).toBe(true)
  expect(isHard(interfaceOf({ fallback: { does: 'Says sorry', coverage: 0 } }))).toBe(true)
  expect(isHard(interfaceOf({ fallback: { does: 'Says what it knew', coverage: 40 } }))).toBe(false)
  expect(isHard(interfaceOf({ fallback: 'Says what it knew' }))).toBe(false)
  expect(isHard(interfaceOf({ style: 'asynchronous' }))).toBe(false)
})

const map = mapWith({
  streams: new Map([
    ['payments', streamOf({ kind: 'supporting', for: ['sales', 'payments', 'nothing'] })],
    ['shop', streamOf({ reliesOn: ['payments', 'nothing'] })],
    ['sales', streamOf({ reliesOn: ['payments'] })],
    ['old', streamOf({ reliesOn: ['payments'], lifecycle: 'retired' })],
  ]),
  interfaces: new Map([
    ['pay', interfaceOf({ provider: 'payments', consumers: ['shop', 'shop'], sla: {} })],
    ['settle', interfaceOf({ provider: 'payments', consumers: ['sales'] })],
  ]),
})

test('interfaces by those who offer and use them', () => {
  const ids = (seams: ReadonlyMap<string, readonly { id: string }[]>) =>
    [...seams].map(([stream, list]) => [stream, ...list.map(({ id }) => id)])
  expect(ids(seamsOf(map).offered)).toEqual([['payments', 'pay', 'settle']])
  expect(ids(seamsOf(map).used)).toEqual([
    ['shop', 'pay'],
    ['sales', 'settle'],
  ])
})

test('consumers are those that either side names', () => {
  expect([...consumersOf(map)]).toEqual([['payments', ['shop', 'sales']]])
})

describe('an SLA is there', () => {
  test('if a service or an interface promises something', () => {
    expect(hasSla(map, 'payments')).toBe(false)
    const promised = new Map([
      ['pay', interfaceOf({ provider: 'payments', sla: { terms: 'At most 5 min' } })],
    ])
    expect(hasSla(mapWith({ ...map, interfaces: promised }), 'payments')).toBe(true)
    const streams = new Map([
      ['payments', streamOf({ services: { pay: { name: 'Pay', sla: { availability: 99 } } } })],
    ])
    expect(hasSla(mapWith({ streams }), 'payments')).toBe(true)
  })
})
