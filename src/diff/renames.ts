/** What has another id than before and is still the same thing. */
import type { LoadedMap } from '../model/load.ts'
import { namesIn, parseLogic, printLogic } from '../model/logic/logic.ts'
import type { Path } from '../model/place.ts'
import type { Kind } from '../model/schema.ts'
import { meaningOf } from './meaning.ts'
import { placeOfKind, THING_KINDS } from './things.ts'
import { at, branchAt, canonical, isBranch, type Branch, type Tree } from './tree.ts'

/** Where things of a kind stand → earlier id → later id. */
export type Renames = ReadonlyMap<string, ReadonlyMap<string, string>>

const keyOf = (kind: Kind): string => placeOfKind(kind).join('.')

/** Pairs of ids that share a key which no other thing on either side has. */
const pairs = (
  before: Branch,
  after: Branch,
  keyOfThing: (thing: Branch) => string | null,
): [string, string][] => {
  const byKey = (here: Branch, there: Branch): Map<string, string[]> => {
    const found = new Map<string, string[]>()
    for (const [id, thing] of Object.entries(here)) {
      const key = isBranch(thing) && !Object.hasOwn(there, id) ? keyOfThing(thing) : null
      if (key !== null) found.set(key, [...(found.get(key) ?? []), id])
    }
    return found
  }
  const later = byKey(after, before)
  return [...byKey(before, after)].flatMap(([key, [one, second]]): [string, string][] => {
    const [other, another] = later.get(key) ?? []
    return one === undefined || other === undefined || second !== undefined || another !== undefined
      ? []
      : [[one, other]]
  })
}

const nameOf = (thing: Branch): string | null =>
  typeof thing['name'] === 'string' ? thing['name'].toLowerCase() : null

/** What is said of a thing beside its name. A name alone tells no thing from another. */
const contentOf = (thing: Branch): string | null => {
  const rest = { ...thing, name: undefined }
  return Object.keys(rest).length < 3 ? null : canonical(rest)
}

type Step = Record<string, Tree> | Tree[]

/** Which kind of thing a name in metric logic is of. */
const KIND_IN_LOGIC: Readonly<Record<string, Kind>> = { event: 'event', stage: 'stage' }

/** Metric logic in its canonical form, with the later ids; as it is, if it can't be read. */
const logicWith = (text: string, renames: Renames): string => {
  const { ast, problems } = parseLogic(text)
  if (problems.some(({ kind }) => kind === 'syntax')) return text
  let result = text
  for (const { kind, name, from, to } of namesIn(ast).toReversed()) {
    const of = KIND_IN_LOGIC[kind]
    const later = of && renames.get(keyOf(of))?.get(name)
    if (later !== undefined) result = result.slice(0, from) + later + result.slice(to)
  }
  return printLogic(parseLogic(result).ast)
}

const put = (tree: Record<string, Tree>, path: Path, value: Tree): void => {
  const holder = at(tree, path.slice(0, -1))
  const last = path.at(-1)
  if (last !== undefined && at(tree, path) !== undefined) (holder as Step)[last as never] = value as never
}

/**
 * The tree of a map in comparable words: later ids stand in the place of the earlier ones, where things are
 * defined and wherever they are named, and metric logic has its canonical form.
 */
export const inLaterIds = (loaded: LoadedMap, tree: Branch, renames: Renames): Branch => {
  const copy = structuredClone(tree) as Record<string, Tree>
  for (const { path, text } of loaded.expressions) put(copy, path, logicWith(text, renames))
  const keys: { path: Path; to: string }[] = []
  for (const { path, id, expected, isKey } of loaded.references) {
    const kind = expected.find((one) => at(tree, [...placeOfKind(one), id]) !== undefined)
    const to = kind && renames.get(keyOf(kind))?.get(id)
    if (to === undefined) continue
    if (isKey) keys.push({ path, to })
    // Names within metric logic are references as well; the logic is written anew above.
    else if (at(tree, path) === id) put(copy, path, to)
  }
  for (const { under } of THING_KINDS) {
    for (const [id, to] of renames.get(under.join('.')) ?? []) keys.push({ path: [...under, id], to })
  }
  // The innermost first, so that the paths of the others still hold.
  for (const { path, to } of keys.sort((a, b) => b.path.length - a.path.length)) {
    const holder = branchAt(copy, path.slice(0, -1))
    const entries = Object.entries(holder).map(([key, value]) => [key === path.at(-1) ? to : key, value])
    put(copy, path.slice(0, -1), Object.fromEntries(entries) as Branch)
  }
  return copy
}

/**
 * Recognises renamed things: another id, but the same name, or all else the same. What is named by a renamed
 * thing may then be recognised as well, so it is looked for until nothing more is found.
 */
export const renamesBetween = (loaded: LoadedMap, before: Branch, after: Branch): Renames => {
  let renames: Renames = new Map()
  const isAnyGone = THING_KINDS.some(({ under }) => {
    const [old, now] = [branchAt(before, under), branchAt(after, under)]
    const has = (some: Branch, others: Branch): boolean =>
      Object.keys(some).some((id) => !Object.hasOwn(others, id))
    return has(old, now) && has(now, old)
  })
  if (!isAnyGone) return renames
  const later = meaningOf(after)
  for (;;) {
    const earlier = meaningOf(inLaterIds(loaded, before, renames))
    let isMore = false
    const found = new Map<string, ReadonlyMap<string, string>>()
    for (const { under } of THING_KINDS) {
      const known = renames.get(under.join('.')) ?? new Map<string, string>()
      const [old, now] = [branchAt(earlier, under), branchAt(later, under)]
      const byName = pairs(old, now, nameOf)
      const named = new Set(byName.flat())
      const byContent = pairs(old, now, contentOf).filter((pair) => !pair.some((id) => named.has(id)))
      const more = [...byName, ...byContent]
      if (more.length > 0) isMore = true
      const all = new Map([...known, ...more])
      if (all.size > 0) found.set(under.join('.'), all)
    }
    if (!isMore) return renames
    renames = found
  }
}
