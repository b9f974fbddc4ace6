import { expect, test } from 'vitest'
import { loadMap } from '../model/load.ts'
import { thingAt } from './thing-at.ts'

const TEXT = `slices:
  consumer:
    name: Consumers
  enterprise: { name: Enterprise }
journey:
  stages:
    discover: { name: Discover }
grid:
  consumer:
    discover:
      intent: Find it
`

const thing = thingAt(loadMap([{ file: 'map.yaml', text: TEXT }]))
const at = (line: number, column: number) =>
  thing({ file: 'map.yaml', line, column, endLine: line, endColumn: column })

test.each([
  [1, 1, null],
  [2, 3, ['slices', 'consumer']],
  [3, 11, ['slices', 'consumer']],
  [4, 18, ['slices', 'enterprise']],
  [5, 1, null],
  [7, 20, ['journey', 'stages', 'discover']],
  [11, 15, ['grid', 'consumer', 'discover']],
])('line %i, column %i lies in %j', (line, column, path) => expect(at(line, column)).toEqual(path))

test('a place of a file that defines nothing lies in nothing', () => {
  expect(thing({ file: 'other.yaml', line: 2, column: 3, endLine: 2, endColumn: 3 })).toBeNull()
})
