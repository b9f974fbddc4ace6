import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import * as z from 'zod'
import { mapJsonSchema } from './json-schema.ts'
import { MapFile } from './schema.ts'

const EXAMPLES = join(import.meta.dirname, '../../examples')

const documents = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.yaml') && !file.split('/').includes('data'))
  .flatMap((file) => {
    const parsed = parseAllDocuments(readFileSync(join(EXAMPLES, file), 'utf8'))
    return Array.isArray(parsed) ? parsed.map((one) => ({ file, value: one.toJS() as unknown })) : []
  })

/** The schema read back, as an editor would read it: without the code that it came from. */
const asRead = z.fromJSONSchema(JSON.parse(JSON.stringify(mapJsonSchema())))

test('names its dialect, itself and the keys of a map file', () => {
  const schema = mapJsonSchema()
  expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema')
  expect(schema['$id']).toBe('urn:millrace:map')
  expect(schema['title']).toBe('Millrace map')
  expect(schema['additionalProperties']).toBe(false)
  expect(Object.keys(schema['properties'] as object)).toEqual(Object.keys(MapFile.shape))
  expect(schema['required']).toBeUndefined()
})

test('takes the maps of the examples', () => {
  expect(documents.length).toBeGreaterThan(0)
  const refused = documents.filter(({ value }) => !asRead.safeParse(value).success).map(({ file }) => file)
  expect(refused).toEqual([])
})

test.each([
  ['a key that is unknown', { slice: {} }],
  ['an id that is none', { slices: { 'A B': { name: 'A' } } }],
  ['a stream without its promise', { streams: { a: { name: 'A' } } }],
  [
    'a state that is none',
    { sources: { a: { kind: 'jira', name: 'A', stream: 's', states: { Open: 'opn' } } } },
  ],
  ['a key of another kind of source', { sources: { a: { kind: 'jira', name: 'A', stream: 's', csv: {} } } }],
])('refuses %s, as the schema of the code does', (_, value) => {
  expect(asRead.safeParse(value).success).toBe(false)
  expect(MapFile.safeParse(value).success).toBe(false)
})
