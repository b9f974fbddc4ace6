import { expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { policiesInWords } from './policies.ts'
import { sourcesOf } from './reach.ts'

const STREAM = 'promise: p, for: [all], trigger: t, finishLine: f, outcome: o'
const { map, problems } = loadMap([
  {
    file: 'map.yaml',
    text: `
slices: { all: { name: All } }
streams:
  plain: { name: Plain, ${STREAM} }
  chosen:
    { name: Chosen, ${STREAM}, measuring: { start: { stage: Build }, end: { stage: Ship }, backward: highWater, by: month,
      journeys: { start: created, reopened: continue } } }
sources:
  board:
    name: Board
    kind: jira
    stream: [{ when: { area: both }, is: [plain, chosen] }, { when: { area: plain }, is: plain }, { is: chosen }]
    hierarchy: { parent: parent }
  finished: { name: Log, kind: jira, stream: plain, finish: lastEvent }
  web: { name: Web, kind: cloudevents, measures: journeys, stream: chosen }
  only: { name: Web, kind: cloudevents, measures: journeys, stream: plain, finish: lastEvent, hierarchy: { parent: basket, count: parents } }
`,
  },
])

const of = (measured: 'work' | 'journeys', stream: string | null): string[] =>
  policiesInWords(map, measured, stream, sourcesOf(map, measured, stream))

test('the defaults are named too', () => {
  expect(problems).toEqual([])
  expect(of('journeys', 'plain')).toEqual([
    'Start: first waiting or active.',
    'End: done.',
    'Reopened: new visit (each pass completes on its own).',
    'Backward moves: as is (counted where it is).',
    'Periods by default: week.',
    'Finish: the last event of an item is its end: the log holds finished items only.',
    'Of epics and children are counted: parents (an item that has a parent is in no figure).',
  ])
})

test('the choices for one kind of flow come before those for both', () => {
  expect(of('journeys', 'chosen')).toEqual([
    'Start: creation.',
    'End: first entry of `Ship` or of a stage after it.',
    'Reopened: continue (one completion, at the last done).',
    'Backward moves: high water (counted in the furthest stage that it has reached).',
    'Periods by default: month.',
  ])
})

test('when journeys count as abandoned is named where it is chosen', () => {
  const { map: shop } = loadMap([
    {
      file: 'map.yaml',
      text: `
slices: { all: { name: All } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
streams:
  shop: { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, stages: [find, buy],
    measuring: { journeys: { abandonment: { after: 3 d, stages: { buy: 12 h }, comesBack: newJourney } } } }
  swap: { name: Swap, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, stages: [find], measuring: { abandonment: 7 d } }
  rest: { name: Rest, promise: p, for: [all], trigger: t, finishLine: f, outcome: o }
sources:
  web: { name: Web, kind: cloudevents, measures: journeys, stream: [{ when: { a: 1 }, is: shop }, { when: { a: 2 }, is: swap }, { is: rest }] }
`,
    },
  ])
  const abandoned = (measured: 'work' | 'journeys', stream: string | null) =>
    policiesInWords(shop, measured, stream, [...shop.sources]).filter((one) => one.startsWith('Abandoned'))
  expect(abandoned('journeys', null)).toEqual([
    'Abandoned: after 3 d, 12 h in `buy` without an event; who comes back begins a new journey for `shop`; after 7 d without an event for `swap`; never for `rest`.',
  ])
  expect(abandoned('journeys', 'swap')).toEqual(['Abandoned: after 7 d without an event.'])
  expect([...abandoned('journeys', 'rest'), ...abandoned('work', 'shop')]).toEqual([])
})

test('of all streams it is said which choice holds for which, and that nothing counts twice', () => {
  expect(of('work', null)).toEqual([
    'Start: first waiting or active for `plain`; first entry of `Build` or of a stage after it for `chosen`.',
    'End: done for `plain`; first entry of `Ship` or of a stage after it for `chosen`.',
    'Reopened: continue (one completion, at the last done).',
    'Backward moves: as is (counted where it is) for `plain`; high water (counted in the furthest stage that it has reached) for `chosen`.',
    'Periods by default: week for `plain`; month for `chosen`.',
    'Finish: the last event of an item is its end (`finished`): the log holds finished items only.',
    'Of epics and children are counted: children (an item that others name as their parent is in no figure).',
    'Items of several streams: counted once.',
  ])
})

test('without a source there are the defaults', () => {
  expect(
    policiesInWords(loadMap([]).map, 'work', null, [])
      .map((line) => line.split(':')[0])
      .join(),
  ).toBe('Start,End,Reopened,Backward moves,Periods by default')
})
