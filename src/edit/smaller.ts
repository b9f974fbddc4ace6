/** Setting a map or a list as a whole changes only what differs from what is there. */
import { isDeepStrictEqual } from 'node:util'
import type { Path } from '../model/place.ts'
import type { Data } from './data.ts'
import type { Step } from './edit-text.ts'
import { keysAt } from './order.ts'

const setMap = (
  path: Path,
  before: ReadonlyMap<unknown, Data>,
  after: ReadonlyMap<unknown, Data>,
  prefix: Path,
): Step[] | null => {
  const names = new Map([...before.keys()].map((key) => [String(key), key]))
  const wanted = [...after.keys()].map(String)
  const kept = [...names.keys()].filter((name) => wanted.includes(name))
  if (kept.length === 0) return null
  const isRecord = keysAt([...prefix, ...path]) === null
  // Ids keep the order that is asked for; of other keys the order says nothing.
  if (
    isRecord &&
    !isDeepStrictEqual(
      kept,
      wanted.filter((name) => names.has(name)),
    )
  )
    return null
  const removed = [...names.keys()].filter((name) => !wanted.includes(name))
  return [
    ...removed.map((name): Step => ({ op: 'remove', path: [...path, name] })),
    ...[...after].flatMap(([key, value], i): Step[] => {
      const name = String(key)
      const here = [...path, name]
      if (!names.has(name)) {
        return [{ op: 'set', path: here, value, ...(isRecord ? { after: wanted[i - 1] ?? null } : {}) }]
      }
      return stepsToSet(here, before.get(names.get(name)), value, prefix)
    }),
  ]
}

const sameAtStart = (a: readonly Data[], b: readonly Data[]): number => {
  let same = 0
  while (same < a.length && same < b.length && isDeepStrictEqual(a[same], b[same])) same += 1
  return same
}

const setList = (
  path: Path,
  before: readonly Data[],
  after: readonly Data[],
  prefix: Path,
): Step[] | null => {
  if (before.length === 0 || after.length === 0) return null
  const start = sameAtStart(before, after)
  const end = sameAtStart(before.slice(start).toReversed(), after.slice(start).toReversed())
  const [old, wanted] = [before.slice(start, before.length - end), after.slice(start, after.length - end)]
  const both = Math.min(old.length, wanted.length)
  return [
    ...wanted.slice(0, both).flatMap((value, i) => stepsToSet([...path, start + i], old[i], value, prefix)),
    ...old.slice(both).map((): Step => ({ op: 'remove', path: [...path, start + both] })),
    ...wanted.slice(both).map((value, i): Step => ({ op: 'insert', path, value, at: start + both + i })),
  ]
}

/**
 * The steps that make the one value of the other; none if they are the same.
 *
 * @param prefix Where in the map the path begins.
 */
export const stepsToSet = (path: Path, before: Data, after: Data, prefix: Path): Step[] => {
  if (isDeepStrictEqual(before, after) && !(after instanceof Map)) return []
  const steps =
    before instanceof Map && after instanceof Map
      ? setMap(path, before, after, prefix)
      : Array.isArray(before) && Array.isArray(after)
        ? setList(path, before, after, prefix)
        : null
  return steps ?? [{ op: 'set', path, value: after }]
}
