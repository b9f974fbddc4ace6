/** Gives a thing another id, where it is defined and everywhere it is named. */
import type { TextEdit } from 'vscode-languageserver'
import type { LoadedMap } from '../model/load.ts'
import { EventName, Id } from '../model/schema.ts'
import { definitionOf, nameAt, placeOf, referencesTo, type Name } from './names.ts'
import { rangeOf } from './place.ts'

/** The id can't be changed. The message says why. */
export class RenameError extends Error {
  override readonly name = 'RenameError'
}

/**
 * The id at an offset that can be renamed.
 *
 * @throws RenameError if there is none, or if it names nothing.
 */
export const renamableAt = (text: string, offset: number, loaded: LoadedMap): Name => {
  const name = nameAt(text, offset)
  if (name === null) throw new RenameError('Only ids can be renamed: put the cursor on the id of a thing.')
  if (definitionOf(loaded, name.id, name.kinds) === undefined) {
    throw new RenameError(`\`${name.id}\` is defined nowhere in the map, so there is nothing to rename.`)
  }
  return name
}

/**
 * The edits, by file, that rename what the cursor is on.
 *
 * @throws RenameError if there is nothing to rename, the new id is malformed, or it is taken.
 */
export const renameAt = (
  text: string,
  offset: number,
  to: string,
  loaded: LoadedMap,
): ReadonlyMap<string, TextEdit[]> => {
  const name = renamableAt(text, offset, loaded)
  const definition = definitionOf(loaded, name.id, name.kinds)
  const edits = new Map<string, TextEdit[]>()
  if (definition === undefined || to === definition.id) return edits
  const valid = (definition.kind === 'event' ? EventName : Id).safeParse(to)
  if (!valid.success) {
    throw new RenameError(`\`${to}\` can't be an id: ${valid.error.issues[0]?.message ?? 'it is malformed'}.`)
  }
  const section = definition.path.slice(0, -1).join('.')
  const taken = loaded.definitions.get(to)?.find(({ path }) => path.slice(0, -1).join('.') === section)
  if (taken !== undefined) {
    const { file, line } = placeOf(loaded, taken)
    throw new RenameError(`\`${to}\` is taken: ${file}:${line} defines a ${taken.kind} of that id.`)
  }
  for (const place of [placeOf(loaded, definition), ...referencesTo(loaded, definition)]) {
    const ofFile = edits.get(place.file) ?? []
    edits.set(place.file, [...ofFile, { range: rangeOf(place), newText: to }])
  }
  return edits
}
