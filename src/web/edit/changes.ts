/** What a form changed: the difference between what the map says and what was typed, leaf by leaf. */
import type { Change } from '../../model/change.ts'
import type { Path } from '../../model/place.ts'

/** Values as they come from JSON; what is not there is `undefined`. */
export type Value = unknown
type Parts = Readonly<Record<string, Value>>

export const isParts = (value: Value): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Without what says nothing: empty texts, lists and parts count as absent. Texts lose the space around them. */
export const cleaned = (value: Value): Value => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (Array.isArray(value)) {
    const items = value.map(cleaned).filter((item) => item !== undefined)
    return items.length === 0 ? undefined : items
  }
  if (!isParts(value)) return value ?? undefined
  const entries = Object.entries(value).flatMap(([key, part]) => {
    const kept = cleaned(part)
    return kept === undefined ? [] : [[key, kept] as const]
  })
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

export const isSame = (a: Value, b: Value): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => isSame(item, b[i]))
  }
  if (!isParts(a) || !isParts(b)) return Object.is(a, b)
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  )
}

const betweenLists = (before: readonly Value[], after: readonly Value[], path: Path): Change[] => {
  let head = 0
  while (head < before.length && head < after.length && isSame(before[head], after[head])) head += 1
  let tail = 0
  const rest = Math.min(before.length, after.length) - head
  while (tail < rest && isSame(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1
  const [gone, come] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  const both = Math.min(gone.length, come.length)
  return [
    ...gone.slice(0, both).flatMap((item, i) => changesBetween(item, come[i], [...path, head + i])),
    // From the last to the first, so that each position still holds when its turn comes.
    ...gone
      .slice(both)
      .map((_, i): Change => ({ op: 'remove', path: [...path, head + gone.length - 1 - i] })),
    ...come.slice(both).map((value, i): Change => ({ op: 'insert', path, value, at: head + both + i })),
  ]
}

/**
 * The changes, to be made one after the other, that turn one value into another. Both are to be
 * {@link cleaned}; nothing is told of what stays as it is.
 */
export const changesBetween = (before: Value, after: Value, path: Path): Change[] => {
  if (isSame(before, after)) return []
  if (after === undefined) return [{ op: 'remove', path }]
  if (Array.isArray(before) && Array.isArray(after)) return betweenLists(before, after, path)
  if (isParts(before) && isParts(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...keys].flatMap((key) => changesBetween(before[key], after[key], [...path, key]))
  }
  return [{ op: 'set', path, value: after }]
}

/** The value with something else at a path; parts that are missing on the way come into being. */
export const withValue = (value: Value, path: Path, part: Value): Value => {
  const [step, ...rest] = path
  if (step === undefined) return part
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...(value as Value[])] : []
    list[step] = withValue(list[step], rest, part)
    return list
  }
  const parts = isParts(value) ? value : {}
  const changed = withValue(parts[step], rest, part)
  if (changed !== undefined) return { ...parts, [step]: changed }
  const { [step]: _gone, ...kept } = parts
  return kept
}

/** What is at a path; undefined if there is nothing. */
export const valueAt = (value: Value, path: Path): Value =>
  path.reduce<Value>((one, step) => {
    if (Array.isArray(one)) return typeof step === 'number' ? (one as Value[])[step] : undefined
    return isParts(one) && Object.hasOwn(one, step) ? one[step] : undefined
  }, value)

/** Changes are found and compared up to the list that they are in: positions mean nothing once it has changed. */
const upToList = (path: Path): Path => {
  const at = path.findIndex((step) => typeof step === 'number')
  return at < 0 ? path : path.slice(0, at)
}

const touch = (a: Path, b: Path): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.every((step, i) => step === long[i])
}

interface Rebased {
  /** What was typed, on top of what the files say now. */
  readonly draft: Value
  /** Where both changed the same: there the draft wins. Paths within the value. */
  readonly contested: readonly Path[]
}

/**
 * Brings what was typed onto a newer state of the files.
 *
 * @param base What the files said when typing began.
 * @param current What they say now.
 */
export const rebase = (base: Value, draft: Value, current: Value): Rebased => {
  const mine = changesBetween(cleaned(base), cleaned(draft), []).map(({ path }) => upToList(path))
  const paths = [...new Map(mine.map((path) => [JSON.stringify(path), path])).values()]
  const theirs = changesBetween(cleaned(base), cleaned(current), []).map(({ path }) => upToList(path))
  return {
    draft: paths.reduce((value, path) => withValue(value, path, valueAt(draft, path)), current),
    contested: paths.filter(
      (path) =>
        theirs.some((other) => touch(path, other)) &&
        !isSame(cleaned(valueAt(draft, path)), cleaned(valueAt(current, path))),
    ),
  }
}
