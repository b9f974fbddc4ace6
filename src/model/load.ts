/**
 * Texts → one map. Everything sound is kept, everything else is a problem with its place: loading never
 * stops at the first problem and never throws.
 */
import { Loader } from './loader.ts'
import type { Path, Place, Problem } from './place.ts'
import type { ValueStreamMap } from './schema.ts'

export interface MapText {
  /** Name of the file, as it is shown in problems. */
  readonly file: string
  readonly text: string
}

export interface LoadedMap {
  readonly map: ValueStreamMap
  readonly problems: readonly Problem[]
  /** Texts by file, for code frames. */
  readonly texts: ReadonlyMap<string, string>
  /** Whether the text defines something, even if what it says is wrong and was not taken into the map. */
  isDefined(path: Path): boolean
  /** Where something of the map stands: its value, or the deepest part of the path that exists. */
  locate(path: Path): Place
  /** Where the key of something stands, such as the id of a stream. */
  locateKey(path: Path): Place
}

/** A key that is there twice is a mistake of the YAML as well: only the problem that names both places is told. */
const withoutEchoes = (problems: readonly Problem[]): Problem[] =>
  problems.filter(
    ({ code, file, line, column }) =>
      code !== 'MR001' ||
      !problems.some(
        (one) => one.code === 'MR004' && one.file === file && one.line === line && one.column === column,
      ),
  )

/**
 * Loads texts as one map.
 *
 * @param earlier Problems found while the texts were read.
 */
export const loadMap = (texts: readonly MapText[], earlier: readonly Problem[] = []): LoadedMap => {
  const loader = new Loader()
  for (const text of texts) loader.add(text)
  const fallback = texts[0]?.file ?? '.'
  return {
    map: loader.result(),
    problems: withoutEchoes([...earlier, ...loader.problems]),
    texts: new Map(texts.map(({ file, text }) => [file, text])),
    isDefined: (path) => loader.isDefined(path),
    locate: (path) => loader.locate(path, fallback),
    locateKey: (path) => loader.locateKey(path, fallback),
  }
}
