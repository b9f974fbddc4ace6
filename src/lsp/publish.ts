/** Diagnostics of the check → diagnostics of the protocol. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Diagnostic as Published, DiagnosticSeverity } from 'vscode-languageserver'
import type { Diagnostic, Severity } from '../check/diagnostic.ts'
import { rangeOf } from './place.ts'

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
}

const pages = new Map<string, string | null>()

/** Address of the page of a code: it is a file of this package, so it opens offline. */
const pageOf = (code: string): string | null => {
  const known = pages.get(code)
  if (known !== undefined) return known
  const url = new URL(`../../docs/rules/${code}.md`, import.meta.url)
  const page = existsSync(fileURLToPath(url)) ? url.href : null
  pages.set(code, page)
  return page
}

/**
 * One diagnostic as it is shown in an editor.
 *
 * @param uriOf The address of a file of the map.
 */
export const published = (diagnostic: Diagnostic, uriOf: (file: string) => string): Published => {
  const { code, severity, message, hint, related } = diagnostic
  const page = pageOf(code)
  return {
    range: rangeOf(diagnostic),
    severity: SEVERITIES[severity],
    code,
    ...(page === null ? {} : { codeDescription: { href: page } }),
    source: 'millrace',
    message: hint === undefined ? message : `${message}\n${hint}`,
    ...(related === undefined
      ? {}
      : {
          relatedInformation: related.map((one) => ({
            location: { uri: uriOf(one.file), range: rangeOf(one) },
            message: one.message,
          })),
        }),
  }
}
