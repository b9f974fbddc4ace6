/** What the tests of all rules share: a map from text, and what one rule finds in it. */
import { expect } from 'vitest'
import { loadMap } from '../model/load.ts'
import type { Rule } from './diagnostic.ts'

/**
 * What the rule finds in a map, as `line:column message`. The text itself must be without problems.
 * Each finding must bear the rule's code and stand on text of the file.
 */
export const found = (rule: Rule, text: string): string[] => {
  const loaded = loadMap([{ file: 'map.yaml', text }])
  expect(loaded.problems).toEqual([])
  const lines = text.split('\n')
  return rule.check(loaded).map(({ code, file, line, column, endLine, endColumn, message }) => {
    expect(code).toBe(rule.code)
    expect(file).toBe('map.yaml')
    expect(lines[line - 1]?.slice(column - 1, line === endLine ? endColumn - 1 : undefined)).not.toBe('')
    return `${line}:${column} ${message}`
  })
}
