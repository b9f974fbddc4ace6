import { describe, expect, test } from 'vitest'
import { CloudEventsSource } from '../../model/schema.ts'
import { readText, refusalOf } from '../read-all.contract.ts'
import { matches, parseCloudEvent, toReading } from './event.ts'

const event = (attributes: object = {}): object => ({
  specversion: '1.0',
  id: 'e1',
  source: '/shop/orders',
  type: 'order.placed',
  subject: 'order-7',
  time: '2026-03-14T09:26:53.589793Z',
  ...attributes,
})

const sourceOf = (cloudEvents: object = {}): CloudEventsSource =>
  CloudEventsSource.parse({ name: 'Shop', stream: 'shop', kind: 'cloudevents', cloudEvents })

const readingOf = (attributes: object, cloudEvents: object = {}) => {
  const parsed = parseCloudEvent(event(attributes))
  if (!parsed.ok) throw new Error(parsed.reason)
  return toReading(parsed.event, sourceOf(cloudEvents), 42)
}

describe('an event', () => {
  test('read as a whole', () => {
    const reading = readingOf(
      {
        sequence: '17',
        tenant: 'eu',
        data: {
          status: 'Paid',
          order: { id: 4711, kind: 'Bug', customer: { country: 'NL', address: { city: 'Utrecht' } } },
          title: 'Two pairs of shoes',
          tags: ['a', 'b'],
          lines: [{ sku: 1 }],
          gift: false,
          note: null,
        },
      },
      { item: 'data.order.id', state: 'data.status', type: 'data.order.kind', labels: 'data.tags' },
    )
    expect(reading).toEqual({
      id: '/shop/orders e1',
      item: '4711',
      at: Date.UTC(2026, 2, 14, 9, 26, 53) * 1000 + 589_793,
      ord: 17,
      step: 'enter',
      state: 'Paid',
      instance: null,
      fields: {
        tenant: 'eu',
        status: 'Paid',
        'order.id': 4711,
        'order.kind': 'Bug',
        'order.customer.country': 'NL',
        title: 'Two pairs of shoes',
        tags: ['a', 'b'],
        gift: false,
        type: 'Bug',
        labels: ['a', 'b'],
      },
      was: null,
      fault: null,
      partial: false,
      ref: null,
    })
  })

  test('without a time it is of the time of receipt; without status it changes fields only', () => {
    expect(readingOf({ time: undefined })).toMatchObject({
      at: 42,
      step: 'enter',
      state: 'order.placed',
      fields: null,
    })
    expect(readingOf({}, { state: 'data.status' })).toMatchObject({ step: 'fields', state: null, ord: 0 })
    expect(readingOf({ time: '1970-01-01T00:00:00Z' })).toMatchObject({ at: 0 })
  })

  test.each([
    [{ subject: undefined }, {}, '`subject` is missing or empty'],
    [{ data: { order: {} } }, { item: 'data.order.id' }, '`data.order.id` is missing or empty'],
    [{ data: 'text' }, { item: 'data.order.id' }, '`data.order.id` is missing or empty'],
    [{ data: {} }, { item: 'data.constructor.name' }, '`data.constructor.name` is missing or empty'],
  ])('without an item: %j', (attributes, source, reason) => {
    expect(readingOf(attributes, source)).toEqual({ reason: expect.stringContaining(reason) })
  })

  test('an item may be a number, and 0', () => {
    expect(readingOf({ data: { no: 0 } }, { item: 'data.no' })).toMatchObject({ item: '0' })
  })

  test('sources take what their patterns match', () => {
    const parsed = parseCloudEvent(event())
    if (!parsed.ok) throw new Error(parsed.reason)
    const taken = (from: string | string[]): boolean => matches(parsed.event, sourceOf({ from }))
    expect([taken('*'), taken('/shop/*'), taken('/SHOP/orders'), taken(['/x', '*/orders'])]).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect([taken('/shop'), taken('orders'), taken(['/x', '/y'])]).toEqual([false, false, false])
  })
})

describe('refused, with the attribute named', () => {
  test.each([
    [null, 'null is no CloudEvent: an object is expected'],
    [[], '[] is no CloudEvent: an object is expected'],
    [event({ specversion: '0.3' }), '`specversion` is "0.3"; only "1.0" is supported'],
    [event({ id: 7 }), '`id` is 7; it must be text'],
    [event({ source: 'a b' }), '`source` is "a b"; it must be a URI reference, without blanks'],
    [event({ type: undefined }), '`type` is missing; every CloudEvent must have it'],
    [event({ subject: '' }), '`subject` is empty; leave it out or fill it in'],
    [
      event({ time: '2026-02-30T00:00:00Z' }),
      '`time` is "2026-02-30T00:00:00Z", which has the day 30, but month 2 of 2026 has 28 days',
    ],
    [
      event({ time: '2026-02-03' }),
      '`time` is "2026-02-03"; a time as in RFC 3339 is expected, such as 2026-03-14T09:26:53Z',
    ],
    [
      event({ datacontenttype: 'json' }),
      '`datacontenttype` is "json"; a media type is expected, such as application/json',
    ],
    [event({ dataschema: '/relative' }), '`dataschema` is "/relative"; an absolute URI is expected'],
    [
      event({ traceParent: 'x' }),
      '`traceParent` is no name of an attribute: lower-case letters and digits only',
    ],
    [
      event({ count: 1.5 }),
      '`count` is 1.5; an extension is text, a whole number of 32 bits, or true or false',
    ],
    [
      event({ data: 1, data_base64: 'MQ==' }),
      '`data_base64` stands beside `data`; only one of them may be there',
    ],
    [event({ data_base64: 'no!' }), '`data_base64` is "no!"; it must be Base64'],
  ])('%j', (json, reason) => {
    expect(parseCloudEvent(json)).toEqual({ ok: false, reason })
  })
})

describe('files', () => {
  const one = event()
  const two = event({ id: 'e2', subject: 'order-8' })
  const source = { kind: 'cloudevents', cloudEvents: { from: '/shop/*' } }

  test.each([
    ['one event', JSON.stringify(one), 1],
    ['one event over several lines', JSON.stringify(one, null, 2), 1],
    ['a batch', JSON.stringify([one, two]), 2],
    ['a batch over several lines', JSON.stringify([one, two], null, 2), 2],
    ['JSON Lines', `${JSON.stringify(one)}\n\n${JSON.stringify(two)}\n`, 2],
    ['batches as JSON Lines', `${JSON.stringify([one])}\n${JSON.stringify([two])}\n`, 2],
    ['with a byte order mark', `\uFEFF${JSON.stringify([one, two])}`, 2],
  ])('%s', async (_, text, count) => {
    const { readings, rejections, read } = await readText('events.json', text, source)
    expect(readings.map(({ item }) => item)).toEqual(['order-7', 'order-8'].slice(0, count))
    expect({ rejections, read }).toEqual({ rejections: [], read: count })
  })

  test('what is refused takes no other with it', async () => {
    const lines = [
      one,
      { ...one, id: '' },
      'broken',
      two,
      { ...two, source: '/elsewhere' },
      { ...one, subject: null },
    ]
    const text = lines
      .map((line) => (line === 'broken' ? '{"specversion": "1.0", "id": ' : JSON.stringify(line)))
      .join('\n')
    const { readings, rejections, read } = await readText('events.jsonl', text, source)
    expect(readings.map(({ ref, item }) => [ref, item])).toEqual([
      ['events.jsonl row 1', 'order-7'],
      ['events.jsonl row 4', 'order-8'],
    ])
    expect(rejections).toEqual([
      { row: 2, reason: '`id` is empty; leave it out or fill it in' },
      { row: 3, reason: expect.stringContaining('is no JSON') },
      {
        row: 5,
        reason:
          'event e2 comes from `/elsewhere`, which `cloudEvents: { from: … }` of the source does not take',
      },
      {
        row: 6,
        reason:
          'event e1 of /shop/orders names no item: `subject` is missing or empty. Send it, or name another attribute in `cloudEvents: { item: … }`',
      },
    ])
    expect(read).toBe(6)
  })

  test.each([
    ['{"hello": "world"}', /holds no CloudEvents: `specversion` is missing/],
    ['case,time\nA,2024', /holds no CloudEvents: it is no JSON/],
    ['[1, 2, 3]', /holds no CloudEvents: 1 is no CloudEvent/],
  ])('%s holds none', async (text, message) => {
    expect((await refusalOf(readText('none.json', text, source))).message).toMatch(message)
  })

  test('an empty batch is legal', async () => {
    expect(await readText('empty.json', '[]', source)).toMatchObject({ read: 0, readings: [] })
  })
})

test('an attribute that is nested very deeply is refused as any other that is no text', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const text = `{"specversion":"1.0","id":"1","source":"/s","type":"t","subject":"J-1","deep":${deep}}`
  const { rejections } = await readText('a.json', text, { kind: 'cloudevents' })
  expect(rejections).toEqual([
    {
      row: 1,
      reason:
        '`deep` is ["(nested too deep)"]; an extension is text, a whole number of 32 bits, or true or false',
    },
  ])
})
