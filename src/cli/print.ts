/** What a command prints: the answer as data, as a table, or in words. */
import { UsageError } from './usage.ts'

export interface Format {
  readonly json?: boolean
  readonly csv?: boolean
}

/**
 * @param words Tells the answer to people.
 * @param table Its table as CSV, of a command that has one.
 */
export const formatted = <A>(
  answer: A,
  { json, csv }: Format,
  words: (answer: A) => string,
  table?: (answer: A) => string,
): string => (csv && table ? table(answer) : `${json ? JSON.stringify(answer, null, 2) : words(answer)}\n`)

/** Prints what {@link formatted} makes of the answer. */
export const printAnswer = <A>(
  answer: A,
  format: Format,
  words: (answer: A) => string,
  table?: (answer: A) => string,
): void => {
  process.stdout.write(formatted(answer, format, words, table))
}

/** @throws UsageError for two formats at once. */
export const oneFormat = ({ json, csv }: Format): void => {
  if (json && csv) throw new UsageError('Choose one of --json and --csv.')
}
