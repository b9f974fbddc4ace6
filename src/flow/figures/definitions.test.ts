import { expect, it } from 'vitest'
import { DEFINITIONS } from './definitions.ts'
import { METRICS } from './metrics.ts'

it('each metric has a whole definition, under its own id', () => {
  expect(Object.keys(DEFINITIONS).sort()).toEqual([...METRICS].sort())
  for (const [id, definition] of Object.entries(DEFINITIONS)) {
    expect(definition.id).toBe(id)
    expect(definition.version).toBeGreaterThan(0)
    expect(definition.rules.length).toBeGreaterThan(1)
    expect([definition.name, definition.formula, definition.example, definition.source]).not.toContain('')
  }
})
