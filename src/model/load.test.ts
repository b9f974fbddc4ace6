import { describe, expect, test } from 'vitest'
import { loadMap, type LoadedMap } from './load.ts'
import type { Place } from './place.ts'

const load = (text: string): LoadedMap => loadMap([{ file: 'map.yaml', text }])

/** Bad text, and all that is said about it: `line:column code message`. */
const CASES: readonly { what: string; text: string; problems: readonly string[] }[] = [
  {
    what: 'an unclosed bracket',
    text: `slices: {a: {name: A}
streams: {}
`,
    problems: [
      '2:1 MR001 This is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }.',
    ],
  },
  {
    what: 'a tab for indentation',
    text: 'slices:\n\ta: 1\n',
    problems: [
      '2:1 MR001 This is not valid YAML: Tabs are not allowed as indentation.',
      '1:1 MR002 `slices` is empty: remove it or fill it.',
      '2:2 MR003 There is no key `a` at the top of a map file.',
    ],
  },
  {
    what: 'a key that is there twice inside a thing',
    text: `slices:
  a:
    name: A
    name: B
`,
    problems: ['4:5 MR001 This is not valid YAML: Map keys must be unique.'],
  },
  {
    what: 'an id that is there twice in a file',
    text: `slices:
  a: { name: A }
  a: { name: B }
`,
    problems: [
      '3:3 MR004 `a` under `slices` is defined twice: here and at map.yaml:2:3. Keep one of the two.',
    ],
  },
  {
    what: 'an alias without an anchor',
    text: `slices: *nothing
journey: { stages: { a: *nothing } }
`,
    problems: [
      '1:9 MR001 The alias `*nothing` stands for nothing: no anchor of that name stands before it.',
      "2:25 MR001 The aliases can't be resolved: Unresolved alias (the anchor must be set before the alias): nothing.",
    ],
  },
  {
    what: 'aliases that explode',
    text: 'sources: { s: { kind: csv, name: [ &a [x,x,x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a], &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b] ] } }\n',
    problems: [
      "1:15 MR001 The aliases can't be resolved: Excessive alias count indicates a resource exhaustion attack.",
    ],
  },
  {
    what: 'tags of a language',
    text: 'slices: !!js/function "x"\n',
    problems: [
      '1:9 MR001 This is not valid YAML: Unresolved tag: tag:yaml.org,2002:js/function.',
      '1:23 MR002 `slices` is a map from ids to their contents, such as `slices: { my-id: { name: … } }`.',
    ],
  },
  {
    what: 'a file that holds no keys',
    text: '- organisation\n',
    problems: [
      '1:1 MR002 A map file holds keys such as organisation, slices, journey, events, grid, forks, streams, revenueStreams; this holds something else.',
    ],
  },
  {
    what: 'a mistyped section',
    text: 'slice: { a: { name: A } }\n',
    problems: ['1:1 MR003 There is no key `slice` at the top of a map file. Did you mean `slices`?'],
  },
  {
    what: 'an empty section and an empty thing',
    text: `slices:
streams: { a: , b: ~ }
`,
    problems: [
      '1:1 MR002 `slices` is empty: remove it or fill it.',
      '2:12 MR002 `a` is empty: its contents are missing.',
      '2:17 MR002 `b` is empty: its contents are missing.',
    ],
  },
  {
    what: 'a list where ids are expected',
    text: `slices: [a, b]
journey: { stages: [a, b] }
streams: text
`,
    problems: [
      '1:9 MR002 `slices` is a map from ids to their contents, such as `slices: { my-id: { name: … } }`.',
      '2:20 MR002 `stages` is a map from ids to their contents, such as `stages: { my-id: { name: … } }`.',
      '3:10 MR002 `streams` is a map from ids to their contents, such as `streams: { my-id: { name: … } }`.',
    ],
  },
  {
    what: 'a journey without stages and with a key too many',
    text: 'journey: { stage: {} }\n',
    problems: [
      '1:12 MR003 There is no key `stage` here. Did you mean `stages`?',
      '1:10 MR002 `stages` is missing: a map from ids to stages is expected.',
    ],
  },
  {
    what: 'ids that are none',
    text: 'slices: { A B: { name: A }, 1: { name: B }, __proto__: { name: C }, ? [x] : { name: D } }\n',
    problems: [
      "1:11 MR002 `A B` can't be an id: an id is lower-case words joined by hyphens, such as `shopper-purchase`.",
      "1:29 MR002 `1` can't be an id: an id is lower-case words joined by hyphens, such as `shopper-purchase`.",
      "1:45 MR002 `__proto__` can't be an id: an id is lower-case words joined by hyphens, such as `shopper-purchase`.",
      '1:71 MR002 `["x"]` can\'t be an id: an id is lower-case words joined by hyphens, such as `shopper-purchase`.',
    ],
  },
  {
    what: 'a value of another type',
    text: `slices:
  a: { name: 1 }
  b: { name: [B] }
  c: { name: "" }
  d: { name: }
  e: text
`,
    problems: [
      '2:14 MR002 `name` is `1`: text is expected.',
      '3:14 MR002 `name` is a list: text is expected.',
      '4:14 MR002 `name` is empty: text is expected.',
      '5:14 MR002 `name` is an empty value: text is expected.',
      '6:6 MR002 This is `text`: a map of keys is expected.',
    ],
  },
  {
    what: 'a mistyped key',
    text: `streams:
  a:
    name: A
    promse: P
    for: [x]
    trigger: T
    finishLine: F
    outcome: O
`,
    problems: [
      '3:5 MR002 `promise` is missing: text is expected.',
      '4:5 MR003 There is no key `promse` here. Did you mean `promise`?',
    ],
  },
  {
    what: 'values outside of a closed set',
    text: `streams: { a: { name: A, kind: suporting, promise: P, for: [x], trigger: T, finishLine: F, outcome: O, measuring: { reopened: never } } }
organisation: { name: O, timeZone: Europe/Amsterdm, weekStart: Monday }
`,
    problems: [
      '1:32 MR002 `kind` is `suporting`: one of top-level, supporting is expected. Did you mean `supporting`?',
      '1:127 MR002 `measuring.reopened` is `never`: one of continue, newVisit is expected.',
      '2:36 MR002 `timeZone` is `Europe/Amsterdm`: an IANA time zone is expected, such as `Europe/Amsterdam` or `UTC`.',
      '2:64 MR002 `weekStart` is `Monday`: one of monday, tuesday, wednesday, thursday, friday, saturday, sunday is expected. Did you mean `monday`?',
    ],
  },
  {
    what: 'a source of an unknown kind',
    text: 'sources: { a: { kind: jra, name: A, stream: s }, b: { name: B, stream: s }, c: { kind: [csv] } }\n',
    problems: [
      '1:23 MR002 `kind` is `jra`: one of csv, jira, cloudevents, xes, ocel, otlp, cdevents is expected. Did you mean `jira`?',
      '1:53 MR002 `kind` is missing: one of csv, jira, cloudevents, xes, ocel, otlp, cdevents is expected.',
      '1:88 MR002 `kind` is a list: one of csv, jira, cloudevents, xes, ocel, otlp, cdevents is expected.',
    ],
  },
  {
    what: 'states and rules that are malformed',
    text: `sources:
  a:
    kind: jira
    name: A
    stream: [{ when: { type: {} }, is: s }]
    states: { Open: actve, Done: { state: done, stagee: x } }
    classify: [{ when: { type: Bug }, as: bug }]
    historyFrom: yesterday
    staleAfterDays: -1
`,
    problems: [
      '5:30 MR002 `stream.0.when.type` is a map of keys, which is none of the forms that are allowed here.',
      '6:21 MR002 `states.Open` is `actve`: one of new, waiting, active, done, canceled, ignored, paused, keep is expected. Did you mean `active`?',
      '6:49 MR003 There is no key `stagee` here. Did you mean `stage`?',
      '7:43 MR002 `classify.0.as` is `bug`: one of feature, defect, risk, debt is expected.',
      '8:18 MR002 `historyFrom` is `yesterday`: an instant with its offset is expected, such as `2024-01-31T09:00:00Z`.',
      '9:21 MR002 `staleAfterDays` is `-1`: more than 0 is expected.',
    ],
  },
  {
    what: 'a CSV without the column of the item',
    text: 'sources: { a: { kind: csv, name: A, stream: s, csv: { time: At, delimiter: ";;" } } }\n',
    problems: [
      '1:53 MR002 `item` is missing.',
      '1:76 MR002 `csv.delimiter` is `;;`: a length of at most 1 is expected.',
    ],
  },
  {
    what: 'a merge key, which YAML 1.2 does not have',
    text: `slices:
  a: &a { name: A }
  b: { <<: *a }
`,
    problems: ['3:6 MR002 `name` is missing: text is expected.', '3:8 MR003 There is no key `<<` here.'],
  },
]

describe('bad text is told, at its place', () => {
  test.each(CASES)('$what', ({ text, problems }) => {
    expect(
      load(text).problems.map(({ line, column, code, message }) => `${line}:${column} ${code} ${message}`),
    ).toEqual(problems)
  })

  test('brackets nested too deeply', () => {
    const { problems } = load(`slices: ${'['.repeat(20_000)}`)
    expect(problems.map(({ code }) => code)).toEqual(['MR001', 'MR002'])
    expect(problems[0]?.message).toBe('This is nested too deeply: it can’t be read.')
  })

  test('of very many syntax errors, the first twenty', () => {
    expect(load('a: ]\n'.repeat(1000)).problems.filter(({ code }) => code === 'MR001').length).toBe(20)
  })

  test('a long value is cut', () => {
    const { problems } = load(`organisation: { name: O, weekStart: ${'x'.repeat(100_000)} }`)
    expect(problems.length).toBe(1)
    expect(problems[0]?.message.length).toBeLessThan(300)
  })
})

describe('nothing else is lost', () => {
  test('a thing that does not fit is left out; the others of its file are kept', () => {
    const { map, problems } = load(`slices:
  a: { name: A }
  b: { nme: B }
  c: { name: C }
journey: { stages: { one: { name: One }, two: text, three: { name: Three } } }
organisation: { name: O, weekStart: never }
`)
    expect([...map.slices]).toEqual([
      ['a', { name: 'A' }],
      ['c', { name: 'C' }],
    ])
    expect([...map.stages.keys()]).toEqual(['one', 'three'])
    expect(map.organisation).toEqual({
      name: 'Unnamed organisation',
      timeZone: 'UTC',
      weekStart: 'monday',
      reviewEveryMonths: 6,
      goals: {},
    })
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '3 MR002',
      '3 MR003',
      '5 MR002',
      '6 MR002',
    ])
  })

  test('a thing with a key too many is kept without it', () => {
    const { map, problems } = load('slices: { a: { name: A, jb: x } }')
    expect(map.slices.get('a')).toEqual({ name: 'A' })
    expect(problems.map(({ message }) => message)).toEqual(['There is no key `jb` here. Did you mean `job`?'])
  })

  test('says where the words of a tool go that can’t name an event', () => {
    const text =
      'events: { payment_done: { name: Paid }, "Order Paid!": { name: Paid }, "?": { name: Odd } }\n'
    expect(load(text).problems.map(({ hint }) => hint)).toEqual([
      'What a tool calls it stands under `types`: `payment.done: { types: ["payment_done"], … }`.',
      'What a tool calls it stands under `types`: `order.paid: { types: ["Order Paid!"], … }`.',
      undefined,
    ])
  })

  test('a text that a comma cuts is told as such', () => {
    const { problems } = load('slices: { a: { name: A, description: One, two } }')
    expect(problems.map(({ column, message, hint }) => ({ column, message, hint }))).toEqual([
      {
        column: 43,
        message: 'There is no key `two` here.',
        hint: 'In `{ … }` a comma begins a new key: put a text that holds a comma into quotes.',
      },
    ])
  })

  test('a thing that does not fit is still defined', () => {
    const { isDefined } = load('slices: { a: { nme: A } }\norganisation: { nme: O, goals: { growth: {} } }')
    expect(isDefined(['slices', 'a'])).toBe(true)
    expect(isDefined(['slices', 'b'])).toBe(false)
    expect(isDefined(['organisation', 'goals', 'growth'])).toBe(true)
    expect(isDefined(['organisation', 'goals', 'trust'])).toBe(false)
  })

  test('what stands after a syntax error in another document of the file is read', () => {
    const { map, problems } = load('slices: { a: { name: A }\n---\nslices: { b: { name: B } }\n')
    expect(problems.map(({ line, code }) => `${line} ${code}`)).toEqual(['2 MR001'])
    expect([...map.slices.keys()]).toEqual(['a', 'b'])
  })
})

describe('several texts are one map', () => {
  test('sections add up over files and documents, in the order of the text', () => {
    const { map, problems } = loadMap([
      {
        file: 'a.yaml',
        text: 'slices: { b: { name: B } }\n---\n# nothing\n---\nslices: { a: { name: A } }\n',
      },
      { file: 'b.yaml', text: '' },
      { file: 'c.yaml', text: 'slices: { c: { name: C } }\norganisation: { name: O }\n' },
    ])
    expect(problems).toEqual([])
    expect([...map.slices.keys()]).toEqual(['b', 'a', 'c'])
    expect(map.organisation.name).toBe('O')
  })

  test('what is defined in two files is told with both places, and the first one counts; no stage is lost', () => {
    const stream = 'name: A, promise: P, for: [x], trigger: T, finishLine: F, outcome: O'
    const { map, problems } = loadMap([
      {
        file: 'a.yaml',
        text: `organisation: { name: O }\njourney: { stages: { one: { name: One } } }\nstreams: { a: { ${stream} } }\n`,
      },
      {
        file: 'b.yaml',
        text: `organisation: { name: P }\njourney: { stages: { two: { name: Two } } }\nstreams: { a: { ${stream} } }\n`,
      },
    ])
    expect(
      problems.map(({ code, file, line, column, message, related }) => ({
        at: `${file}:${line}:${column} ${code}`,
        message,
        related: related?.map((one) => `${one.file}:${one.line}:${one.column} ${one.message}`),
      })),
    ).toEqual([
      {
        at: 'b.yaml:1:1 MR004',
        message: 'The organisation is defined twice: here and at a.yaml:1:1. Keep one of the two.',
        related: ['a.yaml:1:1 first defined here'],
      },
      {
        at: 'b.yaml:2:1 MR004',
        message: 'The journey is defined twice: here and at a.yaml:2:1. Keep one of the two.',
        related: ['a.yaml:2:1 first defined here'],
      },
      {
        at: 'b.yaml:3:12 MR004',
        message: '`a` under `streams` is defined twice: here and at a.yaml:3:12. Keep one of the two.',
        related: ['a.yaml:3:12 first defined here'],
      },
    ])
    expect(map.organisation.name).toBe('O')
    expect([...map.stages.keys()]).toEqual(['one', 'two'])
    expect([...map.streams.keys()]).toEqual(['a'])
  })

  test('an alias is read as what it stands for', () => {
    const { map, problems } = load('slices: &all { a: &one { name: A }, b: *one }\n')
    expect(problems).toEqual([])
    expect([...map.slices.values()]).toEqual([{ name: 'A' }, { name: 'A' }])
  })
})

describe('places', () => {
  const text = `streams:
  shop:
    name: Shop
    promise: P
    for: [x, yy]
    trigger: T
    finishLine: F
    outcome: O
`
  const { locate, locateKey } = load(text)
  const spot = ({ line, column, endLine, endColumn }: Place): string =>
    `${line}:${column}-${endLine}:${endColumn}`

  test('of a value, of a key, of an entry of a list', () => {
    expect(spot(locate(['streams', 'shop', 'for', 1]))).toBe('5:14-5:16')
    expect(spot(locate(['streams', 'shop', 'name']))).toBe('3:11-3:15')
    expect(spot(locateKey(['streams', 'shop']))).toBe('2:3-2:7')
    expect(spot(locateKey(['streams', 'shop', 'for']))).toBe('5:5-5:8')
  })

  test('of what is not there: the deepest part of the path that is', () => {
    expect(spot(locate(['streams', 'shop', 'for', 7]))).toBe('5:10-5:17')
    expect(spot(locate(['streams', 'nothing']))).toBe('1:1-1:1')
    expect(spot(locateKey(['slices', 'nothing']))).toBe('1:1-1:1')
  })

  test('with the line ends of Windows', () => {
    const { problems } = load('slices:\r\n  a:\r\n    nme: A\r\n')
    expect(problems.map((one) => spot(one))).toEqual(['3:5-4:1', '3:5-3:8'])
  })
})
