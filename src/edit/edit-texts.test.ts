import { describe, expect, test } from 'vitest'
import type { Change } from '../model/change.ts'
import type { Path } from '../model/place.ts'
import { applyEdits, editTexts } from './edit-texts.ts'

const set = (path: Path, value: unknown): Change => ({ op: 'set', path, value })
const remove = (...path: Path): Change => ({ op: 'remove', path })
const rename = (path: Path, to: string): Change => ({ op: 'rename', path, to })
const insert = (path: Path, value: unknown, at?: number): Change => ({
  op: 'insert',
  path,
  value,
  ...(at === undefined ? {} : { at }),
})

/** The texts afterwards, or why not. */
const after = (texts: Record<string, string>, ...changes: Change[]): Record<string, string> | string[] => {
  const edited = editTexts(new Map(Object.entries(texts)), changes)
  return 'refusals' in edited
    ? edited.refusals.map(({ change, message, place }) =>
        place ? `${change} ${place.file}:${place.line}:${place.column} ${message}` : `${change} ${message}`,
      )
    : Object.fromEntries(edited.texts)
}

/** The one text afterwards. */
const edited = (text: string, ...changes: Change[]): string | string[] => {
  const result = after({ 'map.yaml': text }, ...changes)
  return Array.isArray(result) ? result : (result['map.yaml'] as string)
}

const STREAM = `# Who we serve.
streams:
  shop: # the first one
    name: Shop  # as customers call it
    promise: 'Goods: quick'
    for: [new-shopper, returning]

    # Said by the customer.
    trigger: >-
      Somebody looks
      for something
    outcome: |
      They have it.

      And keep it.
    risks:
      - { name: Fraud } # often
      - Late parcels

  payments:
    name: "Payments"
    kind: supporting
# The end.
`

describe('setting a value', () => {
  test.each<[string, Change, string, string]>([
    ['plain', set(['streams', 'shop', 'name'], 'Store'), 'name: Shop ', 'name: Store '],
    ['plain that needs quotes', set(['streams', 'shop', 'name'], 'a: b'), 'name: Shop ', "name: 'a: b' "],
    ['single quotes', set(['streams', 'shop', 'promise'], "It's here"), "'Goods: quick'", "'It''s here'"],
    ['double quotes', set(['streams', 'payments', 'name'], 'Money'), '"Payments"', '"Money"'],
    ['a number in place of text', set(['streams', 'payments', 'name'], 5), '"Payments"', '5'],
    ['text that looks like a number', set(['streams', 'shop', 'name'], '1.0'), 'name: Shop ', "name: '1.0' "],
    [
      'folded text',
      set(['streams', 'shop', 'trigger'], 'A need'),
      '>-\n      Somebody looks\n      for something\n',
      '>-\n      A need\n',
    ],
    [
      'a block of text',
      set(['streams', 'shop', 'outcome'], 'One.\n\nTwo.\n'),
      '      They have it.\n\n      And keep it.\n',
      '      One.\n\n      Two.\n',
    ],
    ['in a list', set(['streams', 'shop', 'for', 1], 'anybody'), 'returning]', 'anybody]'],
    [
      'in brackets in a list',
      set(['streams', 'shop', 'risks', 0, 'name'], 'Theft, fraud'),
      'name: Fraud',
      "name: 'Theft, fraud'",
    ],
    [
      'several lines in place of one',
      set(['streams', 'shop', 'name'], 'The\nShop'),
      'name: Shop  # as customers call it\n',
      'name: |-  # as customers call it\n      The\n      Shop\n',
    ],
    [
      'a map in place of text',
      set(['streams', 'shop', 'risks', 1], { mitigation: 'M', name: 'Late' }),
      '- Late parcels\n',
      '- name: Late\n        mitigation: M\n',
    ],
    [
      'of a list only the entry that differs',
      set(['streams', 'shop', 'risks'], [{ name: 'Fraud', mitigation: 'Ask' }, 'Late parcels']),
      '{ name: Fraud } # often',
      '{ name: Fraud, mitigation: Ask } # often',
    ],
    [
      'of a map only the keys that differ',
      set(['streams', 'payments'], { kind: 'supporting', name: 'Payments', promise: 'Paid' }),
      'kind: supporting\n',
      'kind: supporting\n    promise: Paid\n',
    ],
  ])('%s', (_what, change, from, to) => {
    expect(STREAM).toContain(from)
    expect(edited(STREAM, change)).toBe(STREAM.replace(from, to))
  })

  test('what is the same already', () => {
    expect(edited(STREAM, set(['streams', 'shop', 'for'], ['new-shopper', 'returning']))).toBe(STREAM)
    expect(editTexts(new Map([['map.yaml', STREAM]]), [set(['streams', 'shop', 'name'], 'Shop')])).toEqual({
      edits: [],
      texts: new Map([['map.yaml', STREAM]]),
    })
  })
})

describe('a new key', () => {
  test.each<[string, Change, string, string]>([
    [
      'lands in the canonical order',
      set(['streams', 'shop', 'lifecycle'], 'emerging'),
      'name: Shop  # as customers call it\n',
      'name: Shop  # as customers call it\n    lifecycle: emerging\n',
    ],
    [
      'before the comment of the next one',
      set(['streams', 'shop', 'kind'], 'top-level'),
      'name: Shop  # as customers call it\n',
      'name: Shop  # as customers call it\n    kind: top-level\n',
    ],
    [
      'with what is missing around it',
      set(['streams', 'payments', 'northStar', 'name'], 'Paid at once'),
      'kind: supporting\n',
      'kind: supporting\n    northStar:\n      name: Paid at once\n',
    ],
    [
      'with its own keys in order, whatever their order was',
      set(['streams', 'payments', 'northStar'], { unit: '%', name: 'Paid at once' }),
      'kind: supporting\n',
      "kind: supporting\n    northStar:\n      name: Paid at once\n      unit: '%'\n",
    ],
    [
      'of a thing, at the end, set apart as the others are',
      set(['streams', 'data'], { name: 'Data', for: ['shop'] }),
      'kind: supporting\n',
      'kind: supporting\n\n  data:\n    name: Data\n    for: [shop]\n',
    ],
    [
      'of a section, in the canonical order',
      set(['organisation', 'name'], 'Org'),
      '# Who we serve.\n',
      'organisation:\n  name: Org\n# Who we serve.\n',
    ],
    [
      'a list with its first entry',
      insert(['streams', 'payments', 'reliesOn'], 'platform'),
      'kind: supporting\n',
      'kind: supporting\n    reliesOn: [platform]\n',
    ],
  ])('%s', (_what, change, from, to) => {
    expect(STREAM).toContain(from)
    expect(edited(STREAM, change)).toBe(STREAM.replace(from, to))
  })

  test('is written as the file is: brackets, padding, line ends, indentation', () => {
    expect(edited('slices: {a: {name: A}}\r\n', set(['slices', 'b', 'name'], 'B'))).toBe(
      'slices: {a: {name: A}, b: {name: B}}\r\n',
    )
    expect(edited('slices:\n    a: { name: A }\n', set(['slices', 'b', 'evidence', 'won'], 'W'))).toBe(
      'slices:\n    a: { name: A }\n    b: { evidence: { won: W } }\n',
    )
    const text = 'streams:\r\n    a:\r\n        name: A\r\n        risks:\r\n        - R'
    expect(
      edited(text, insert(['streams', 'a', 'risks'], { name: 'S' }), set(['streams', 'b', 'risks'], [['x']])),
    ).toBe(`${text}\r\n        - name: S\r\n    b:\r\n        risks:\r\n        - [x]`)
  })

  test('comes into an empty text, an empty section, and empty braces', () => {
    const change = set(['slices', 'a', 'name'], 'A')
    const block = 'slices:\n  a:\n    name: A\n'
    expect(edited('', change)).toBe(block)
    expect(edited('# Nothing yet.\n', change)).toBe(`# Nothing yet.\n${block}`)
    expect(edited('---\n# Nothing yet.\n', change)).toBe(`---\n# Nothing yet.\n${block}`)
    expect(edited('slices:\n', change)).toBe(block)
    expect(edited('slices: {} # soon\n', change)).toBe('slices: # soon\n  a:\n    name: A\n')
    expect(edited('slices: ~\n', change)).toBe(block)
  })
})

describe('removing', () => {
  test.each<[string, Change, string, string]>([
    [
      'a key with its own comment',
      remove('streams', 'shop', 'name'),
      '    name: Shop  # as customers call it\n',
      '',
    ],
    [
      'with the blank line and comment above, where blank lines would pile up otherwise',
      remove('streams', 'shop', 'trigger'),
      '    # Said by the customer.\n    trigger: >-\n      Somebody looks\n      for something\n',
      '',
    ],
    ['an entry in brackets', remove('streams', 'shop', 'for', 0), '[new-shopper, returning]', '[returning]'],
    ['an entry of a list', remove('streams', 'shop', 'risks', 0), '      - { name: Fraud } # often\n', ''],
    ['the last key of a map', remove('streams', 'shop', 'risks', 0, 'name'), '{ name: Fraud }', '{}'],
    [
      'the last thing of a file but one',
      remove('streams', 'payments'),
      '  payments:\n    name: "Payments"\n    kind: supporting\n',
      '',
    ],
  ])('%s', (_what, change, from, to) => {
    expect(STREAM).toContain(from)
    expect(edited(STREAM, change)).toBe(STREAM.replace(from, to))
  })

  test('everything that is in something leaves it empty, and comments around it stay', () => {
    const text = '# 1\nslices: # 2\n  # 3\n  a: # 4\n    name: A # 5\n  # 6\n# 7\n'
    expect(edited(text, remove('slices', 'a'))).toBe('# 1\nslices: {} # 2\n  # 6\n# 7\n')
    expect(edited(text, remove('slices'))).toBe('# 7\n')
  })

  test('the first key behind a dash', () => {
    const text = 'streams:\n  a:\n    risks:\n      - name: N # gone\n        mitigation: M\n'
    expect(edited(text, remove('streams', 'a', 'risks', 0, 'name'))).toBe(
      'streams:\n  a:\n    risks:\n      - mitigation: M\n',
    )
  })

  test('in brackets over several lines', () => {
    const text = `slices: {
  # of a
  a: { name: A }, # beside a
  b: { name: B }, # beside b
  c: { name: C } # beside c
}
`
    expect(edited(text, remove('slices', 'a'))).toBe(
      'slices: {\n  b: { name: B }, # beside b\n  c: { name: C } # beside c\n}\n',
    )
    expect(edited(text, remove('slices', 'c'))).toBe(
      'slices: {\n  # of a\n  a: { name: A }, # beside a\n  b: { name: B } # beside b\n}\n',
    )
    expect(edited(text, set(['slices', 'd', 'name'], 'D'))).toBe(
      text.replace('c: { name: C } # beside c\n', 'c: { name: C }, # beside c\n  d: { name: D }\n'),
    )
  })
})

describe('renaming and inserting', () => {
  test('a key keeps its quotes, its value and its place', () => {
    expect(edited(STREAM, rename(['streams', 'shop'], 'store'))).toBe(STREAM.replace('shop:', 'store:'))
    expect(edited('slices: { "a": { name: A } }\n', rename(['slices', 'a'], 'b'))).toBe(
      'slices: { "b": { name: A } }\n',
    )
  })

  test('a mistyped section', () => {
    expect(edited('strems: { a: {} }\n', rename(['strems'], 'streams'))).toBe('streams: { a: {} }\n')
  })

  test('at a position', () => {
    const list = ['streams', 'shop', 'risks']
    expect(edited(STREAM, insert(list, 'First', 0))).toBe(
      STREAM.replace('      - { name: Fraud }', '      - First\n      - { name: Fraud }'),
    )
    expect(edited(STREAM, insert(list, { name: 'New' }, 1))).toBe(
      STREAM.replace('# often\n', '# often\n      - { name: New }\n'),
    )
    expect(edited(STREAM, insert(['streams', 'shop', 'for'], 'x', 1))).toBe(
      STREAM.replace('[new-shopper, returning]', '[new-shopper, x, returning]'),
    )
  })
})

describe('several files', () => {
  const texts = {
    'a.yaml': 'streams:\n  one: { name: One }\n  two: { name: Two }\n',
    'b.yaml': '# more\nstreams:\n  three: { name: Three }\n---\nslices: { s: { name: S } }\n',
  }

  test('a thing is changed where it is, a new one joins most of its kind', () => {
    expect(
      after(
        texts,
        set(['streams', 'three', 'name'], '3'),
        set(['streams', 'four', 'name'], 'Four'),
        set(['slices', 't', 'name'], 'T'),
      ),
    ).toEqual({
      'a.yaml': `${texts['a.yaml']}  four: { name: Four }\n`,
      'b.yaml': '# more\nstreams:\n  three: { name: "3" }\n---\nslices: { s: { name: S }, t: { name: T } }\n',
    })
  })

  test('of files with as many the last one gets it', () => {
    const even = { ...texts, 'c.yaml': 'streams:\n  x: { name: X }\n  y: { name: Y }\n' }
    expect(after(even, set(['streams', 'four', 'name'], 'Four'))).toEqual({
      ...even,
      'c.yaml': `${even['c.yaml']}  four: { name: Four }\n`,
    })
  })

  test('a document that is emptied is no document any more', () => {
    const text = 'teams: { a: { name: A } }\n---\nslices: { s: { name: S } }\n'
    expect(edited(text, remove('teams'), set(['slices', 't', 'name'], 'T'))).toBe(
      '---\nslices: { s: { name: S }, t: { name: T } }\n',
    )
  })

  test('a new section gets a file of its own', () => {
    expect(after(texts, set(['revenueStreams', 'sales', 'name'], 'Sales'))).toEqual({
      ...texts,
      'revenue-streams.yaml': 'revenueStreams:\n  sales:\n    name: Sales\n',
    })
  })

  test('a file that is no YAML is left alone, and does not hinder the others', () => {
    const broken = { ...texts, 'c.yaml': 'streams: { x: { name: X }\nslices: {}\n' }
    expect(after(broken, set(['streams', 'one', 'name'], '1'))).toEqual({
      ...broken,
      'a.yaml': texts['a.yaml'].replace('One', '"1"'),
    })
    expect(after(broken, set(['streams', 'x', 'name'], 'Y'))).toEqual([
      '0 c.yaml:2:1 c.yaml can’t be edited as long as it is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }.',
    ])
  })
})

describe('aliases', () => {
  const text = `slices:
  a: &a
    name: A # of all
  b: *a # the same
  c: { name: C }
`

  test('a change inside of an alias writes out what it stands for', () => {
    expect(edited(text, set(['slices', 'b', 'job'], 'J'))).toBe(
      text.replace('b: *a # the same\n', 'b: # the same\n    name: A\n    job: J\n'),
    )
    expect(edited(text, set(['slices', 'b'], { name: 'B' }))).toBe(
      text.replace('b: *a # the same\n', 'b: # the same\n    name: B\n'),
    )
    expect(edited(text, remove('slices', 'b'))).toBe(text.replace('  b: *a # the same\n', ''))
  })

  test('what an alias stands for is not changed behind its back', () => {
    const refusal =
      '0 map.yaml:4:6 `*a` at map.yaml:4:6 stands for this text, and would be changed with it. Write there what it stands for first.'
    expect(edited(text, set(['slices', 'a', 'name'], 'B'))).toEqual([refusal])
    expect(edited(text, remove('slices', 'a'))).toEqual([refusal])
    expect(edited(text, rename(['slices', 'a'], 'x'))).toBe(text.replace('a: &a', 'x: &a'))
    expect(edited(text, set(['slices', 'c', 'name'], 'D'))).toBe(text.replace('name: C', 'name: D'))
  })

  test('once the alias is written out, it can be changed', () => {
    expect(edited(text, set(['slices', 'b', 'name'], 'B'), set(['slices', 'a', 'name'], 'X'))).toBe(
      `slices:
  a: &a
    name: X # of all
  b: # the same
    name: B
  c: { name: C }
`,
    )
  })
})

describe('what can’t be done is refused, all of it', () => {
  test.each<[Change, string]>([
    [remove('streams', 'shop', 'owner'), 'There is nothing here that could be removed.'],
    [remove('streams', 'shop', 'for', 2), 'There is nothing here that could be removed.'],
    [rename(['streams', 'shop', 'owner'], 'x'), 'There is nothing here that could be renamed.'],
    [rename(['streams', 'shop'], 'payments'), 'There is a `payments` already: choose another name.'],
    [rename(['streams', 'shop', 'for', 0], 'x'), 'An entry of a list has no key that could be renamed.'],
    [
      insert(['streams', 'shop', 'name'], 'x'),
      'Something can be inserted into a list only, and this is none.',
    ],
    [insert(['streams', 'shop', 'for'], 'x', 3), 'The list has 2 entries: nothing can be inserted at 3.'],
    [set(['streams', 'shop', 'for', 3], 'x'), 'The list has 2 entries: there is no position 3.'],
    [set(['streams', 'shop', 'for', 'x'], 'x'), '`x` is no position of a list: a number from 0 is expected.'],
    [
      set(['streams', 'shop', 'name', 'x'], 'x'),
      '`X` stands where something inside is to be changed: replace it as a whole.',
    ],
    [set([], 'x'), 'The path is empty: name what is to be changed.'],
    [
      set(['streams', 'shop', 'name'], undefined),
      'There is no value to be set: to take something away, remove it.',
    ],
  ])('%j', (change, message) => {
    expect(edited(STREAM, set(['streams', 'shop', 'name'], 'X'), change)).toEqual([`1 ${message}`])
  })

  test('a value nested too deeply', () => {
    let value: unknown = 'x'
    for (let i = 0; i < 100_000; i++) value = [value]
    expect(edited(STREAM, set(['streams', 'shop', 'risks'], value))).toEqual([
      '0 This is nested too deeply to be edited.',
    ])
  })
})

test('edits say where, in lines and columns of the text as it was', () => {
  const { edits } = editTexts(new Map([['map.yaml', STREAM]]), [
    set(['streams', 'payments', 'name'], 'Money'),
    remove('streams', 'shop', 'name'),
    insert(['streams', 'shop', 'for'], 'x'),
  ]) as { edits: Parameters<typeof applyEdits>[1] }
  expect(edits).toEqual([
    { file: 'map.yaml', line: 4, column: 1, endLine: 5, endColumn: 1, text: '' },
    { file: 'map.yaml', line: 6, column: 33, endLine: 6, endColumn: 33, text: ', x' },
    { file: 'map.yaml', line: 21, column: 11, endLine: 21, endColumn: 21, text: '"Money"' },
  ])
})

test('keys that objects of JavaScript have anyway', () => {
  expect(edited('streams:\n  a: {}\n', set(['streams', 'a', 'constructor', '__proto__'], 1))).toBe(
    'streams:\n  a:\n    constructor:\n      __proto__: 1\n',
  )
})

test('tags of values that are replaced go', () => {
  expect(edited('slices:\n  a:\n    name: !!str 5\n', set(['slices', 'a', 'name'], 7))).toBe(
    'slices:\n  a:\n    name: 7\n',
  )
})
