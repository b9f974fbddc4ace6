/** Applies the safe fixes of a map until nothing more is to be fixed. Pure: texts in, texts out. */
import { fingerprintOf } from '../../check/baseline.ts'
import type { Diagnostic } from '../../check/diagnostic.ts'
import type { Judgement } from '../../check/judge.ts'
import { applyEdits, editTexts } from '../../edit/edit-texts.ts'
import type { Change } from '../../model/change.ts'
import type { Path, Place, TextEdit } from '../../model/place.ts'

export type Texts = ReadonlyMap<string, string>

export interface Fixed {
  readonly texts: Texts
  /** What was fixed, in the order in which it was done; places are those of the text at that time. */
  readonly fixed: readonly Diagnostic[]
}

/** A fix may bring up the next problem; one that goes on forever is stopped here. */
const MOST_ROUNDS = 50

const isBefore = (a: Place, b: Place): boolean =>
  a.endLine < b.line || (a.endLine === b.line && a.endColumn < b.column)

/** Edits that touch each other are not made at once: what the second means depends on the first. */
const meet = (a: TextEdit, b: TextEdit): boolean => a.file === b.file && !isBefore(a, b) && !isBefore(b, a)

const isPrefix = (short: Path, long: Path): boolean =>
  short.length <= long.length && short.every((step, i) => step === long[i])

/** The part of the map that a change alters: of an entry of a list the whole list, whose positions move. */
const reachOf = ({ op, path }: Change): Path =>
  op !== 'set' && typeof path.at(-1) === 'number' ? path.slice(0, -1) : path

const collide = (a: Change, b: Change): boolean =>
  isPrefix(reachOf(a), reachOf(b)) || isPrefix(reachOf(b), reachOf(a))

/** From the list those that get along with all that were taken before them; of equal ones each is taken. */
const compatible = <T>(
  diagnostics: readonly Diagnostic[],
  partsOf: (one: Diagnostic) => readonly T[],
  clash: (a: T, b: T) => boolean,
): Diagnostic[] => {
  const taken: { readonly text: string; readonly parts: readonly T[] }[] = []
  return diagnostics.filter((one) => {
    const parts = partsOf(one)
    const text = JSON.stringify(parts)
    const gets = taken.every(
      (other) => other.text === text || !other.parts.some((a) => parts.some((b) => clash(a, b))),
    )
    if (gets) taken.push({ text, parts })
    return gets
  })
}

const editsOf = (one: Diagnostic): readonly TextEdit[] => one.fix?.edits ?? []
const changesOf = (one: Diagnostic): readonly Change[] => one.fix?.changes ?? []

/** Each only once: two problems may have the same fix. */
const distinct = <T>(parts: readonly T[]): T[] => [
  ...new Map(parts.map((part) => [JSON.stringify(part), part])).values(),
]

/** The fixes to be made at once: edits first, since changes are turned into edits of the whole map. */
const chosen = (fixable: readonly Diagnostic[]): Diagnostic[] => {
  const withEdits = fixable.filter((one) => editsOf(one).length > 0)
  return withEdits.length > 0 ? compatible(withEdits, editsOf, meet) : compatible(fixable, changesOf, collide)
}

/** The texts with these fixes made; null if the editor refuses one of them. */
const made = (texts: Texts, fixes: readonly Diagnostic[]): Texts | null => {
  const edits = distinct(fixes.flatMap(editsOf))
  if (edits.length > 0) {
    const result = new Map(texts)
    for (const [file, ofFile] of Map.groupBy(edits, (edit) => edit.file)) {
      result.set(file, applyEdits(texts.get(file) ?? '', ofFile))
    }
    return result
  }
  const edited = editTexts(texts, distinct(fixes.flatMap(changesOf)))
  return 'texts' in edited ? edited.texts : null
}

/** Errors of the text itself, and all errors. */
const errorsOf = ({ diagnostics }: Judgement): readonly [ofText: number, all: number] => {
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  return [errors.filter(({ code }) => code.startsWith('MR00')).length, errors.length]
}

/** More errors are worse, unless they show because more of the text can be read. */
const isWorse = (after: Judgement, before: Judgement): boolean => {
  const [textAfter, allAfter] = errorsOf(after)
  const [textBefore, allBefore] = errorsOf(before)
  return textAfter > textBefore || (textAfter === textBefore && allAfter > allBefore)
}

const keyOf = (one: Diagnostic): string => `${fingerprintOf(one)} ${one.fix?.title}`

const isSame = (a: Texts, b: Texts): boolean =>
  a.size === b.size && [...a].every(([file, text]) => b.get(file) === text)

/**
 * Makes all safe fixes. Where some of them together would make it worse, fewer are made, and one that does so
 * alone is left.
 *
 * @param judged Loads, checks and judges texts.
 */
export const fixAll = (texts: Texts, judged: (texts: Texts) => Judgement): Fixed => {
  const fixed: Diagnostic[] = []
  const left = new Set<string>()
  let now = texts
  let judgement = judged(now)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixable = judgement.diagnostics.filter((one) => one.fix?.safe && !left.has(keyOf(one)))
    let fixes = chosen(fixable)
    if (fixes.length === 0) break
    while (fixes.length > 0) {
      const next = made(now, fixes)
      const after = next && !isSame(now, next) ? judged(next) : null
      if (next && after && !isWorse(after, judgement)) {
        fixed.push(...fixes)
        now = next
        judgement = after
        break
      }
      const [only] = fixes
      if (fixes.length === 1 && only) left.add(keyOf(only))
      // The other half has its turn in the next round, on what the text is then.
      fixes = fixes.length === 1 ? [] : fixes.slice(0, Math.ceil(fixes.length / 2))
    }
  }
  return { texts: now, fixed }
}
