import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { sourceWithoutEvents } from './source-without-events.ts'

test('reports a source whose every event an earlier one takes', () => {
  const text = `
sources:
  shop:
    name: Events
    kind: cloudevents
    stream: shop
    cloudEvents: { from: /shop/* }
  cart:
    name: Events
    kind: cloudevents
    stream: shop
    cloudEvents: { from: [/shop/cart, '/SHOP/basket/*'] }
  both:
    name: Events
    kind: cloudevents
    stream: shop
    cloudEvents: { from: [/shop/cart, /pay] }
  rest:
    name: Events
    kind: cloudevents
    stream: shop
  late:
    name: Events
    kind: cloudevents
    stream: shop
    cloudEvents: { from: /late }
  token:
    name: With a token of its own
    kind: cloudevents
    stream: shop
    cloudEvents: { from: /late }
    tokenFrom: LATE_TOKEN
  deliveries: { name: D, kind: cdevents, stream: shop }
  tickets: { name: T, kind: cdevents, stream: shop, cdEvents: { from: /tickets } }
  traces: { name: O, kind: otlp, stream: shop, otlp: { services: [shop, till] } }
  till: { name: O, kind: otlp, stream: shop, otlp: { services: till } }
  orders: { name: O, kind: otlp, stream: shop, otlp: { services: till, item: order.id } }
  board:
    name: Board
    kind: csv
    stream: shop
    csv: { item: Key, time: At, state: Status }
`
  expect(found(sourceWithoutEvents, text)).toEqual([
    '8:3 `cart` gets no events: `shop` stands before it and takes events from the same sources.',
    '22:3 `late` gets no events: `rest` stands before it and takes events from the same sources.',
    '34:3 `tickets` gets no events: `deliveries` stands before it and takes events from the same sources.',
    '36:3 `till` gets no events: `traces` stands before it and takes events from the same sources.',
  ])
})
