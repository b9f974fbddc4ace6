import { expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { policiesInWords } from './policies.ts'
import { sourcesOf } from './report.ts'

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
