/** SARIF 2.1.0 (OASIS), which code scanning services read: results, what is silenced and why, and the rules. */
import type {
  ArtifactLocation,
  Location,
  Log,
  PhysicalLocation,
  Region,
  ReportingDescriptor,
  Result,
  Suppression,
} from 'sarif'
import { fingerprintOf } from '../check/baseline.ts'
import type { Diagnostic, Severity, Silenced } from '../check/diagnostic.ts'
import type { Judgement } from '../check/judge.ts'
import type { Place } from '../model/place.ts'
import { repositoryPath, type ReportContext, type ReportedRule } from './report.ts'

interface SarifContext extends ReportContext {
  /** The version of Millrace. */
  readonly version: string
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>

/** Ends of regions are exclusive, as they are here. */
const regionOf = ({ line, column, endLine, endColumn }: Place): Region => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
})

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** Numbers the files in the order in which they are named. */
class Artifacts {
  private readonly indices = new Map<string, number>()
  private readonly prefix: string | undefined

  constructor(prefix: string | undefined) {
    this.prefix = prefix
  }

  /** Relative to the root of the sources; what is outside of it (the folder as a whole) by its own address. */
  private static address(path: string): ArtifactLocation {
    if (path.startsWith('/')) return { uri: `file://${encoded(path)}` }
    if (/^[a-z]:/i.test(path)) return { uri: `file:///${path.slice(0, 2)}${encoded(path.slice(2))}` }
    return { uri: encoded(path), uriBaseId: '%SRCROOT%' }
  }

  locate(file: string): ArtifactLocation {
    const path = repositoryPath(file, this.prefix)
    const index = this.indices.get(path) ?? this.indices.size
    this.indices.set(path, index)
    return { ...Artifacts.address(path), index }
  }

  list(): { location: ArtifactLocation }[] {
    return [...this.indices.keys()].map((path) => ({ location: Artifacts.address(path) }))
  }
}

const descriptor = ({ code, name, severity, summary, text, helpUri }: ReportedRule): ReportingDescriptor => ({
  id: code,
  shortDescription: { text: name },
  fullDescription: { text: summary },
  help: { text: summary, markdown: text },
  ...(helpUri !== undefined && { helpUri }),
  defaultConfiguration: { level: LEVELS[severity] },
})

const suppressionsOf = (
  kind: Suppression['kind'],
  silenced: readonly Silenced[],
): (readonly [Diagnostic, Suppression[]])[] =>
  silenced.map(({ justification, ...one }) => [one, [{ kind, justification }]])

/** The report as text. Without rules given, those that occur are named by their codes alone. */
export const sarifReport = (
  { diagnostics, suppressed, overridden, baselined }: Judgement,
  { prefix, version, rules = [] }: Omit<SarifContext, 'texts'>,
): string => {
  const artifacts = new Artifacts(prefix)
  const physical = (place: Place): PhysicalLocation => ({
    artifactLocation: artifacts.locate(place.file),
    region: regionOf(place),
  })
  const all: (readonly [Diagnostic, Suppression[]])[] = [
    ...diagnostics.map((one): readonly [Diagnostic, Suppression[]] => [one, []]),
    ...suppressionsOf('inSource', suppressed),
    ...suppressionsOf('inSource', overridden),
    ...suppressionsOf('external', baselined),
  ]
  const unknown = new Set(
    all.map(([{ code }]) => code).filter((code) => !rules.some((one) => one.code === code)),
  )
  const descriptors = [...rules.map(descriptor), ...[...unknown].sort().map((id) => ({ id }))]
  const indices = new Map(descriptors.map(({ id }, index) => [id, index]))
  const seen = new Map<string, number>()

  const resultOf = ([one, suppressions]: readonly [Diagnostic, Suppression[]]): Result => {
    const fingerprint = fingerprintOf(one)
    const nth = (seen.get(fingerprint) ?? 0) + 1
    seen.set(fingerprint, nth)
    const related = (one.related ?? []).map((place, i): Location => ({
      id: i + 1,
      physicalLocation: physical(place),
      message: { text: place.message },
    }))
    const byFile = Map.groupBy(one.fix?.edits ?? [], ({ file }) => file)
    return {
      ruleId: one.code,
      ruleIndex: indices.get(one.code) ?? -1,
      level: LEVELS[one.severity],
      message: { text: one.hint === undefined ? one.message : `${one.message}\n${one.hint}` },
      locations: [{ physicalLocation: physical(one) }],
      ...(related.length > 0 && { relatedLocations: related }),
      ...(one.fix &&
        byFile.size > 0 && {
          fixes: [
            {
              description: { text: one.fix.title },
              artifactChanges: [...byFile].map(([file, edits]) => ({
                artifactLocation: artifacts.locate(file),
                replacements: edits.map((edit) => ({
                  deletedRegion: regionOf(edit),
                  ...(edit.text !== '' && { insertedContent: { text: edit.text } }),
                })),
              })),
            },
          ],
        }),
      // Which of several alike it is keeps them apart.
      partialFingerprints: { 'millrace/v1': `${fingerprint} ${nth}` },
      suppressions,
    }
  }

  const results = all.map(resultOf)
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Millrace', version, semanticVersion: version, rules: descriptors } },
        automationDetails: { id: 'millrace-check/' },
        columnKind: 'utf16CodeUnits',
        artifacts: artifacts.list(),
        results,
      },
    ],
  }
  return JSON.stringify(log, null, 2)
}
