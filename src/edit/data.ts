/**
 * The plain data that a YAML text stands for, and what a change makes of it. An edit is taken only if the
 * edited text stands for exactly that.
 */
import type { Change } from '../model/change.ts'
import type { Path } from '../model/place.ts'
import { Refused } from './refusal.ts'

/** Maps are `Map`s, so that their order and keys such as `__proto__` are kept. */
export type Data = unknown

/** Plain JSON-like values → data. */
export const dataOf = (value: unknown): Data => {
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, dataOf(one)]))
  if (Array.isArray(value)) return value.map(dataOf)
  if (typeof value === 'object' && value !== null) {
    return new Map(
      Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, dataOf(one)]])),
    )
  }
  return value
}

/** The key of a map that a step of a path means: `12` in the text is a number, in a path it is text. */
const keyOf = (map: ReadonlyMap<unknown, Data>, step: string | number): unknown => {
  for (const key of map.keys()) if (String(key) === String(step)) return key
  return String(step)
}

const isIndex = (step: string | number): boolean => /^\d+$/.test(String(step))

/** What a path leads to; undefined if there is nothing. */
export const at = (data: Data, path: Path): Data =>
  path.reduce<Data>((one, step) => {
    if (one instanceof Map) return one.get(keyOf(one, step))
    return Array.isArray(one) && isIndex(step) ? one[Number(step)] : undefined
  }, data)

/** How many steps of a path exist in the data. */
export const depthOf = (data: Data, path: Path): number => {
  let here = data
  for (const [depth, step] of path.entries()) {
    if (here instanceof Map) {
      const key = [...here.keys()].find((one) => String(one) === String(step))
      if (key === undefined) return depth
      here = here.get(key)
    } else if (Array.isArray(here) && Number(step) < here.length) here = here[Number(step)]
    else return depth
  }
  return path.length
}

const isNothing = (data: Data): data is null | undefined => data === null || data === undefined

/** What stands inside of something that is missing or empty. */
const empty = (step: string | number): Data => (typeof step === 'number' ? [] : new Map())

/** A copy in which the innermost collection of the path was changed; all else is shared with the old data. */
const within = (
  data: Data,
  path: Path,
  work: (holder: Map<unknown, Data> | Data[], last: string | number) => void,
): Data => {
  const [step, ...rest] = path
  if (step === undefined) throw new Refused('The path is empty: name what is to be changed.')
  const holder = isNothing(data) ? empty(step) : data
  if (holder instanceof Map) {
    const copy = new Map(holder)
    if (rest.length === 0) work(copy, step)
    else copy.set(keyOf(copy, step), within(copy.get(keyOf(copy, step)), rest, work))
    return copy
  }
  if (Array.isArray(holder)) {
    const copy = [...holder]
    if (!isIndex(step))
      throw new Refused(`\`${step}\` is no position of a list: a number from 0 is expected.`)
    if (Number(step) > copy.length) {
      throw new Refused(`The list has ${copy.length} entries: there is no position ${step}.`)
    }
    if (rest.length === 0) work(copy, Number(step))
    else copy[Number(step)] = within(copy[Number(step)], rest, work)
    return copy
  }
  throw new Refused(
    `\`${String(holder).slice(0, 60)}\` stands where something inside is to be changed: replace it as a whole.`,
  )
}

const renamed = (map: Map<unknown, Data>, from: unknown, to: string): void => {
  const entries = [...map]
  map.clear()
  for (const [key, value] of entries) map.set(key === from ? to : key, value)
}

/**
 * What data is after a change; the data itself stays as it was.
 *
 * @throws Refused if the change can't be made of this data.
 */
export const changed = (data: Data, change: Change): Data => {
  const { path } = change
  if ('value' in change && change.value === undefined) {
    throw new Refused('There is no value to be set: to take something away, remove it.')
  }
  switch (change.op) {
    case 'set':
      return within(data, path, (holder, last) => {
        if (holder instanceof Map) holder.set(keyOf(holder, last), dataOf(change.value))
        else holder[Number(last)] = dataOf(change.value)
      })
    case 'remove':
      if (at(data, path) === undefined) throw new Refused('There is nothing here that could be removed.')
      return within(data, path, (holder, last) => {
        if (holder instanceof Map) holder.delete(keyOf(holder, last))
        else holder.splice(Number(last), 1)
      })
    case 'rename':
      return within(data, path, (holder, last) => {
        if (!(holder instanceof Map))
          throw new Refused('An entry of a list has no key that could be renamed.')
        const key = keyOf(holder, last)
        if (!holder.has(key)) throw new Refused('There is nothing here that could be renamed.')
        if (String(key) !== change.to && holder.has(keyOf(holder, change.to))) {
          throw new Refused(`There is a \`${change.to}\` beside it already.`)
        }
        renamed(holder, key, change.to)
      })
    case 'insert':
      return within(data, path, (holder, last) => {
        const list = holder instanceof Map ? holder.get(keyOf(holder, last)) : holder[Number(last)]
        if (!isNothing(list) && !Array.isArray(list)) {
          throw new Refused('Something can be inserted into a list only, and this is none.')
        }
        const copy: Data[] = [...(list ?? [])]
        const position = change.at ?? copy.length
        if (!Number.isInteger(position) || position < 0 || position > copy.length) {
          throw new Refused(`The list has ${copy.length} entries: nothing can be inserted at ${position}.`)
        }
        copy.splice(position, 0, dataOf(change.value))
        if (holder instanceof Map) holder.set(keyOf(holder, last), copy)
        else holder[Number(last)] = copy
      })
  }
}
