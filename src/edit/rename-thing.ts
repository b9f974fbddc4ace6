/** Giving a thing another id, where it is defined and everywhere it is named. */
import type { Change } from '../model/change.ts'
import { didYouMean } from '../model/did-you-mean.ts'
import type { Definition, LoadedMap } from '../model/load.ts'
import { namesIn, parseLogic } from '../model/logic/logic.ts'
import type { Path } from '../model/place.ts'
import { EventName, Id, type Kind } from '../model/schema.ts'

/** A supporting stream is a stream. */
const fits = (kind: Kind, expected: readonly Kind[]): boolean =>
  expected.includes(kind) || (kind === 'supporting stream' && expected.includes('stream'))

/** What an id names: of several things that may stand there, the one that is expected first. */
const find = ({ definitions }: LoadedMap, id: string, expected: readonly Kind[]): Definition | undefined => {
  const named = definitions.get(id) ?? []
  return expected.flatMap((one) => named.filter(({ kind }) => fits(kind, [one])))[0]
}

const recordOf = ({ path }: Definition): string => JSON.stringify(path.slice(0, -1))

/** Why a thing can't have that id, or null. */
const objection = (loaded: LoadedMap, definition: Definition, to: string): string | null => {
  const valid = (definition.kind === 'event' ? EventName : Id).safeParse(to)
  if (!valid.success)
    return `\`${to}\` can't be an id: ${valid.error.issues[0]?.message ?? 'it is malformed'}.`
  const taken = loaded.definitions.get(to)?.find((one) => recordOf(one) === recordOf(definition))
  if (!taken) return null
  const { file, line } = loaded.locateKey(taken.path)
  return `There is a ${taken.kind} \`${to}\` already, at ${file}:${line}: choose another id.`
}

/** The metric logic with the event or stage under its new name. */
const renamedInLogic = (text: string, { kind, id }: Definition, to: string): string => {
  let result = text
  for (const name of namesIn(parseLogic(text).ast).toReversed()) {
    if (name.kind === kind && name.name === id) {
      result = result.slice(0, name.from) + to + result.slice(name.to)
    }
  }
  return result
}

/** What lies inside of something comes before it: its path still holds then. */
const deepestFirst = (a: Change, b: Change): number => b.path.length - a.path.length

/**
 * The changes that rename a thing across all files.
 *
 * @param kind What it is; a supporting stream is found as `stream` as well.
 */
export const renameThing = (
  loaded: LoadedMap,
  kind: Kind,
  id: string,
  to: string,
): { readonly changes: readonly Change[] } | { readonly refusal: string } => {
  const definition = find(loaded, id, [kind])
  if (!definition) {
    const known = [...loaded.definitions.values()]
      .flat()
      .flatMap((one) => (fits(one.kind, [kind]) ? one.id : []))
    const hint = known.length === 0 ? `The map defines no ${kind}.` : didYouMean(id, known).trim()
    return { refusal: `There is no ${kind} \`${id}\` in the map. ${hint}`.trim() }
  }
  if (id === to) return { changes: [] }
  const refusal = objection(loaded, definition, to)
  if (refusal !== null) return { refusal }
  const rename = (path: Path): Change => ({ op: 'rename', path, to })
  const named = loaded.references
    .filter((one) => one.id === id && find(loaded, id, one.expected) === definition)
    .map(({ path, isKey }): Change => (isKey ? rename(path) : { op: 'set', path, value: to }))
  const inLogic = loaded.expressions.flatMap(({ path, text }): Change[] => {
    const value = text.includes(id) ? renamedInLogic(text, definition, to) : text
    return value === text ? [] : [{ op: 'set', path, value }]
  })
  return { changes: [...named, ...inLogic, rename(definition.path)].sort(deepestFirst) }
}
