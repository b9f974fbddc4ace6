import { expect, test } from 'vitest'
import { Source } from '../model/schema.ts'
import { parse } from 'yaml'
import { proposedSource } from './propose.ts'
import { tempFile } from './read-all.contract.ts'

const OCEL =
  '{"objects":[{"id":"o1","type":"order"},{"id":"c 1","type":"the customer"},{"id":"c2","type":"the customer"}],"events":[]}'

test.each([
  [
    'orders.csv',
    'case:concept:name,time:timestamp,concept:name,lifecycle:transition\n1,2026-03-01T09:00:00Z,Pay,complete\n',
    `sources:
  shop:
    name: shop
    kind: csv
    measures: journeys   # or work, for delivery work
    stream: buy
    csv:
      item: case:concept:name
      time: time:timestamp
      activity: concept:name
      lifecycle: lifecycle:transition`,
  ],
  [
    'clicks.csv',
    'user_id;event;timestamp\n1;main;2026-03-01T09:00:00Z\n',
    `sources:
  shop:
    name: shop
    kind: csv
    measures: journeys   # or work, for delivery work
    stream: buy
    csv:
      item: user_id
      time: timestamp
      activity: event`,
  ],
  [
    'a.xes',
    '<?xml version="1.0"?><log><trace/></log>',
    `sources:
  shop:
    name: shop
    kind: xes
    measures: journeys   # or work, for delivery work
    stream: buy`,
  ],
  [
    'a.dat',
    `{"objectTypes": [], ${OCEL.slice(1)}`,
    `sources:
  shop:
    name: shop
    kind: ocel
    measures: journeys   # or work, for delivery work
    stream: buy
    ocel:
      journey: the customer   # or order`,
  ],
  [
    'a.jsonl',
    '{"specversion":"1.0","id":"1","source":"/s","type":"t"}\n',
    `sources:
  shop:
    name: shop
    kind: cloudevents
    measures: journeys   # or work, for delivery work
    stream: buy`,
  ],
  [
    'issues.json',
    '{"issues":[]}',
    `sources:
  shop:
    name: shop
    kind: jira
    stream: buy`,
  ],
])('%s: an entry that can be read as a map', async (name, content, expected) => {
  const proposed = await proposedSource(tempFile(name, content), 'shop', 'buy')
  expect(proposed).toBe(expected)
  const { sources } = parse(proposed ?? '') as { sources: { shop: unknown } }
  expect(Source.safeParse(sources.shop).error).toBeUndefined()
})

test.each([
  ['a.html', '<html/>'],
  ['a.csv', 'a,b,c\n1,2,3\n'],
  ['a.json', '{"hello":1}'],
])('%s: nothing can be proposed', async (name, content) => {
  expect(await proposedSource(tempFile(name, content), 'shop', 'buy')).toBeNull()
})
