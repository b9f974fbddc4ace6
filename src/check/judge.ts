/** What counts of all that was found: comments, recorded overrides and the baseline take their part out. */
import type { LoadedMap } from '../model/load.ts'
import { againstBaseline, type Baseline, type BaselineEntry } from './baseline.ts'
import { byPlace, type Diagnostic, type Silenced } from './diagnostic.ts'
import { idleOverrides } from './idle-overrides.ts'
import { override } from './overrides.ts'
import { RULES } from './rules/rules.ts'
import { suppress, type Silencing } from './suppression.ts'
import { TEXT_CODES } from './text-codes.ts'

export interface Judgement {
  /** What counts, in the order of the text. */
  readonly diagnostics: readonly Diagnostic[]
  /** Silenced by comments in the text. */
  readonly suppressed: readonly Silenced[]
  /** Silenced by recorded overrides. */
  readonly overridden: readonly Silenced[]
  /** Known before checking began. */
  readonly baselined: readonly Silenced[]
  /** In the baseline, and no longer found. */
  readonly gone: readonly BaselineEntry[]
}

export interface JudgeOptions {
  readonly baseline?: Baseline | null
  /** Today, such as `2026-05-01`: overrides that have run out silence nothing. Without it, none has. */
  readonly asOf?: string
}

/** All codes, and how each can be silenced. */
const silencing: ReadonlyMap<string, Silencing> = new Map<string, Silencing>([
  ...TEXT_CODES.map(({ code }): [string, Silencing] => [code, 'nothing']),
  ...RULES.map(({ code, must }): [string, Silencing] => [code, must ? 'override' : 'comment']),
])

/** Whether a problem of this code can be in a baseline: no must, and nothing of the text itself. */
export const canBeInBaseline = (code: string): boolean => silencing.get(code) === 'comment'

/** @param found All that was found, silenced or not. */
export const judge = (
  loaded: LoadedMap,
  found: readonly Diagnostic[],
  { baseline = null, asOf }: JudgeOptions = {},
): Judgement => {
  const { left: unsuppressed, suppressed } = suppress(loaded, found, silencing)
  const canBeOverridden = (code: string): boolean => {
    const how = silencing.get(code)
    return how === 'override' || how === 'comment'
  }
  const { left, overridden, unused } = override(loaded, unsuppressed, canBeOverridden, asOf)
  // What could not be read may hold what an override is for.
  const isWhole = loaded.problems.length === 0
  const idle = idleOverrides(loaded, {
    unused: isWhole ? unused : [],
    codes: [...silencing.keys()],
    canBeOverridden,
    asOf,
  })
  const sorted = [...left, ...idle].sort(byPlace)
  const judged = baseline
    ? againstBaseline(sorted, baseline, canBeInBaseline)
    : { left: sorted, baselined: [], gone: [] }
  return {
    diagnostics: judged.left,
    suppressed: suppressed.sort(byPlace),
    overridden: overridden.sort(byPlace),
    baselined: judged.baselined,
    gone: judged.gone,
  }
}
