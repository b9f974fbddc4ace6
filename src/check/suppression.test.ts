import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Lexer } from 'yaml'
import { loadMap } from '../model/load.ts'
import { findings } from './check.ts'
import { judge, type Judgement } from './judge.ts'
import { suppressionComments } from './suppression-comments.ts'

/** Rules beside those about the text; what others find is not looked at here. */
const RULES = ['MR101', 'MR206', 'MR303', 'MR310']

const judged = (text: string): Judgement => {
  const loaded = loadMap([{ file: 'map.yaml', text }])
  return judge(
    loaded,
    findings(loaded).filter(({ code }) => code < 'MR010' || RULES.includes(code)),
  )
}

/** What counts and what is suppressed, as `line:column code` and `line code (reason)`. */
const told = (text: string) => {
  const { diagnostics, suppressed } = judged(text)
  return {
    counts: diagnostics.map(({ line, column, code }) => `${line}:${column} ${code}`),
    suppressed: suppressed.map(({ line, code, justification }) => `${line} ${code} (${justification})`),
  }
}

test('at the end of a line: what starts on this line', () => {
  expect(
    told(`slices:
  pupils: { name: Pupils } # millrace-ignore MR206: a pilot
  students: { name: Students }
`),
  ).toEqual({ counts: ['3:3 MR206'], suppressed: ['2 MR206 (a pilot)'] })
})

test('on a line of its own: the next line that says something, and what is indented under it', () => {
  expect(
    told(`# millrace-ignore MR206: all of them are pilots: see the plan

# (drawn in spring)
slices:
  pupils: { name: Pupils }

# a comment at the margin
  students:
    name: Students
sources:
  board: { name: Board, kind: jira, stream: shop }
`),
  ).toEqual({
    counts: ['11:3 MR303', '11:3 MR310', '11:45 MR101'],
    suppressed: [
      '5 MR206 (all of them are pilots: see the plan)',
      '8 MR206 (all of them are pilots: see the plan)',
    ],
  })
})

test('several codes, and comments above each other', () => {
  expect(
    told(`sources:
  # millrace-ignore MR303, MR310: it is only drawn
  # millrace-ignore MR101: the stream comes next week
  board: { name: Board, kind: jira, stream: shop }
`),
  ).toEqual({
    counts: [],
    suppressed: [
      '4 MR303 (it is only drawn)',
      '4 MR310 (it is only drawn)',
      '4 MR101 (the stream comes next week)',
    ],
  })
})

test('the narrower of two comments is the one that is used', () => {
  expect(
    told(`# millrace-ignore MR206: wide
slices:
  pupils: { name: Pupils } # millrace-ignore MR206: narrow
`),
  ).toEqual({ counts: ['1:19 MR007'], suppressed: ['3 MR206 (narrow)'] })
})

describe('what only looks like a comment is none', () => {
  test.each([
    ['a block of text', 'description: |\n      # millrace-ignore MR206: x\n      y'],
    ['text in quotes', 'description: "a\n      # millrace-ignore MR206: x"'],
    ['text without quotes', 'description: a# millrace-ignore MR206'],
    [
      'a block of text of an entry, below others',
      'description: |\n      text\n\n      # millrace-ignore MR206: x\n    tags: [a]',
    ],
    ['another word', 'description: a # millrace-ignored MR206: x'],
    ['a comment about it', 'description: a # see millrace-ignore MR206: x'],
  ])('%s', (_, line) => {
    expect(suppressionComments('map.yaml', `slices:\n  pupils:\n    ${line}\n    name: Pupils\n`)).toEqual([])
  })

  test('but after the header of a block there can be one', () => {
    expect(
      suppressionComments('map.yaml', 'a: | # millrace-ignore MR206: x\n  # millrace-ignore MR207: y\n').map(
        ({ codes }) => codes.map(({ code }) => code),
      ),
    ).toEqual([['MR206']])
  })
})

describe('what a comment covers', () => {
  const covers = (text: string): unknown => suppressionComments('map.yaml', text)[0]?.covers

  test.each([
    ['a key and its value', '# millrace-ignore MR206: x\na: 1\nb: 2\n', [2, 2]],
    ['a list at the column of its key', '# millrace-ignore MR206: x\na:\n- 1\n- 2\nb: 2\n', [2, 4]],
    ['one entry of a list', 'a:\n  # millrace-ignore MR206: x\n  - b: 1\n    c: 2\n  - d: 3\n', [3, 4]],
    ['a flow collection', '# millrace-ignore MR206: x\na: {\n  b: 1\n}\nc: 2\n', [2, 4]],
    ['CRLF', 'z: 0\r\n# millrace-ignore MR206: x\r\na:\r\n  b: 1\r\nc: 2\r\n', [3, 4]],
    ['nothing at the end', 'a: 1\n# millrace-ignore MR206: x\n', null],
    ['another document', '# millrace-ignore MR206: x\na:\n  b: 1\n---\nc: 2\n', [2, 3]],
  ])('%s', (_, text, lines) => {
    expect(covers(text)).toEqual(lines)
  })
})

describe('what is wrong with a comment', () => {
  const problems = (text: string) =>
    judged(text).diagnostics.map(({ line, column, endColumn, code, severity, message, hint, fix }) => ({
      at: `${line}:${column}-${endColumn}`,
      told: `${severity} ${code} ${message}`,
      ...(hint !== undefined && { hint }),
      ...(fix && { fix: `${fix.title}${fix.safe ? '' : ' (unsafe)'}` }),
    }))

  test('no reason, no code, an unknown code, a code that no comment silences', () => {
    expect(
      problems(`slices:
  # millrace-ignore MR206
  pupils: { name: Pupils }
  # millrace-ignore: because
people:
  a: { name: A }
  # millrace-ignore mr206, XY: because
  b: { name: B }
  # millrace-ignore MR002: because
  c: { name: C }
`),
    ).toEqual([
      {
        at: '2:3-26',
        told: 'error MR006 This comment silences a rule and gives no reason.',
        hint: 'Write it behind a colon, such as `# millrace-ignore MR203: the name is a trademark`.',
      },
      {
        at: '4:3-29',
        told: 'error MR008 This comment names no rule to silence.',
        hint: 'Name the code, such as `# millrace-ignore MR203: the name is a trademark`.',
      },
      {
        at: '7:21-26',
        told: 'error MR008 There is no rule `mr206`. Did you mean `MR206`?',
        hint: 'A code is written like `MR203`; several are separated by commas. `millrace explain` lists all of them.',
        fix: 'Change `mr206` to `MR206`',
      },
      {
        at: '7:28-30',
        told: 'error MR008 There is no rule `XY`.',
        hint: 'A code is written like `MR203`; several are separated by commas. `millrace explain` lists all of them.',
      },
      {
        at: '9:21-26',
        told: 'error MR009 `MR002` is about the text itself: no comment silences it.',
        hint: 'Mend what it names, and remove the comment.',
      },
    ])
  })

  test('nothing to silence, with a fix; not while a part of the map can’t be read', () => {
    const text = `slices:
  # millrace-ignore MR206, MR207: because
  pupils: { name: Pupils }
people: { a: { name: A } } # millrace-ignore MR206: because
`
    expect(problems(text)).toEqual([
      {
        at: '2:21-33',
        told: 'warning MR007 There is nothing to silence here: `MR207` finds no problem.',
        fix: 'Remove `MR207` from the comment',
      },
      {
        at: '4:46-51',
        told: 'warning MR007 There is nothing to silence here: `MR206` finds no problem.',
        fix: 'Remove the comment',
      },
    ])
    expect(problems(`${text}streams: 3\n`).filter(({ told }) => told.includes('MR007'))).toEqual([])
  })
})

test('the comment is taken out with its line, or with the space before it', () => {
  const removed = (text: string): string => {
    const [comment] = suppressionComments('map.yaml', text)
    const lines = text.split('\n').map((line) => line.length + 1)
    const offset = (line: number, column: number): number =>
      lines.slice(0, line - 1).reduce((sum, length) => sum + length, 0) + column - 1
    if (!comment) return text
    const { line, column, endLine, endColumn } = comment.removal
    return text.slice(0, offset(line, column)) + text.slice(offset(endLine, endColumn))
  }
  expect(removed('a: 1\n  # millrace-ignore MR206: x\nb: 2\n')).toBe('a: 1\nb: 2\n')
  expect(removed('a: 1\r\n# millrace-ignore MR206: x\r\nb: 2\r\n')).toBe('a: 1\r\nb: 2\r\n')
  expect(removed('a: 1 # millrace-ignore MR206: x\nb: 2\n')).toBe('a: 1\nb: 2\n')
  expect(removed('a: 1\n# millrace-ignore MR206: x')).toBe('a: 1')
})

test('a comment is found wherever a long file is begun to be read', () => {
  const entry = (i: number): string =>
    `  slice-${i}:\n    name: "A #\n      millrace-ignore"\n    # millrace-ignore MR206: ${i}\n    description: |\n      # millrace-ignore MR207: no\n`
  const text = `# millrace-ignore MR206: top\nslices: # millrace-ignore MR206: header\n${[1, 2, 3].map(entry).join('')}streams:\n  # millrace-ignore MR206: first\n${entry(4)}`
  expect(suppressionComments('map.yaml', text).map(({ reason, place }) => `${place.line} ${reason}`)).toEqual(
    ['1 top', '2 header', '6 1', '12 2', '18 3', '22 first', '26 4'],
  )
})

/** All comments with the marker, read the plain way: the whole text from its start. */
const readPlainly = (text: string): number[] => {
  const found: number[] = []
  let at = 0
  let isScalar = false
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && token === '\u001F') isScalar = true
    else if (isScalar || (token !== '\u0002' && token !== '\u0018')) {
      if (!isScalar && token.startsWith('# millrace-ignore '))
        found.push(text.slice(0, at).split('\n').length)
      isScalar = false
      at += token.length
    }
  }
  return found
}

test('finds the same comments as reading the whole text from its start', () => {
  const comment = fc.constantFrom('', ' # millrace-ignore MR206: x', ' # nothing')
  const deep = fc.constantFrom(
    '    name: "A #\n      # millrace-ignore MR206: in quotes"\n',
    "    promise: 'it''s\n\n      # millrace-ignore MR206: in quotes'\n",
    '    description: |\n      # millrace-ignore MR206: in a block\n\n      more\n',
    '    description: >- # millrace-ignore MR206: behind a header\n      # millrace-ignore MR206: in a block\n',
    '    for: [a, # millrace-ignore MR206: in a list\n      b]\n',
    '    outcome: plain\n      text goes on # millrace-ignore MR206: behind it\n',
    '    # millrace-ignore MR206: deep\n    owner: A\n',
    '  # millrace-ignore MR206: at the entries\n',
    '# millrace-ignore MR206: at the margin\n',
    '\n',
  )
  const entry = fc.tuple(comment, fc.array(deep, { minLength: 1, maxLength: 5 }))
  const section = fc.tuple(
    fc.constantFrom('streams', 'slices', 'grid'),
    comment,
    fc.array(entry, { minLength: 1, maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(section, { maxLength: 3 }), fc.boolean(), (sections, isWindows) => {
      const lines = sections
        .map(
          ([name, header, entries]) =>
            `${name}:${header}\n${entries.map(([after, parts], i) => `  thing-${i}:${after}\n${parts.join('')}    last: 1\n`).join('')}`,
        )
        .join('')
      const text = isWindows ? lines.replaceAll('\n', '\r\n') : lines
      expect(suppressionComments('map.yaml', text).map(({ place }) => place.line)).toEqual(readPlainly(text))
    }),
    { numRuns: 200 },
  )
})

test('whatever the text is, its comments are found or not, and each stands within it', () => {
  const piece = fc.constantFrom(
    '# millrace-ignore MR206: x\n',
    '# millrace-ignore',
    'slices:\n',
    '  a: { name: A }',
    '\n',
    ' ',
    '"',
    "'",
    '|\n',
    '- ',
    '{',
    '}',
    '\r\n',
    '\u001F',
    '\u0002',
    '\uFEFF',
    '🧪',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const lines = text.split('\n')
      for (const { place } of suppressionComments('map.yaml', text)) {
        const line = lines[place.line - 1] ?? ''
        expect(line.slice(place.column - 1, place.endColumn - 1)).toMatch(/^#.*millrace-ignore/)
      }
    }),
    { numRuns: 300 },
  )
})
