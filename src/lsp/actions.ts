/** What the editor offers to do about a problem: its fix, or a comment that says why it stays. */
import {
  type CodeAction,
  CodeActionKind,
  CreateFile,
  type Range,
  TextDocumentEdit,
  type TextEdit as Edit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { Diagnostic } from '../check/diagnostic.ts'
import { RULES } from '../check/rules/rules.ts'
import { editTexts } from '../edit/edit-texts.ts'
import type { Change } from '../model/change.ts'
import type { LoadedMap } from '../model/load.ts'
import type { Fix, TextEdit } from '../model/place.ts'
import { rangeOf, touches } from './place.ts'
import { published } from './publish.ts'

/** All safe fixes of a file at once; editors can be told to do it on saving. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.millrace`

type UriOf = (file: string) => string

/** Texts of the files that changes touch; of a thing that is yet to be made, every file may become the home. */
const concerned = (
  changes: readonly Change[],
  { texts, isDefined, locate }: LoadedMap,
): ReadonlyMap<string, string> => {
  if (!changes.every(({ path }) => isDefined(path.slice(0, 2)))) return texts
  const files = new Set(changes.map(({ path }) => locate(path).file))
  return new Map([...texts].filter(([file]) => files.has(file)))
}

/** The edits that a fix comes to; none if the text does not allow it. */
const editsOf = ({ edits = [], changes = [] }: Fix, loaded: LoadedMap): readonly TextEdit[] => {
  if (changes.length === 0) return edits
  const made = editTexts(concerned(changes, loaded), changes)
  return 'refusals' in made ? [] : [...edits, ...made.edits]
}

/** Edits as the protocol has them; a file that is not there yet is made first. */
const workspaceEdit = (edits: readonly TextEdit[], loaded: LoadedMap, uriOf: UriOf): WorkspaceEdit => {
  const changes: Record<string, Edit[]> = {}
  for (const edit of edits)
    (changes[uriOf(edit.file)] ??= []).push({ range: rangeOf(edit), newText: edit.text })
  const made = new Set(edits.flatMap(({ file }) => (loaded.texts.has(file) ? [] : [uriOf(file)])))
  if (made.size === 0) return { changes }
  return {
    documentChanges: [
      ...[...made].map((uri) => CreateFile.create(uri, { ignoreIfExists: true })),
      ...Object.entries(changes).map(([uri, list]) => TextDocumentEdit.create({ uri, version: null }, list)),
    ],
  }
}

const fixOf = (diagnostic: Diagnostic, loaded: LoadedMap, uriOf: UriOf): CodeAction[] => {
  const { fix } = diagnostic
  const edits = fix ? editsOf(fix, loaded) : []
  if (!fix || edits.length === 0) return []
  return [
    {
      title: fix.title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [published(diagnostic, uriOf)],
      isPreferred: fix.safe,
      edit: workspaceEdit(edits, loaded, uriOf),
    },
  ]
}

const SUPPRESSIBLE = new Set(RULES.flatMap(({ code, must }) => (must ? [] : [code])))

/** A comment above the line; its writer has to add the reason. Errors of the text and musts can't be waved through. */
const suppressionOf = (diagnostic: Diagnostic, loaded: LoadedMap, uriOf: UriOf): CodeAction[] => {
  const { code, file, line } = diagnostic
  if (!SUPPRESSIBLE.has(code)) return []
  const text = loaded.texts.get(file) ?? ''
  const indent = /^ */.exec(text.split('\n')[line - 1] ?? '')?.[0] ?? ''
  const at = { line: line - 1, character: 0 }
  const newText = `${indent}# millrace-ignore ${code}: ${text.includes('\r\n') ? '\r\n' : '\n'}`
  return [
    {
      title: `Ignore ${code} here, and say why`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [published(diagnostic, uriOf)],
      edit: { changes: { [uriOf(file)]: [{ range: { start: at, end: at }, newText }] } },
    },
  ]
}

const overlap = (a: TextEdit, b: TextEdit): boolean => a.file === b.file && touches(rangeOf(a), rangeOf(b))

/** The safe fixes of a file in one edit; of fixes that touch each other, the first. */
const fixAllOf = (
  file: string,
  diagnostics: readonly Diagnostic[],
  loaded: LoadedMap,
  uriOf: UriOf,
): CodeAction[] => {
  const all: TextEdit[] = []
  for (const one of diagnostics) {
    if (one.file !== file || one.fix?.safe !== true) continue
    const edits = editsOf(one.fix, loaded)
    if (edits.every((edit) => !all.some((other) => overlap(edit, other)))) all.push(...edits)
  }
  if (all.length === 0) return []
  return [{ title: 'Apply all safe fixes', kind: FIX_ALL, edit: workspaceEdit(all, loaded, uriOf) }]
}

/**
 * What can be done about the problems in a range of a file.
 *
 * @param only The kinds of actions that are asked for; undefined for all.
 */
export const actionsFor = (
  file: string,
  range: Range,
  only: readonly string[] | undefined,
  diagnostics: readonly Diagnostic[],
  loaded: LoadedMap,
  uriOf: UriOf,
): CodeAction[] => {
  const wants = (kind: string): boolean =>
    // Actions on the whole file are for those who ask for them.
    only === undefined
      ? kind === CodeActionKind.QuickFix
      : only.some((one) => `${kind}.`.startsWith(`${one}.`))
  const here = diagnostics.filter((one) => one.file === file && touches(rangeOf(one), range))
  return [
    ...(wants(CodeActionKind.QuickFix)
      ? [
          ...here.flatMap((one) => fixOf(one, loaded, uriOf)),
          ...here.flatMap((one) => suppressionOf(one, loaded, uriOf)),
        ]
      : []),
    ...(wants(FIX_ALL) ? fixAllOf(file, diagnostics, loaded, uriOf) : []),
  ]
}
