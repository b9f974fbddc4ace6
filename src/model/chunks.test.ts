import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { piecesOf } from './chunks.ts'
import { loadMap, type LoadedMap } from './load.ts'

const MAP = `# A map.
organisation:
  name: Shop
  goals: { growth: { name: Growth } }

slices:
  # Those who buy.
  consumers:
    name: Consumers
    outcome:
      when: >
        they have

        what they want
  students: { name: Students, within: consumers }
journey:
  stages:
    find: { name: Find }
    buy: { name: Buy }
grid:
  consumers:
    find: { intent: look }
    buy:
      intent: "to
        pay"
streams:
    shop:
        name: Shop   # the first
        promise: P
        for: [consumers,
          students]
        trigger: T
        finishLine: F
        outcome: |
          O
        stages: [find, buy]
# end
`

test('a piece for each thing, and the pieces of what can’t be divided', () => {
  expect(piecesOf(MAP).map(({ section, text }) => `${section}: ${text.split('\n')[0]}`)).toEqual([
    'null: organisation:',
    'slices:   consumers:',
    'slices:   students: { name: Students, within: consumers }',
    'null: journey:',
    'grid:   consumers:',
    'streams:     shop:',
  ])
})

test.each([
  ['an anchor', 'slices:\n  a: &x { name: A }\n  b: *x\n'],
  ['documents', 'slices:\n  a: { name: A }\n---\nslices:\n  b: { name: B }\n'],
  ['flow style', '{ slices: { a: { name: A } } }\n'],
  ['a section that is there twice', 'slices:\n  a: { name: A }\nslices:\n  b: { name: B }\n'],
  ['an empty section', 'slices:\nstreams:\n  a: {}\n'],
  ['a tab', 'slices:\n\ta: { name: A }\n'],
  ['a list', 'slices:\n  - a\n'],
  ['a quoted key', 'slices:\n  "a": { name: A }\n'],
  ['entries that are indented unequally', 'slices:\n   a: { name: A }\n  b: { name: B }\n'],
])('%s keeps a text in one piece', (_, text) => {
  expect(piecesOf(text)).toEqual([{ offset: 0, text, section: null }])
})

const load = (text: string): LoadedMap => loadMap([{ file: 'map.yaml', text }])

/** A comment with an anchor in it, which keeps a text in one piece. */
const inOnePiece = (text: string): string => `${text}# &a\n`

const seen = ({ map, problems, references }: LoadedMap) => ({
  map,
  problems: problems.toSorted((a, b) => a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : 1)),
  references,
})

describe('in pieces or as a whole, the same is read', () => {
  const lines = fc.constantFrom(
    ...MAP.split('\n'),
    '  lost: { name: Lost }',
    '    within: nobody',
    '      - item',
    'events:',
    '  order.placed: { name: Placed, stage: buy }',
    '',
    '# note',
  )
  const damaged = fc
    .array(fc.record({ at: fc.nat(60), remove: fc.nat(2), line: lines }), { minLength: 0, maxLength: 4 })
    .map((changes) => {
      const text = MAP.split('\n')
      for (const { at, remove, line } of changes) text.splice(at % text.length, remove, line)
      return `${text.join('\n')}\n`
    })

  test('where the YAML is sound', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const [document] = parseAllDocuments(text)
        fc.pre(document?.errors.every(({ code }) => code === 'DUPLICATE_KEY') ?? true)
        const whole = load(inOnePiece(text))
        fc.pre(whole.problems.every(({ code }) => code !== 'MR001'))
        expect(seen(load(text))).toEqual(seen(whole))
      }),
      { numRuns: 300 },
    )
  })

  test('what was loaded before changes nothing', () => {
    fc.assert(
      fc.property(fc.array(damaged, { minLength: 2, maxLength: 4 }), (texts) => {
        let before: LoadedMap | undefined
        for (const text of texts) {
          before = loadMap([{ file: 'map.yaml', text }], [], before)
          expect(seen(before)).toEqual(seen(load(text)))
        }
      }),
      { numRuns: 100 },
    )
  })

  test('nor does it line by line', () => {
    const edit = fc.record({ at: fc.nat(60), remove: fc.nat(1), line: lines })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const text = MAP.split('\n')
        let before = load(MAP)
        for (const { at, remove, line } of edits) {
          text.splice(at % text.length, remove, line)
          before = loadMap([{ file: 'map.yaml', text: text.join('\n') }], [], before)
          expect(seen(before)).toEqual(seen(load(text.join('\n'))))
          expect(before.definitions).toEqual(load(text.join('\n')).definitions)
        }
      }),
      { numRuns: 200 },
    )
  })
})
