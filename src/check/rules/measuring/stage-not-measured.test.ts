import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { stageNotMeasured } from './stage-not-measured.ts'

const map = (measuring: string, sources: string): string => `
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    measuring: ${measuring}
sources:
${sources}`

const board = `  board: { name: Board, kind: jira, stream: shop, states: { New: new, Build: active, Review: { state: waiting, stage: Check }, Done: done } }`
const web = `  web: { name: Web, kind: cloudevents, measures: journeys, stream: [{ is: [shop] }], states: { seen: { state: active, stage: find } } }`

test('reports a stage that no source of this kind of flow has', () => {
  expect(found(stageNotMeasured, map('{ start: { stage: Biuld }, end: { stage: Check } }', board))).toEqual([
    '11:34 No source that measures delivery work of `shop` has the stage `Biuld`: no item would ever start there.',
  ])
  expect(
    found(
      stageNotMeasured,
      map('{ start: { stage: Build }, journeys: { end: { stage: pay } } }', `${board}\n${web}`),
    ),
  ).toEqual([
    '11:34 No source that measures customers’ journeys of `shop` has the stage `Build`: no item would ever start there.',
    '11:69 No source that measures customers’ journeys of `shop` has the stage `pay`: no item would ever end there.',
  ])
})

test('says nothing where stages are known, where any may come, and where nothing measures', () => {
  const silent = (measuring: string, sources: string) =>
    expect(found(stageNotMeasured, map(measuring, sources))).toEqual([])
  silent('{ start: active, end: { stage: Check }, journeys: { end: { stage: buy } } }', `${board}\n${web}`)
  silent('{ start: { stage: Triage } }', board.replace('New: new', "'*': active"))
  silent(
    '{ start: { stage: Triage } }',
    '  log: { name: Log, kind: csv, stream: shop, csv: { item: i, time: t, activity: a, lifecycle: l } }',
  )
  silent('{ start: { stage: Triage } }', board.replace('stream: shop', 'stream: other'))
})
