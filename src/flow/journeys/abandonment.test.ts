import { expect, test } from 'vitest'
import { loadMap } from '../../model/load.ts'
import { askJourneys, journey, minute } from './asks.contract.ts'
import { abandonmentOf } from './abandonment.ts'
import { studyOf } from './study.ts'

const stream = (name: string, measuring: string): string => `
  ${name}:
    name: ${name}
    promise: p
    for: [all]
    trigger: t
    finishLine: f
    outcome: o
    northStar: { name: n }
    stages: [look]
    measuring: ${measuring}`

const source = (name: string, of: string): string => `
  ${name}: { name: ${name}, kind: cloudevents, measures: journeys, stream: ${of}, cloudEvents: { from: /x, item: subject, state: type } }`

const mapOf = (rules = 'shop'): ReturnType<typeof loadMap>['map'] =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: UTC }
slices: { all: { name: All } }
journey: { stages: { look: { name: Look } } }
streams:${stream('shop', '{ journeys: { abandonment: { after: 1 h, stages: { look: 2 h } } } }')}${stream('desk', '{ journeys: { abandonment: 3 d } }')}
sources:${source('web', rules)}${source('phone', 'desk')}
`,
    },
  ]).map

/** In the shop the first is silent for three hours, at the desk the second. */
const MOMENTS = [
  ...journey('in the shop', [[0, 'seen']]),
  ...journey('at the desk', [[0, 'seen']], { source: 'phone' }),
]

const askOfAll = (map: ReturnType<typeof mapOf>) =>
  askJourneys(MOMENTS, { stream: undefined }, minute(180), map)

test('of all streams together each journey goes by the window of its own stream', async () => {
  const ask = await askOfAll(mapOf())
  const { over } = studyOf(ask)
  expect(ask.log.item.map((item, at) => [item, over[at]])).toEqual([
    ['at the desk', NaN],
    ['in the shop', minute(120)],
  ])
  expect(abandonmentOf(ask)).toMatchObject({
    declared: true,
    words:
      'A journey counts as abandoned after 1 h, 2 h in `look` without an event for `shop`; after 3 days without an event for `desk`.',
  })
})

test('where rules choose the stream of a journey, the default holds, and is named', async () => {
  const ask = await askOfAll(mapOf('[{ when: { a: b }, is: shop }, { is: desk }]'))
  expect([...studyOf(ask).over]).toEqual([NaN, NaN])
  expect(abandonmentOf(ask)).toMatchObject({
    declared: false,
    words:
      'A journey counts as abandoned after 3 days without an event for `desk`; after 30 days without an event for journeys of several streams (30 days is the default, where the map names no `abandonment`).',
  })
})
