/** Raw tables of Apache DevLake: CSV whose column `data` holds what Jira answered. */
import { ImportError } from '../connector.ts'
import { csvForm, recordsOf } from '../csv/file.ts'
import { CsvColumns } from '../../model/schema.ts'
import type { InputFile } from '../file.ts'
import { parsePiece } from '../json/piece.ts'
import { isObject, idAt } from '../json/look.ts'
import type { JiraPages } from './pages.ts'

const COLUMNS = CsvColumns.parse({ item: 'id', attributes: ['data', 'url', 'input'] })

/** DevLake asks for the changelog of one issue at a time; which one is in `input`, and in the address. */
const issueOf = (input: string, url: string): string | null => {
  const asked = parsePiece(input, 0)
  const named = asked.kind === 'value' && isObject(asked.value) ? asked.value : {}
  return (
    idAt(named, 'issue_id') ?? idAt(named, 'issueId') ?? /\/issue\/(\d+)\/changelog/.exec(url)?.[1] ?? null
  )
}

/**
 * Takes the rows into `pages`, and yields after each part of the file.
 *
 * @throws ImportError if the file is neither JSON nor such a table.
 */
export async function* readDevLake(file: InputFile, pages: JiraPages): AsyncGenerator<void> {
  const form = await csvForm(file, COLUMNS).catch((error: unknown): never => {
    if (!(error instanceof ImportError)) throw error
    throw new ImportError(
      `${file.name} is neither JSON of Jira's API nor a raw table of DevLake. ${error.message}`,
    )
  })
  const at = (name: string): number => form.header.indexOf(name)
  const [data, url, input] = [at('data'), at('url'), at('input')]
  for await (const { records, lines, rejections } of recordsOf(file, form)) {
    for (const { row, reason } of rejections) pages.take({ kind: 'broken', row, reason })
    for (const [i, record] of records.entries()) {
      const row = lines[i] ?? 0
      const piece = parsePiece(record[data] ?? '', row)
      if (piece.kind === 'value')
        pages.takeValue(piece.value, row, issueOf(record[input] ?? '', record[url] ?? ''))
      else pages.take(piece)
    }
    yield
  }
}
