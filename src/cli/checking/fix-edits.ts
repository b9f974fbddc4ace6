/** Fixes that are said of the map, as edits of its text as well: for reports that programs read. */
import type { Diagnostic } from '../../check/diagnostic.ts'
import { editTexts } from '../../edit/edit-texts.ts'
import type { LoadedMap } from '../../model/load.ts'

/** Turning a fix into edits reads the files that it changes; no more than so many characters are read in all. */
const MOST_READ = 20_000_000

/** The diagnostics, with `edits` added to their fixes; to the first of them, where a map is very large. */
export const withEdits = (diagnostics: readonly Diagnostic[], loaded: LoadedMap): Diagnostic[] => {
  let read = 0
  return diagnostics.map((one) => {
    const { fix } = one
    if (!fix?.changes || fix.edits || read >= MOST_READ) return one
    const files = new Set(fix.changes.map(({ path }) => loaded.locate(path).file))
    const texts = new Map([...loaded.texts].filter(([file]) => files.has(file)))
    for (const text of texts.values()) read += text.length
    const edited = editTexts(texts, fix.changes)
    return 'edits' in edited ? { ...one, fix: { ...fix, edits: edited.edits } } : one
  })
}
