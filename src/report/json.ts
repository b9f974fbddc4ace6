import type { Diagnostic } from '../check/diagnostic.ts'

/** Diagnostics as data. */
export const jsonReport = (diagnostics: readonly Diagnostic[]): string =>
  JSON.stringify(
    {
      errors: diagnostics.filter(({ severity }) => severity === 'error').length,
      warnings: diagnostics.filter(({ severity }) => severity === 'warning').length,
      diagnostics,
    },
    null,
    2,
  )
