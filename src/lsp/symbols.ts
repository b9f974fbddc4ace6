/** The outline of a file, and search for things across the map. */
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver'
import * as z from 'zod'
import type { Definition, LoadedMap } from '../model/load.ts'
import type { Path, Place } from '../model/place.ts'
import type { Kind } from '../model/schema.ts'
import { allowedAt, dataAt, formsOf, shapeOf } from '../model/allowed.ts'
import { placeOf, titleOf, valueOf } from './names.ts'
import { rangeOf } from './place.ts'

const SYMBOLS: Readonly<Partial<Record<Kind, SymbolKind>>> = {
  stream: SymbolKind.Class,
  'supporting stream': SymbolKind.Module,
  slice: SymbolKind.Namespace,
  stage: SymbolKind.EnumMember,
  event: SymbolKind.Event,
  capability: SymbolKind.Function,
  interface: SymbolKind.Interface,
  goal: SymbolKind.Constant,
}

const symbolOf = (kind: Kind): SymbolKind => SYMBOLS[kind] ?? SymbolKind.Object

/** Behind the last column of any line; editors take the end of the line for it. */
const LINE_END = 10_000

const spanning = (from: Place, to: Place): Place => ({
  ...from,
  endLine: to.endLine,
  endColumn: to.endColumn,
})

/** What begins first comes first; of two that begin together, the longer one. */
const inOrder = (a: DocumentSymbol, b: DocumentSymbol): number =>
  a.range.start.line - b.range.start.line ||
  a.range.start.character - b.range.start.character ||
  b.range.end.line - a.range.end.line

const contains = ({ range }: DocumentSymbol, { range: { end } }: DocumentSymbol): boolean =>
  end.line < range.end.line || (end.line === range.end.line && end.character <= range.end.character)

/** The place of a thing, from its id to its end; the lines behind it are not its own. */
const extentOf = (loaded: LoadedMap, path: Path): Place => {
  const key = loaded.locateKey(path)
  const value = loaded.locate(path)
  return value.endColumn > 1 || value.endLine === key.line
    ? spanning(key, value)
    : spanning(key, { ...value, endLine: value.endLine - 1, endColumn: LINE_END })
}

/** A top-level key at the margin. */
const SECTION = /^([A-Za-z]\w*):/

/** The sections of a text in block style, each from its key to the line before the next. */
const sectionsOf = (text: string): DocumentSymbol[] => {
  const lines = text.split('\n')
  const starts = lines.flatMap((line, at) => {
    const name = SECTION.exec(line)?.[1]
    return name === undefined ? [] : [{ name, at }]
  })
  return starts.map(({ name, at }, i) => {
    let last = (starts[i + 1]?.at ?? lines.length) - 1
    while (last > at && /^\s*(?:#|$)/.test(lines[last] ?? '')) last--
    return {
      name,
      kind: SymbolKind.Package,
      range: {
        start: { line: at, character: 0 },
        end: { line: last, character: LINE_END },
      },
      selectionRange: { start: { line: at, character: 0 }, end: { line: at, character: name.length } },
      children: [],
    }
  })
}

/** What is kept by id within a thing, such as the metrics of a stream: path of each. */
const partsOf = (loaded: LoadedMap, { path }: Definition): { path: Path; detail: string }[] => {
  const value = valueOf(loaded.map, path)
  if (typeof value !== 'object' || value === null) return []
  return allowedAt(path, undefined).flatMap((form) =>
    Object.entries(shapeOf(form) ?? {}).flatMap(([key, schema]) => {
      const part = dataAt([key], value)
      const isRecord = formsOf(schema).some((one) => one.schema instanceof z.ZodRecord)
      if (!isRecord || typeof part !== 'object' || part === null) return []
      return Object.keys(part).map((id) => ({ path: [...path, key, id], detail: key }))
    }),
  )
}

const symbol = (loaded: LoadedMap, path: Path, kind: SymbolKind, detail: string): DocumentSymbol => ({
  name: String(path.at(-1)),
  detail,
  kind,
  range: rangeOf(extentOf(loaded, path)),
  selectionRange: rangeOf(loaded.locateKey(path)),
  children: [],
})

/** Puts each symbol into the one that it lies within. */
const nested = (symbols: readonly DocumentSymbol[]): DocumentSymbol[] => {
  const roots: DocumentSymbol[] = []
  const open: DocumentSymbol[] = []
  for (const one of [...symbols].sort(inOrder)) {
    while (open.length > 0 && !contains(open.at(-1) as DocumentSymbol, one)) open.pop()
    const parent = open.at(-1)
    if (parent) parent.children?.push(one)
    else roots.push(one)
    open.push(one)
  }
  return roots
}

/** The outline of a file: its sections, the things in them, and what is kept by id within those. */
export const outlineOf = (file: string, loaded: LoadedMap): DocumentSymbol[] => {
  const things = [...loaded.definitions.values()]
    .flat()
    .filter(({ path }) => loaded.locateKey(path).file === file)
    .flatMap((definition) => [
      symbol(loaded, definition.path, symbolOf(definition.kind), titleOf(loaded, definition)),
      ...partsOf(loaded, definition).map(({ path, detail }) =>
        symbol(loaded, path, SymbolKind.Field, detail),
      ),
    ])
  const cells = loaded.references
    .filter((one) => one.isKey && one.path[0] === 'grid' && loaded.locateReference(one).file === file)
    .map(({ path }) => symbol(loaded, path, SymbolKind.Field, path.length === 2 ? 'slice' : 'stage'))
  return nested([...sectionsOf(loaded.texts.get(file) ?? ''), ...things, ...cells])
}

/** An editor shows no more than this, and asks again when more was typed. */
const MOST = 500

/** Whether the letters of the query stand in the text, in this order. */
const matches = (query: string, text: string): boolean => {
  let at = -1
  return [...query.toLowerCase()].every((letter) => {
    at = text.toLowerCase().indexOf(letter, at + 1)
    return at >= 0
  })
}

/** Things of the map whose id or name holds the letters of the query in their order. */
export const findThings = (
  query: string,
  loaded: LoadedMap,
  uriOf: (file: string) => string,
): WorkspaceSymbol[] => {
  const found: WorkspaceSymbol[] = []
  for (const definition of [...loaded.definitions.values()].flat()) {
    const title = titleOf(loaded, definition)
    if (!matches(query, definition.id) && !matches(query, title)) continue
    const place = placeOf(loaded, definition)
    found.push({
      name: definition.id,
      kind: symbolOf(definition.kind),
      containerName: title === definition.id ? definition.kind : `${definition.kind}: ${title}`,
      location: { uri: uriOf(place.file), range: rangeOf(place) },
    })
    if (found.length === MOST) break
  }
  return found
}
