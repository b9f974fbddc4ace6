import type { LoadedMap } from '../model/load.ts'
import type { Diagnostic } from './diagnostic.ts'
import { RULES } from './rules/rules.ts'

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
  a.line - b.line ||
  a.column - b.column ||
  (a.code < b.code ? -1 : 1)

/** All that is wrong with a map: what loading found, and what the rules find. In the order of the text. */
export const check = (loaded: LoadedMap): Diagnostic[] =>
  [
    ...loaded.problems.map((problem): Diagnostic => ({ ...problem, severity: 'error' })),
    ...RULES.flatMap((rule) =>
      rule.check(loaded).map((problem): Diagnostic => ({ ...problem, severity: rule.severity })),
    ),
  ].sort(byPlace)
