/**
 * Texts → one map. Everything sound is kept, everything else is a problem with its place: loading never
 * stops at the first problem and never throws.
 */
import type { FileRead } from './file-read.ts'
import type { Expression, Links, Reference } from './link.ts'
import { Loader } from './loader.ts'
import type { Path, Place, Problem } from './place.ts'
import { nameOf } from './entry.ts'
import type { Kind, ValueStreamMap } from './schema.ts'

export interface MapText {
  /** Name of the file, as it is shown in problems. */
  readonly file: string
  readonly text: string
}

/** A thing of the map, and where it is defined. */
export interface Definition {
  readonly kind: Kind
  readonly id: string
  readonly path: Path
}

export interface LoadedMap {
  readonly map: ValueStreamMap
  readonly problems: readonly Problem[]
  /** Texts by file, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** Every id that names something, in the order of the text. */
  readonly references: readonly Reference[]
  /** All metric logic, in the order of the text. */
  readonly expressions: readonly Expression[]
  /** Id → what it names. Things that are wrong and were not taken into the map are here as well. */
  readonly definitions: ReadonlyMap<string, readonly Definition[]>
  /** Whether the text defines something, even if what it says is wrong and was not taken into the map. */
  isDefined(path: Path): boolean
  /** Where something of the map stands: its value, or the deepest part of the path that exists. */
  locate(path: Path): Place
  /** Where the key of something stands, such as the id of a stream. */
  locateKey(path: Path): Place
  /** Where a part of a text stands, such as a name inside metric logic: by offsets of its value. */
  locateWithin(path: Path, from: number, to: number): Place
  /** Where the id of a reference stands. */
  locateReference(reference: Reference): Place
  /** The same as references and expressions, thing by thing. What stays as it was stays the same object. */
  readonly links: readonly Links[]
  /** What was read, for the next load. */
  readonly read: {
    readonly files: ReadonlyMap<string, FileRead>
    readonly defined: readonly (readonly Definition[])[]
  }
}

/** A key that is there twice is a mistake of the YAML as well: only the problem that names both places is told. */
const withoutEchoes = (problems: readonly Problem[]): Problem[] => {
  const at = ({ file, line, column }: Place): string => `${line}:${column} ${file}`
  const twice = new Set(problems.filter(({ code }) => code === 'MR004').map(at))
  return problems.filter((one) => one.code !== 'MR001' || !twice.has(at(one)))
}

/** Definitions by id; the same object as before where nothing else is defined than before. */
const definitionsOf = (
  defined: LoadedMap['read']['defined'],
  before: Pick<LoadedMap, 'definitions' | 'read'> | undefined,
): LoadedMap['definitions'] => {
  const earlier = before?.read.defined
  const isSame = (one: readonly Definition[], other: readonly Definition[] | undefined): boolean =>
    one === other ||
    (one.length === other?.length &&
      one.every(({ kind, path }, i) => kind === other[i]?.kind && nameOf(path) === nameOf(other[i].path)))
  if (before && earlier?.length === defined.length && defined.every((one, i) => isSame(one, earlier[i]))) {
    return before.definitions
  }
  const definitions = new Map<string, Definition[]>()
  for (const one of defined.flat()) {
    const known = definitions.get(one.id)
    if (known) known.push(one)
    else definitions.set(one.id, [one])
  }
  return definitions
}

/**
 * Loads texts as one map.
 *
 * @param earlier Problems found while the texts were read.
 * @param before What was loaded before; what stayed as it was is not read again.
 */
export const loadMap = (
  texts: readonly MapText[],
  earlier: readonly Problem[] = [],
  before?: Pick<LoadedMap, 'definitions' | 'read'>,
): LoadedMap => {
  const loader = new Loader(before?.read.files ?? new Map())
  for (const text of texts) loader.add(text)
  const fallback = texts[0]?.file ?? '.'
  const { links, files, defined } = loader
  let references: readonly Reference[] | undefined
  let expressions: readonly Expression[] | undefined
  return {
    map: loader.result(),
    problems: withoutEchoes([...earlier, ...loader.problems]),
    texts: new Map(texts.map(({ file, text }) => [file, text])),
    links,
    get references() {
      return (references ??= links.flatMap((one) => one.references))
    },
    get expressions() {
      return (expressions ??= links.flatMap((one) => one.expressions))
    },
    definitions: definitionsOf(defined, before),
    read: { files, defined },
    isDefined: (path) => loader.isDefined(path),
    locate: (path) => loader.locate(path, fallback),
    locateKey: (path) => loader.locateKey(path, fallback),
    locateWithin: (path, from, to) => loader.locateWithin(path, from, to, fallback),
    locateReference: (reference) => loader.locateReference(reference, fallback),
  }
}
