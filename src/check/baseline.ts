/**
 * The baseline: problems that a map had when checking began, so that only new ones count. It knows a
 * problem by its code, file and message, not by its line, so that text may move.
 */
import * as z from 'zod'
import type { Diagnostic, Silenced } from './diagnostic.ts'

/** Its name in the folder of the map. */
export const BASELINE_FILE = '.millrace-baseline.json'

const Entry = z.strictObject({
  code: z.string(),
  file: z.string(),
  message: z.string(),
  count: z.number().int().positive(),
})

const Baseline = z.strictObject({ version: z.literal(1), problems: z.array(Entry) })

export type BaselineEntry = z.infer<typeof Entry>
export type Baseline = z.infer<typeof Baseline>

/** Messages name other places by line and column, which move with the text. */
const stable = (message: string): string => message.replaceAll(/:\d+:\d+\b/g, '')

/** On every system the same. */
const stableFile = (file: string): string => file.replaceAll('\\', '/')

const keyOf = (code: string, file: string, message: string): string => `${code}\0${file}\0${message}`

const entryOf = ({ code, file, message }: Diagnostic): Omit<BaselineEntry, 'count'> => ({
  code,
  file: stableFile(file),
  message: stable(message),
})

/** What a problem is known by while its lines move. */
export const fingerprintOf = (diagnostic: Diagnostic): string => {
  const { code, file, message } = entryOf(diagnostic)
  return `${code} ${file} ${message}`
}

const byKey = (a: BaselineEntry, b: BaselineEntry): number => {
  const [one, other] = [a, b].map(({ code, file, message }) => keyOf(file, code, message)) as [string, string]
  return one < other ? -1 : one > other ? 1 : 0
}

/** The baseline of these problems. */
export const baselineOf = (diagnostics: readonly Diagnostic[]): Baseline => {
  const counts = new Map<string, BaselineEntry>()
  for (const one of diagnostics) {
    const entry = entryOf(one)
    const key = keyOf(entry.code, entry.file, entry.message)
    counts.set(key, { ...entry, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return { version: 1, problems: [...counts.values()].sort(byKey) }
}

/** The text of the file: sorted, an entry per problem, so that its changes can be read in a review. */
export const printBaseline = (baseline: Baseline): string => `${JSON.stringify(baseline, null, 2)}\n`

/** Reads the text of the file; null if it is no baseline. */
export const parseBaseline = (text: string): Baseline | null => {
  try {
    return Baseline.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * Takes out what the baseline holds, as often as it holds it: of five where three were known, two are new.
 * What it holds and is no longer found is gone, and the baseline can be updated.
 */
export const againstBaseline = (
  diagnostics: readonly Diagnostic[],
  baseline: Baseline,
  canBeInBaseline: (code: string) => boolean,
): {
  readonly left: Diagnostic[]
  readonly baselined: Silenced[]
  readonly gone: readonly BaselineEntry[]
} => {
  const remaining = new Map(
    baseline.problems.map((entry) => [keyOf(entry.code, entry.file, entry.message), { ...entry }]),
  )
  const left: Diagnostic[] = []
  const baselined: Silenced[] = []
  for (const one of diagnostics) {
    const { code, file, message } = entryOf(one)
    const entry = canBeInBaseline(code) ? remaining.get(keyOf(code, file, message)) : undefined
    if (entry && entry.count > 0) {
      entry.count -= 1
      baselined.push({ ...one, justification: 'It is in the baseline.' })
    } else left.push(one)
  }
  return { left, baselined, gone: [...remaining.values()].filter(({ count }) => count > 0) }
}
