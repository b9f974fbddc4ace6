import { expect, test } from 'vitest'
import { Source } from '../model/schema.ts'
import { parse } from 'yaml'
import { proposedSource } from './propose.ts'
import { tempFile } from './read-all.contract.ts'

const OCEL =
  '{"objects":[{"id":"o1","type":"order"},{"id":"c 1","type":"the customer"},{"id":"c2","type":"the customer"}],"events":[]}'

/** The entry for a source that may hold journeys. @param own What is of its kind only. */
const journeys = (kind: string, own = ''): string => `sources:
  shop:
    name: shop
    kind: ${kind}
    measures: journeys   # or work, for delivery work
    stream: buy${own === '' ? '' : `\n${own}`}`

test.each([
  [
    'orders.csv',
    'case:concept:name,time:timestamp,concept:name,lifecycle:transition\n1,2026-03-01T09:00:00Z,Pay,complete\n',
    journeys(
      'csv',
      `    csv:
      item: case:concept:name
      time: time:timestamp
      activity: concept:name
      lifecycle: lifecycle:transition`,
    ),
  ],
  [
    'clicks.csv',
    'user_id;event;timestamp\n1;main;2026-03-01T09:00:00Z\n',
    journeys(
      'csv',
      `    csv:
      item: user_id
      time: timestamp
      activity: event`,
    ),
  ],
  [
    'log of bupaR.csv',
    'case_id,activity,activity_instance_id,lifecycle,timestamp\n1,Pay,7,start,2026-03-01T09:00:00Z\n',
    journeys(
      'csv',
      `    csv:
      item: case_id
      time: timestamp
      activity: activity
      lifecycle: lifecycle
      instance: activity_instance_id`,
    ),
  ],
  [
    'log of Disco.csv',
    'Case ID,Activity,Start Timestamp,Complete Timestamp\n1,Pay,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z\n',
    journeys(
      'csv',
      `    csv:
      item: Case ID
      time: Complete Timestamp
      activity: Activity`,
    ),
  ],
  [
    'log of Celonis.csv',
    '_CASE_KEY,ACTIVITY_EN,EVENTTIME,_SORTING\n1,Pay,2026-03-01T09:00:00Z,1\n',
    journeys(
      'csv',
      `    csv:
      item: _CASE_KEY
      time: EVENTTIME
      activity: ACTIVITY_EN`,
    ),
  ],
  [
    'prefixed.xes',
    '<?xml version="1.0"?><x:log xmlns:x="http://www.xes-standard.org/"><x:trace/></x:log>',
    journeys('xes'),
  ],
  ['trace of Tempo.json', '{"batches":[{"scopeSpans":[]}]}', journeys('otlp')],
  [
    'custom.json',
    '{"context":{"type":"dev.cdeventsx.mytool-resource.created.0.1.0"},"subject":{}}',
    `sources:
  shop:
    name: shop
    kind: cdevents
    stream: buy`,
  ],
  [
    'no types.json',
    '{"events":[{"id":"e","relationships":[{"objectId":"o1"}]}],"objects":[{"id":"o1","type":"order"}]}',
    journeys(
      'ocel',
      `    ocel:
      journey: order`,
    ),
  ],
  ['a.xes', '<?xml version="1.0"?><log><trace/></log>', journeys('xes')],
  [
    'a.dat',
    `{"objectTypes": [], ${OCEL.slice(1)}`,
    journeys(
      'ocel',
      `    ocel:
      journey: the customer   # or order`,
    ),
  ],
  ['a.jsonl', '{"specversion":"1.0","id":"1","source":"/s","type":"t"}\n', journeys('cloudevents')],
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
