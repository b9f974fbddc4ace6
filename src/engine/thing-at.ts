/** In which thing of the map a place of its text lies. */
import type { LoadedMap } from '../model/load.ts'
import type { Path, Place } from '../model/place.ts'

interface Span {
  readonly path: Path
  readonly from: Place
  readonly to: Place
}

/** Cells of the grid have no id, and are things to a reader all the same. */
const cellsOf = ({ map }: LoadedMap): Path[] =>
  [...map.grid].flatMap(([slice, cells]) => [...cells.keys()].map((stage): Path => ['grid', slice, stage]))

const isBefore = (line: number, column: number, other: readonly [number, number]): boolean =>
  line < other[0] || (line === other[0] && column < other[1])

/** The path of the innermost thing in which a place lies; null if it lies in none. */
export const thingAt = (loaded: LoadedMap): ((place: Place) => Path | null) => {
  const defined = [...loaded.definitions.values()].flat().map(({ path }) => path)
  const spans = [...defined, ...cellsOf(loaded)].map((path): Span => ({
    path,
    from: loaded.locateKey(path),
    to: loaded.locate(path),
  }))
  const byFile = Map.groupBy(spans, ({ from }) => from.file)
  for (const own of byFile.values()) {
    own.sort((a, b) => a.from.line - b.from.line || a.from.column - b.from.column)
  }
  return ({ file, line, column }) => {
    const own = byFile.get(file) ?? []
    let low = 0
    let high = own.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const span = own[middle]
      if (span && isBefore(line, column, [span.from.line, span.from.column])) high = middle
      else low = middle + 1
    }
    const span = own[low - 1]
    return span && isBefore(line, column, [span.to.endLine, span.to.endColumn]) ? span.path : null
  }
}
