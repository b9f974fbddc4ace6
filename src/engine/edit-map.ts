/** A change of the map from the asking to the writing: what the CLI and the server both do. */
import { check } from '../check/check.ts'
import type { Diagnostic } from '../check/diagnostic.ts'
import { editTexts } from '../edit/edit-texts.ts'
import type { Refusal } from '../edit/refusal.ts'
import { hashOf, revisionOf } from '../edit/revision.ts'
import { writeEdits, type Conflict } from '../edit/write-files.ts'
import type { Change } from '../model/change.ts'
import { loadMap, type LoadedMap } from '../model/load.ts'
import type { TextEdit } from '../model/place.ts'
import { readTexts } from '../model/read-folder.ts'

/** The map before a change, read from its files. */
export interface ReadMap {
  readonly folder: string
  readonly loaded: LoadedMap
  readonly revision: string
}

/** What a change comes to. */
export interface PlannedEdit {
  readonly edits: readonly TextEdit[]
  /** The map as it is afterwards. */
  readonly loaded: LoadedMap
  readonly revision: string
  /** All problems of the map afterwards. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads the files of a map. Never throws. */
export const readMap = async (folder: string): Promise<ReadMap> => {
  const { texts, problems } = await readTexts(folder)
  const loaded = loadMap(texts, problems)
  return { folder, loaded, revision: revisionOf(loaded.texts) }
}

/** What changes would do to a map. */
export const planEdit = (
  { loaded }: ReadMap,
  changes: readonly Change[],
): PlannedEdit | { readonly refusals: readonly Refusal[] } => {
  const edited = editTexts(loaded.texts, changes)
  if ('refusals' in edited) return edited
  // What could not be read before can't be read now.
  const unread = loaded.problems.filter(({ file }) => !loaded.texts.has(file))
  const after = loadMap(
    [...edited.texts].map(([file, text]) => ({ file, text })),
    unread,
    loaded,
  )
  return {
    edits: edited.edits,
    loaded: after,
    revision: revisionOf(edited.texts),
    diagnostics: check(after),
  }
}

/** Writes what was planned, if the files are still as they were read; else nothing, and tells which are not. */
export const writePlanned = async (
  { folder, loaded }: ReadMap,
  { edits }: PlannedEdit,
): Promise<readonly Conflict[]> => {
  const base = new Map([...loaded.texts].map(([file, text]) => [file, hashOf(text)]))
  const outcome = await writeEdits(folder, edits, base)
  return 'conflicts' in outcome ? outcome.conflicts : []
}

/** The problems that are there now and were not there before. Lines may have moved. */
export const newProblems = (before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic[] => {
  const keyOf = ({ code, file, message }: Diagnostic): string => JSON.stringify([code, file, message])
  const known = Map.groupBy(before, keyOf)
  return after.filter((one) => known.get(keyOf(one))?.pop() === undefined)
}
