import { expect, test } from 'vitest'
import { loadMap } from '../../model/load.ts'
import { EXAMPLE_ALERTS, EXAMPLE_TARGETS } from './example-alerts.ts'

test('what is given to copy can be read', () => {
  const loaded = loadMap([
    { file: 'targets.yaml', text: EXAMPLE_TARGETS },
    { file: 'alerts.yaml', text: EXAMPLE_ALERTS },
  ])
  expect(loaded.problems.filter(({ message }) => !message.includes('is missing'))).toEqual([])
  expect([...loaded.map.alerts.keys()]).toEqual(['channel', 'on-call'])
})
