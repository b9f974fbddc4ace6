/** What may stand where an id stands. */
import type { Links, Reference } from '../model/link.ts'
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
interface Targets {
  readonly named: readonly Definition[]
  readonly fitting: readonly Definition[]
  readonly isSelf: boolean
}

const targetsOf = ({ definitions }: Pick<LoadedMap, 'definitions'>, reference: Reference): Targets => {
  const named = definitions.get(reference.id) ?? []
  const possible = named.filter(({ kind }) => fits(kind, reference.expected))
  const fitting = possible.filter((one) => !liesIn(reference, one))
  return { named, fitting, isSelf: fitting.length === 0 && possible.length > 0 }
}

/** A reference that leads to nothing that may stand there. */
interface Broken extends Targets {
  readonly reference: Reference
}

/** What is known to be sound among these definitions: as long as both stay the same, it stays sound. */
const sound = new WeakMap<Definitions, WeakSet<Links>>()
const known = new WeakMap<LoadedMap, readonly Broken[]>()

/** The references that lead to nothing that may stand there, in the order of the text. */
export const brokenReferences = (loaded: LoadedMap): readonly Broken[] => {
  const before = known.get(loaded)
  if (before) return before
  const isSound = sound.get(loaded.definitions) ?? new WeakSet()
  sound.set(loaded.definitions, isSound)
  const broken: Broken[] = []
  for (const links of loaded.links) {
    if (isSound.has(links)) continue
    const count = broken.length
    for (const reference of links.references) {
      const targets = targetsOf(loaded, reference)
      if (targets.fitting.length > 0) continue
      if (reference.isFree && allowed(loaded, reference.expected).length === 0) continue
      broken.push({ reference, ...targets })
    }
    if (broken.length === count) isSound.add(links)
  }
  known.set(loaded, broken)
  return broken
}
