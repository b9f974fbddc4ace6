import { expect, it } from 'vitest'
import { loadMap } from '../../model/load.ts'
import type { SourceEvent } from '../event.ts'
import { fold } from '../fold.ts'
import { event } from '../histories.contract.ts'
import { readingOf, type SourceReading } from '../reading.ts'

const mapWith = (source = '', events = ''): string => `
slices:
  all: { name: All }
  consumers: { name: Consumers, within: all }
  companies: { name: Companies, within: all }
journey: { stages: { find: { name: Find }, buy: { name: Buy }, receive: { name: Receive } } }
events:
  product.viewed: { name: Viewed, stage: find, types: ['shop.product.*', browse], proves: entered }
  order.placed: { name: Placed, stage: buy }
  order.confirmed: { name: Confirmed, stage: buy, types: [order.placed], when: { amount: '5*' } }
  invoice.accepted: { name: Invoice, stage: buy, types: [order.placed], slices: [companies] }
${events}
streams:
  shop:
    { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, stages: [find, buy, receive],
      northStar: { name: n, logic: 'sum(order.placed, amount) / count(order.placed)' },
      guardrails: { tax: { name: Tax, holds: 'sum(order.placed, tax) <= 12 EUR' } } }
sources:
  web:
    name: Web
    kind: cloudevents
    measures: journeys
    stream: shop
    slice: [{ when: { firm: '*' }, is: companies }, { is: consumers }]
    classify: [{ when: { outcome: failed }, as: defect }, { when: { event: [fraud, invoice.accepted] }, as: risk }]
    ${source || 'states: { shop.product.viewed: { state: active, stage: find }, order.placed: { state: waiting, stage: buy }, delivered: done, note: keep }'}
`

const reading = (source?: string, events?: string): SourceReading => {
  const { map, problems } = loadMap([{ file: 'map.yaml', text: mapWith(source, events) }])
  expect(problems).toEqual([])
  const web = map.sources.get('web')
  if (!web) throw new Error('there is one')
  return readingOf('web', web, map)
}

/** What is told of each event: where the journey is, which business events it is, what it signals, its numbers. */
const told = (events: readonly SourceEvent[], of = reading()) =>
  (fold(events, of).moments ?? []).map(({ activity, lifecycle, stage, state, proofs, signal, amounts }) => [
    `${activity}${lifecycle === 'start' ? ' starts' : ''}: ${state} in ${stage}`,
    proofs.join(' '),
    signal,
    amounts,
  ])

it('tells every event that has a word: where the journey is from then on, and what it is', () => {
  const events = [
    event(0, 'landed', { fields: { outcome: 'ok' } }),
    event(1, 'shop.product.viewed'),
    event(2, null, { fields: { amount: 4 } }),
    event(3, 'note', { fields: { outcome: 'failed' } }),
    event(4, 'order.placed', { fields: { amount: '59.90', tax: 9.5, outcome: 'ok', code: 'x' } }),
    event(5, 'fraud'),
    event(6, 'delivered', { fields: { amount: 'much', tax: '' } }),
    event(7, 'note'),
  ]
  expect(told(events)).toEqual([
    ['landed: ignored in null', '', null, null],
    ['shop.product.viewed: active in find', 'product.viewed', null, null],
    ['note: active in find', '', 'defect', null],
    ['order.placed: waiting in buy', 'order.placed order.confirmed', null, { amount: 59.9, tax: 9.5 }],
    ['fraud: ignored in buy', '', 'risk', null],
    ['delivered: done in buy', '', null, null],
    ['note: done in buy', '', null, null],
  ])
})

it('where no state says so, the journey is at the stage whose passing an event shows, and stays there', () => {
  const events = [
    event(0, 'landed'),
    event(1, 'browse'),
    event(2, 'looked.around'),
    event(3, 'order.placed'),
    event(4, 'looked.around'),
    event(5, 'delivered'),
    event(6, 'browse'),
  ]
  expect(
    told(events, reading('states: { delivered: { state: done, stage: receive } }')).map(([where]) => where),
  ).toEqual([
    'landed: ignored in null',
    'browse: ignored in find',
    'looked.around: ignored in find',
    'order.placed: ignored in buy',
    'looked.around: ignored in buy',
    'delivered: done in receive',
    'browse: done in receive',
  ])
})

it('keeps the stage of what has ended', () => {
  expect(told([event(0, 'order.placed'), event(1, 'delivered')]).map(([where]) => where)).toEqual([
    'order.placed: waiting in buy',
    'delivered: done in buy',
  ])
})

it('knows stream, slice and type of the whole journey from its last event on', () => {
  const events = [
    event(0, 'shop.product.viewed'),
    event(1, 'order.placed', { fields: { firm: 'ACME', amount: 55 } }),
    event(2, 'delivered'),
  ]
  expect(fold(events, reading()).moments).toMatchObject(
    ['product.viewed', 'order.placed order.confirmed invoice.accepted', ''].map((proofs) => ({
      stream: 'shop',
      alsoIn: [],
      slice: 'companies',
      proofs: proofs === '' ? [] : proofs.split(' '),
      type: 'unclassified',
    })),
  )
  expect(told(events)[1]?.[2]).toBe('risk')
})

it('of an activity with start and completion, the start enters and the completion does the rest', () => {
  const events = [
    event(0, 'browse', { step: 'start' }),
    event(1, 'browse', { step: 'complete' }),
    event(2, 'order.placed', { step: 'start' }),
    event(3, 'order.placed', { step: 'complete' }),
    event(4, 'shop.product.seen', { step: 'complete' }),
  ]
  expect(told(events).map(([where, proofs]) => `${String(where)} | ${String(proofs)}`)).toEqual([
    'browse starts: active in null | product.viewed',
    'browse: waiting in buy | ',
    'order.placed starts: waiting in buy | ',
    'order.placed: waiting in buy | order.placed',
    'shop.product.seen: waiting in null | product.viewed',
  ])
})

it('a creation is told by what was before the first change', () => {
  const events = [
    event(0, 'delivered', { step: 'create', fields: { outcome: 'failed' } }),
    event(1, 'delivered', { was: { state: 'order.placed' } }),
  ]
  expect(told(events)).toEqual([
    ['order.placed: waiting in buy', 'order.placed', null, null],
    ['delivered: done in buy', '', null, null],
  ])
})

it('delivery work has no moments', () => {
  const { map } = loadMap([
    { file: 'map.yaml', text: mapWith().replace('measures: journeys', 'measures: work') },
  ])
  const web = map.sources.get('web')
  expect(web && fold([event(0, 'order.placed')], readingOf('web', web, map)).moments).toBeUndefined()
})

const BOUND = `
  checkout.begun: { name: Begun, stage: buy, types: [checkout], slices: [companies], state: waiting }
  checkout.done: { name: Done, stage: receive, types: [checkout], when: { outcome: ok }, state: done }
  checkout.seen: { name: Seen, stage: buy, types: ['check*'], state: active }
  held: { name: Held, stage: buy, state: paused }
  mail: { name: Mail, state: keep }`

it('business events bind states where the source has no word, per slice and filter, in the order of the map', () => {
  const states = 'states: { order.placed: { state: active, stage: find } }'
  const where = (...events: SourceEvent[]) => told(events, reading(states, BOUND)).map(([one]) => one)
  expect(where(event(0, 'checkout'), event(1, 'held'), event(2, 'mail'), event(3, 'order.placed'))).toEqual([
    'checkout: active in buy',
    'held: waiting in buy',
    'mail: waiting in buy',
    'order.placed: active in find',
  ])
  expect(where(event(0, 'checkout'), event(1, 'held', { fields: { firm: 'ACME' } }))).toEqual([
    'checkout: waiting in buy',
    'held: waiting in buy',
  ])
  expect(where(event(0, 'check-in', { fields: { outcome: 'ok' } }), event(1, 'checkout'))).toEqual([
    'check-in: active in buy',
    'checkout: done in receive',
  ])
  const { items } = fold([event(0, 'checkout'), event(1, 'mail')], reading(states, BOUND))
  expect(items[0]).toMatchObject({ unmapped: [], status: 'checkout' })
})
