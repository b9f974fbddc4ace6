/** What the tests of this room share: a map from text, or from ids alone. */
import { expect } from 'vitest'
import { loadMap } from '../model/load.ts'
import { Stream, type ValueStreamMap } from '../model/schema.ts'

/** The map that a text says. The text must be without problems. */
export const mapOf = (text: string): ValueStreamMap => {
  const { map, problems } = loadMap([{ file: 'map.yaml', text }])
  expect(problems).toEqual([])
  return map
}

/** A stream of which only the given parts matter. */
export const streamOf = (parts: Record<string, unknown>): Stream =>
  Stream.parse({
    name: 'Some stream',
    promise: 'P',
    for: ['all'],
    trigger: 'T',
    finishLine: 'F',
    outcome: 'O',
    ...parts,
  })

/** A map of which only the given parts matter. */
export const mapWith = (parts: Partial<ValueStreamMap>): ValueStreamMap => ({ ...mapOf(''), ...parts })
