import { expect, test } from 'vitest'
import { Interface } from '../model/schema.ts'
import { availabilityOfDependencies, availabilityPromises } from './availability.ts'
import { mapWith, streamOf } from './map.contract.ts'

const interfaceOf = (provider: string, availability: number | undefined, parts: object = {}): Interface =>
  Interface.parse({
    name: 'Some interface',
    provider,
    consumers: ['shop'],
    style: 'synchronous',
    sla: { availability },
    ...parts,
  })

const level = (holds?: string): object => ({ name: 'L', about: 'availability', holds })

const map = mapWith({
  streams: new Map([
    [
      'shop',
      streamOf({
        serviceLevels: {
          open: level('availability(purchase) >= 99.95 %'),
          turned: level('99 % <= availability(purchase)'),
          both: level('availability(purchase) > 99 % and availability(receive) >= 99.5 % and velocity > 3'),
          other: level('p85(flowTime) <= 3 d'),
          broken: level('availability( >= '),
          unsaid: level(),
        },
        services: { search: { name: 'Search', sla: { availability: 98 } }, list: { name: 'List' } },
      }),
    ],
    ['alone', streamOf({})],
  ]),
  interfaces: new Map([
    ['pay', interfaceOf('payments', 99.9)],
    ['refund', interfaceOf('payments', 99.95)],
    ['run', interfaceOf('platform', 99.9)],
    ['sign-in', interfaceOf('identity', 99.9)],
    ['mail', interfaceOf('mail', 90, { style: 'asynchronous' })],
    ['stock', interfaceOf('stock', 90, { fallback: 'Yesterday’s stock' })],
    ['silent', interfaceOf('silent', undefined)],
    ['catalogue', interfaceOf('shop', 99.7, { consumers: ['sales'] })],
  ]),
})

test('in series the availabilities are multiplied, each provider once', () => {
  const found = availabilityOfDependencies(map, 'shop')
  expect(found?.parts).toEqual([
    { provider: 'payments', interface: 'pay', availability: expect.closeTo(0.999, 12) },
    { provider: 'platform', interface: 'run', availability: expect.closeTo(0.999, 12) },
    { provider: 'identity', interface: 'sign-in', availability: expect.closeTo(0.999, 12) },
  ])
  expect(found?.availability).toBeCloseTo(0.997002999, 9)
  expect(availabilityOfDependencies(map, 'alone')).toBeNull()
})

test('what a stream promises, wherever it says it', () => {
  expect(availabilityPromises(map, 'shop')).toEqual([
    { path: ['streams', 'shop', 'serviceLevels', 'open', 'holds'], availability: 0.9995 },
    { path: ['streams', 'shop', 'serviceLevels', 'turned', 'holds'], availability: 0.99 },
    { path: ['streams', 'shop', 'serviceLevels', 'both', 'holds'], availability: 0.995 },
    { path: ['streams', 'shop', 'services', 'search', 'sla', 'availability'], availability: 0.98 },
    { path: ['interfaces', 'catalogue', 'sla', 'availability'], availability: 0.997 },
  ])
  expect(availabilityPromises(map, 'nothing')).toEqual([])
})
