import { describe, expect, it } from 'vitest'
import { slotAt, spotAt } from './spot.ts'

/** Offset of the `|` in the text, and the text without it. */
const cursor = (marked: string): [string, number] => {
  const at = marked.indexOf('|')
  return [marked.slice(0, at) + marked.slice(at + 1), at]
}

/** `key path`, `value path`, or both, and what is replaced. */
const slot = (marked: string): string => {
  const [text, at] = cursor(marked)
  const found = slotAt(text, at)
  if (found === null) return 'nothing'
  const { mapPath, valuePath, siblings, start, end } = found
  return [
    mapPath === null ? '' : `key of /${mapPath.join('/')}`,
    valuePath === null ? '' : `value /${valuePath.join('/')}`,
    siblings.length === 0 ? '' : `beside ${siblings.join(', ')}`,
    start === end ? '' : `for ${text.slice(start, end)}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

describe('what can be written where the cursor is', () => {
  it.each([
    ['an empty text', '|', 'key of /, value /'],
    ['a half-written key at the top', 'str|\n', 'key of /, value /, for str'],
    ['an empty line at the top', 'streams:\n  a:\n    name: A\n|', 'key of /, beside streams'],
    [
      'an empty line in a map',
      'streams:\n  a:\n    name: A\n    |\n    for: [x]\n',
      'key of /streams/a, beside name, for',
    ],
    [
      'an empty line at the start of a map',
      'streams:\n  a:\n    |\n    name: A\n',
      'key of /streams/a, beside name',
    ],
    [
      'a half-written key',
      'streams:\n  a:\n    name: A\n    pro|\n  b:\n    name: B\n',
      'key of /streams/a, beside name, for pro',
    ],
    [
      'a key that has its colon',
      'streams:\n  a:\n    na|me: A\n',
      'key of /streams/a, value /streams/a, for name',
    ],
    [
      'a line under a key',
      'streams:\n  a:\n    for:\n      |\n',
      'key of /streams/a/for, value /streams/a/for',
    ],
    [
      'an item of a list',
      'streams:\n  a:\n    for:\n      - x\n      - y|\n    name: A\n',
      'key of /streams/a/for/1, value /streams/a/for/1, for y',
    ],
    [
      'an item with keys',
      'streams:\n  a:\n    metrics:\n      - name: X\n        |\n',
      'key of /streams/a/metrics/0, beside name',
    ],
    [
      'a dash in front of keys',
      'streams:\n  a:\n    metrics:\n      - |\n        name: X\n',
      'key of /streams/a/metrics/0, beside name',
    ],
    ['a value', 'streams:\n  a:\n    kind: |\n    name: A\n', 'value /streams/a/kind'],
    [
      'a half-written value',
      'streams:\n  a:\n    kind: sup|\n    name: A\n',
      'value /streams/a/kind, for sup',
    ],
    [
      'a value with a comment behind it',
      'streams:\n  a:\n    kind: sup|  # why\n',
      'value /streams/a/kind, for sup',
    ],
    ['a quoted value', 'streams:\n  a:\n    kind: "sup|"\n', 'value /streams/a/kind, for sup'],
    ['a flow list', 'streams:\n  a:\n    for: [x, y|]\n', 'value /streams/a/for/1, for y'],
    ['an empty flow list', 'streams:\n  a:\n    for: [|]\n', 'value /streams/a/for/0'],
    [
      'a flow list without its end',
      'streams:\n  a:\n    for: [x, |\n    name: A\n',
      'value /streams/a/for/1',
    ],
    [
      'a flow list over lines',
      'streams:\n  a:\n    for: [\n      x,\n      y|\n    ]\n    name: A\n',
      'key of /streams/a/for/1, value /streams/a/for/1, for y',
    ],
    [
      'a key of a flow map',
      'streams:\n  a:\n    northStar: { name: X, go| }\n',
      'key of /streams/a/northStar, beside name, for go',
    ],
    [
      'a value of a flow map',
      'streams:\n  a:\n    northStar: { name: X, goal: | }\n',
      'value /streams/a/northStar/goal',
    ],
    [
      'a second document',
      'streams:\n  a: {}\n---\nslices:\n  b:\n    |\n',
      'key of /slices/b, value /slices/b',
    ],
    [
      'line ends of Windows',
      'streams:\r\n  a:\r\n    name: A\r\n    pro|\r\n    for: [x]\r\n',
      'key of /streams/a, beside name, for, for pro',
    ],
    [
      'a text that is broken elsewhere',
      'slices: [\nstreams:\n  a:\n    name: A\n    pro|\n',
      'key of /streams/a, beside name, for pro',
    ],
    [
      'letters beyond the first plane',
      'streams:\n  a:\n    name: 🚚🚚 A\n    kind: "🚚|"\n',
      'value /streams/a/kind, for 🚚',
    ],
  ])('%s', (_what, marked, expected) => {
    expect(slot(marked)).toBe(expected)
  })

  it.each([
    ['a comment', 'streams:\n  # a|\n'],
    ['a comment behind a value', 'streams:\n  a:\n    kind: x # b|\n'],
    ['a folded text', 'streams:\n  a:\n    promise: >\n      To the|\n'],
    ['the second line of a sentence', 'streams:\n  a:\n    promise: To\n      the|\n'],
    ['a sentence with a comma', 'streams:\n  a:\n    promise: Fast, saf|\n'],
    ['right behind a colon', 'streams:\n  a:\n    kind:|\n'],
  ])('%s takes nothing', (_what, marked) => {
    expect(slot(marked)).toBe('nothing')
  })

  it('knows the entry of a long section, and does not read the others', () => {
    const entry = (i: number): string => `  stream-${i}:\n    name: ${'x'.repeat(100)}\n    for: [a]\n`
    const lines = Array.from({ length: 1000 }, (_, i) => entry(i)).join('')
    const text = `# Streams\nstreams: # all\n${lines}  last:\n    name: L\n    # of ours\n    pro|\n\n${lines}slices: {}\n`
    expect(slot(text)).toBe('key of /streams/last, beside name, for pro')
    const [plain, at] = cursor(text)
    expect(plain.slice(...[slotAt(plain, at)].flatMap((one) => [one?.start, one?.end]))).toBe('pro')
    const name = plain.indexOf('name: L') + 6
    expect(spotAt(plain, name)).toMatchObject({
      path: ['streams', 'last', 'name'],
      start: name,
      end: name + 1,
    })
  })
})

describe('what the cursor is on', () => {
  const spot = (marked: string): string => {
    const [text, at] = cursor(marked)
    const found = spotAt(text, at)
    return found === null
      ? 'nothing'
      : `${found.part} /${found.path.join('/')} ${text.slice(found.start, found.end)}`
  }

  it.each([
    ['a key', 'streams:\n  a:\n    na|me: A\n', 'key /streams/a/name name'],
    ['an id', 'streams:\n  a|b:\n    name: A\n', 'key /streams/ab ab'],
    ['a key at the top', '|streams:\n  ab:\n    name: A\n', 'key /streams streams'],
    ['a value', 'streams:\n  a:\n    name: A| b\n', 'value /streams/a/name A b'],
    ['a quoted value', 'streams:\n  a:\n    name: "A| b"\n', 'value /streams/a/name "A b"'],
    ['an item', 'streams:\n  a:\n    for: [x, y|]\n', 'value /streams/a/for/1 y'],
    [
      'an item of a map',
      'sources:\n  s:\n    stream:\n      - is: a\n      - is: b|\n',
      'value /sources/s/stream/1/is b',
    ],
    ['nothing', 'streams:\n  a:\n    name: A\n|\n', 'nothing'],
  ])('%s', (_what, marked, expected) => {
    expect(spot(marked)).toBe(expected)
  })
})
