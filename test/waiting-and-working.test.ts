import { expect, test } from 'vitest'
import { noWaiting } from '../src/check/rules/sources/no-waiting.ts'
import { tellsWaitingFromActive } from '../src/flow/reading.ts'
import { loadMap } from '../src/model/load.ts'

// The check may not import the flow, so this keeps the two of one mind.
test('the check warns of exactly those sources whose flow efficiency is not configured', () => {
  const source = (id: string, states: string, csv = ''): string =>
    `  ${id}: { name: S, kind: csv, stream: x, csv: { item: I, time: T, state: S${csv} }, states: { ${states} } }\n`
  const loaded = loadMap([
    {
      file: 'map.yaml',
      text: `sources:\n${[
        source('both', 'A: active, B: waiting'),
        source('paused', 'A: { state: active }, B: { state: paused }'),
        source('no-waiting', 'A: active, B: done'),
        source('no-active', 'A: waiting, B: new'),
        source('neither', 'A: done'),
        source('runs', 'A: active', ', lifecycle: L'),
      ].join('')}`,
    },
  ])
  const unconfigured = [...loaded.map.sources].flatMap(([id, one]) =>
    tellsWaitingFromActive(one) ? [] : [id],
  )
  expect(unconfigured).toEqual(['no-waiting', 'no-active', 'neither'])
  expect(noWaiting.check(loaded).map(({ line }) => line)).toEqual([4, 5, 6])
})
