/** Problems of the recorded overrides themselves, once it is known what they silenced. */
import { didYouMean } from '../model/did-you-mean.ts'
import type { LoadedMap } from '../model/load.ts'
import type { Problem } from '../model/place.ts'
import type { Diagnostic } from './diagnostic.ts'

interface OverrideUse {
  /** Overrides for which nothing was found. */
  readonly unused: readonly string[]
  /** All codes of the check. */
  readonly codes: readonly string[]
  readonly canBeOverridden: (code: string) => boolean
  /** Today, such as `2026-05-01`; without it, none has run out. */
  readonly asOf?: string
}

/** Overrides that silence nothing, and overrides whose day has passed. */
export const idleOverrides = (
  { map, locate, locateKey }: LoadedMap,
  { unused, codes, canBeOverridden, asOf }: OverrideUse,
): Diagnostic[] => {
  const idle = new Set(unused)
  return [...map.overrides].flatMap(([id, { rule, about, until }]): Diagnostic[] => {
    const fix: Problem['fix'] = {
      title: `Remove the override \`${id}\``,
      safe: false,
      changes: [{ op: 'remove', path: ['overrides', id] }],
    }
    if (!codes.includes(rule) || !canBeOverridden(rule)) {
      return [
        {
          ...locate(['overrides', id, 'rule']),
          code: 'MR490',
          severity: 'warning',
          message: codes.includes(rule)
            ? `The override \`${id}\` silences nothing: what \`${rule}\` finds is wrong with the text itself, and no decision can allow it.`
            : `The override \`${id}\` silences nothing: there is no rule \`${rule}\`.${didYouMean(rule, codes)}`,
          hint: 'Name the rule whose problem was decided upon, or remove the override.',
          fix,
        },
      ]
    }
    if (asOf !== undefined && until !== undefined && until < asOf) {
      return [
        {
          ...locate(['overrides', id, 'until']),
          code: 'MR491',
          severity: 'warning',
          message: `The override \`${id}\` of \`${rule}\` for \`${about}\` ran out on ${until}.`,
          hint: 'Decide again: set another day with its reason, or mend what it was for and remove it.',
          fix,
        },
      ]
    }
    if (!idle.has(id)) return []
    return [
      {
        ...locateKey(['overrides', id]),
        code: 'MR490',
        severity: 'warning',
        message: `The override \`${id}\` silences nothing: \`${rule}\` finds no problem with \`${about}\`.`,
        hint: 'What it was for has been mended, or it names another thing than the one with the problem.',
        fix,
      },
    ]
  })
}
