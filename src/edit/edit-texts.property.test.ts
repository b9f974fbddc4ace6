/** Random changes of random texts: the text says what was asked for afterwards, and nothing else was touched. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isAlias, isMap, isSeq, parseAllDocuments, parseDocument, type Node, type Pair } from 'yaml'
import type { Change } from '../model/change.ts'
import { Lines } from '../model/lines.ts'
import type { Path } from '../model/place.ts'
import { arbitraryText, print, type Comment } from './arbitrary-yaml.contract.ts'
import { applyEdits, editTexts } from './edit-texts.ts'

type Json = unknown

const said = (text: string): Json =>
  parseDocument(text, { version: '1.2' }).toJS({ mapAsMap: true, maxAliasCount: 100 })

const keyIn = (map: Map<Json, Json>, step: string | number): Json =>
  [...map.keys()].find((key) => String(key) === String(step)) ?? String(step)

const json = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(json)
  return typeof value === 'object' && value !== null
    ? new Map(Object.entries(value).map(([key, one]) => [key, json(one)]))
    : value
}

/** What a change means, in the plainest words: on the data, in place. */
const make = (root: Json, { path, ...change }: Change): void => {
  const last = path.at(-1) as string | number
  let holder = root
  for (const [i, step] of path.slice(0, -1).entries()) {
    const next = path[i + 1]
    const get = (): Json =>
      holder instanceof Map ? holder.get(keyIn(holder, step)) : (holder as Json[])[Number(step)]
    if (get() === undefined || get() === null) {
      const made = typeof next === 'number' ? [] : new Map()
      if (holder instanceof Map) holder.set(keyIn(holder, step), made)
      else (holder as Json[])[Number(step)] = made
    }
    holder = get()
  }
  if (change.op === 'insert') {
    const list = holder instanceof Map ? holder.get(keyIn(holder, last)) : (holder as Json[])[Number(last)]
    if (Array.isArray(list)) list.splice(change.at ?? list.length, 0, json(change.value))
    else if (holder instanceof Map) holder.set(keyIn(holder, last), [json(change.value)])
    else (holder as Json[])[Number(last)] = [json(change.value)]
  } else if (holder instanceof Map) {
    const key = keyIn(holder, last)
    if (change.op === 'set') holder.set(key, json(change.value))
    if (change.op === 'remove') holder.delete(key)
    if (change.op === 'rename') {
      const entries = [...holder].map(([one, value]) => [one === key ? change.to : one, value] as const)
      holder.clear()
      for (const [one, value] of entries) holder.set(one, value)
    }
  } else if (change.op === 'set') (holder as Json[])[Number(last)] = json(change.value)
  else (holder as Json[]).splice(Number(last), 1)
}

const paths = (value: Json, path: Path = []): Path[] => [
  ...(path.length > 0 ? [path] : []),
  ...(value instanceof Map
    ? [...value].flatMap(([key, one]) => paths(one, [...path, String(key)]))
    : Array.isArray(value)
      ? value.flatMap((one, i) => paths(one, [...path, i]))
      : []),
]

const at = (value: Json, path: Path): Json =>
  path.reduce<Json>(
    (one, step) => (one instanceof Map ? one.get(keyIn(one, step)) : (one as Json[])[Number(step)]),
    value,
  )

const VALUES: readonly Json[] = [
  'word',
  'two words',
  'a: b # c',
  'yes',
  '1.0',
  '',
  ' x ',
  'first\nsecond',
  'first\n\nsecond\n',
  '\r\n',
  '\uD800',
  'größer 🎉',
  "it's",
  7,
  -0.5,
  true,
  null,
  [],
  {},
  ['a', 'b'],
  [{ a: 1, b: ['x', { y: 'line\nline' }] }, []],
  { a: 1 },
  { name: 'N', list: [[1, 2], ['a b']], deep: { er: { x: 'y' } } },
]

const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)

interface Wish {
  readonly op: Change['op']
  readonly pick: number
  readonly value: Json
  readonly fresh: readonly (string | number)[]
  readonly at: number
}

const wish: fc.Arbitrary<Wish> = fc.record({
  op: fc.constantFrom<Change['op']>('set', 'set', 'remove', 'rename', 'insert'),
  pick: fc.nat(),
  value,
  fresh: fc.constantFrom<readonly (string | number)[]>([], [], ['new'], ['new', 'er'], ['a: b'], ['new', 0]),
  at: fc.nat(),
})

/** A change of this data that can be made. */
const changeOf = (data: Json, { op, pick, value, fresh, at: position }: Wish): Change => {
  const all = paths(data)
  const chosen = all[pick % all.length]
  if (!chosen) return { op: 'set', path: ['streams', 'new'], value }
  const there = at(data, chosen)
  const holder = at(data, chosen.slice(0, -1))
  if (op === 'remove' && there !== undefined) return { op, path: chosen }
  if (op === 'rename' && holder instanceof Map) {
    const to = `${String(chosen.at(-1))}-2`
    if (!holder.has(to)) return { op, path: chosen, to }
  }
  if (op === 'insert' && (Array.isArray(there) || there === null)) {
    const length = there?.length ?? 0
    return { op, path: chosen, value, ...(position % 3 === 0 ? {} : { at: position % (length + 1) }) }
  }
  if (there instanceof Map || (there === null && fresh.length > 0)) {
    const isFresh = !(there instanceof Map && there.has(fresh[0]))
    return { op: 'set', path: [...chosen, ...(isFresh ? fresh : fresh.slice(0, 1))], value }
  }
  if (Array.isArray(there) && fresh.length > 0) return { op: 'set', path: [...chosen, there.length], value }
  return { op: 'set', path: chosen, value }
}

const isWithin = (path: Path, holder: Path): boolean =>
  path.length >= holder.length && holder.every((step, i) => String(step) === String(path[i]))

/** The part of a text that is a key with its value, or an entry of a list; null if there is none. */
const rangeAt = (text: string, path: Path): [number, number] | null => {
  let node: Node | null = parseDocument(text, { version: '1.2' }).contents as Node | null
  let range: [number, number] | null = null
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(
        (one) => String((one.key as { value?: unknown }).value) === String(step),
      ) as Pair<Node, Node | null> | undefined
      if (!pair) return null
      node = pair.value
      range = [pair.key.range?.[0] ?? 0, node?.range?.[1] ?? pair.key.range?.[1] ?? 0]
    } else if (isSeq(node)) {
      node = (node.items[Number(step)] as Node | undefined) ?? null
      if (!node?.range) return null
      range = [node.range[0], node.range[1]]
    } else return null
    if (isAlias(node)) return null
  }
  return range
}

/** What the edits take out of the text, outside of the node that was changed. */
const takenBeside = (text: string, next: readonly { from: number; to: number }[], path: Path): string => {
  const [from, to] = rangeAt(text, path) ?? [0, 0]
  return next
    .map(
      (edit) =>
        text.slice(edit.from, Math.min(edit.to, Math.max(from, edit.from))) +
        text.slice(Math.max(edit.from, Math.min(to, edit.to)), edit.to),
    )
    .join('')
}

const withoutComments = (text: string, comments: readonly Comment[], path: Path): string =>
  comments
    .filter(({ owner }) => owner !== null && isWithin(owner, path))
    .reduce((rest, comment) => rest.replace(comment.text, ''), text)

/** Shows the texts where something about them does not hold. */
const about = (shown: readonly string[], work: () => void): void => {
  try {
    work()
  } catch (error) {
    throw new Error(shown.join('\n=>\n'), { cause: error })
  }
}

const inOrder = (text: string, comments: readonly Comment[]): Comment[] =>
  [...comments].sort((a, b) => text.indexOf(a.text) - text.indexOf(b.text))

/** The text after changes that can be made. */
const textAfter = (text: string, changes: readonly Change[]): string => {
  const edited = editTexts(new Map([['map.yaml', text]]), changes)
  if ('refusals' in edited)
    throw new Error(`${JSON.stringify(changes)}: ${edited.refusals[0]?.message}\n${JSON.stringify(text)}`)
  const after = edited.texts.get('map.yaml') as string
  expect(applyEdits(text, edited.edits)).toBe(after)
  return after
}

/** What a change takes out of a text beside what it removes or replaces, and its comments. */
const takenBy = (text: string, change: Change, comments: readonly Comment[]): string => {
  const edited = editTexts(new Map([['map.yaml', text]]), [change])
  const lines = new Lines(text)
  const edits = ('edits' in edited ? edited.edits : []).map((edit) => ({
    from: lines.offsetOf(edit.line, edit.column),
    to: lines.offsetOf(edit.endLine, edit.endColumn),
  }))
  return withoutComments(takenBeside(text, edits, change.path), comments, change.path)
}

const RUNS = Number(process.env['RUNS'] ?? 200)

describe('one change', () => {
  test('the text says what was asked for, and nothing else was touched', () => {
    fc.assert(
      fc.property(arbitraryText, wish, (tree, wanted) => {
        const { text: first, comments } = print(tree)
        // In many of the texts another document follows.
        const isFollowed = tree.ends && tree.root.items.length > 1
        const text = isFollowed ? `${first}---${tree.lineEnd}roles: { x: { name: X } }${tree.lineEnd}` : first
        const change = changeOf(said(text), wanted)
        const intended = said(text)
        make(intended, change)
        const after = textAfter(text, [change])
        about([JSON.stringify(change), text, after], () => {
          expect(said(after) ?? new Map()).toEqual(intended)
          if (isFollowed) expect(after.endsWith(text.slice(first.length))).toBe(true)
          const kept = inOrder(text, comments).flatMap(({ text: one, owner }) =>
            owner === null || !isWithin(owner, change.path) ? [one] : [],
          )
          const found = [...after.matchAll(/# c\d+\t;/g)].map(([one]) => one)
          expect(found.filter((one) => kept.includes(one))).toEqual(kept)
          // Blanks, a comma, the dash of what was removed, and what stood for nothing.
          expect(takenBy(text, change, comments).replaceAll(/[\s,]|\{\}|\[\]|null/g, '')).toMatch(/^-?$/)
          if (text.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n')
        })
      }),
      { numRuns: RUNS },
    )
  })
})

describe('several changes', () => {
  test('are made one after the other', () => {
    fc.assert(
      fc.property(arbitraryText, fc.array(wish, { minLength: 2, maxLength: 5 }), (tree, wishes) => {
        const { text } = print(tree)
        const intended = said(text)
        const changes = wishes.map((one) => {
          const change = changeOf(intended, one)
          make(intended, change)
          return change
        })
        const after = textAfter(text, changes)
        about([JSON.stringify(changes), text, after], () =>
          expect(said(after) ?? new Map()).toEqual(intended),
        )
      }),
      { numRuns: RUNS },
    )
  })
})

test('the random texts are YAML, and hold what they are to hold', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(arbitraryText, (tree) => {
      const { text, comments } = print(tree)
      const documents = parseAllDocuments(text, { version: '1.2' })
      expect(Array.isArray(documents) && documents.flatMap(({ errors }) => errors)).toEqual([])
      for (const { text: one } of comments) expect(text).toContain(one)
      for (const mark of ['{', '[', "'", '"', '|', '>', '\r\n', '#', '\n\n', ',\n'])
        if (text.includes(mark)) seen.add(mark)
    }),
    { numRuns: 300 },
  )
  expect(seen.size).toBe(10)
})
