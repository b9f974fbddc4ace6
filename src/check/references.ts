/** What may stand where an id stands. */
import type { Reference } from '../model/link.ts'
import type { Definition, LoadedMap } from '../model/load.ts'
import type { Kind } from '../model/schema.ts'

type Definitions = LoadedMap['definitions']

/** Whether a thing of this kind may stand where the kinds are expected. */
export const fits = (kind: Kind, expected: readonly Kind[]): boolean =>
  expected.includes(kind) || (kind === 'supporting stream' && expected.includes('stream'))

/** Large maps ask for the same kinds many times. */
const found = new WeakMap<Definitions, Map<string, readonly Definition[]>>()

/** The definitions that may stand where these kinds are expected, in the order of the text. */
export const allowed = (
  { definitions }: Pick<LoadedMap, 'definitions'>,
  expected: readonly Kind[],
): readonly Definition[] => {
  const byKinds = found.get(definitions) ?? new Map<string, readonly Definition[]>()
  found.set(definitions, byKinds)
  const kinds = expected.join()
  const known =
    byKinds.get(kinds) ?? [...definitions.values()].flat().filter(({ kind }) => fits(kind, expected))
  byKinds.set(kinds, known)
  return known
}

/** Kinds in words: “slice or stream”; anything is “thing of the map”. */
export const inWords = (expected: readonly Kind[]): string =>
  expected.length > 3 ? 'thing of the map' : expected.join(' or ')

/** Whether the reference stands inside the thing that is defined there. */
const liesIn = ({ path }: Reference, definition: Definition): boolean =>
  definition.path.length < path.length && definition.path.every((step, i) => path[i] === step)

/** What a reference leads to: the things of that id, those of them that may stand there, and itself. */
export const targetsOf = (
  { definitions }: Pick<LoadedMap, 'definitions'>,
  reference: Reference,
): {
  readonly named: readonly Definition[]
  readonly fitting: readonly Definition[]
  readonly isSelf: boolean
} => {
  const named = definitions.get(reference.id) ?? []
  const possible = named.filter(({ kind }) => fits(kind, reference.expected))
  const fitting = possible.filter((one) => !liesIn(reference, one))
  return { named, fitting, isSelf: fitting.length === 0 && possible.length > 0 }
}
