/** Reads exports of Jira: pages of its API as JSON or JSON Lines, or the raw tables of Apache DevLake. */
import type { JiraSource } from '../../model/schema.ts'
import { BatchBuilder } from '../batch.ts'
import { ImportError, type ReadBatch } from '../connector.ts'
import type { InputFile } from '../file.ts'
import { headOf, jsonPieces, looksLikeJson } from '../json/read.ts'
import { readDevLake } from './devlake.ts'
import { JiraPages } from './pages.ts'

/** Lists that are told entry by entry: of issues, of histories, of whole changelogs. */
const LISTS = ['issues', 'values', 'histories', 'issueChangeLogs']

const notJira = (file: InputFile, { rejections }: ReadBatch): ImportError => {
  const [first] = rejections
  return new ImportError(
    `Nothing in ${file.name} is an issue of Jira or a history of one${first ? `: ${first.reason}` : ''}. Expected are pages of its search (\`{"issues": […]}\`) or changelog (\`{"values": […]}\`), issues by themselves, or raw tables of DevLake.`,
  )
}

async function* partsOf(file: InputFile, pages: JiraPages): AsyncGenerator<void> {
  const head = await headOf(file)
  if (!looksLikeJson(head)) {
    yield* readDevLake(file, pages)
    return
  }
  for await (const pieces of jsonPieces(file, head, LISTS)) {
    for (const piece of pieces) pages.take(piece)
    yield
  }
}

/**
 * @throws ImportError before anything is yielded, if the file can't be read, or nothing in it is an issue or a
 *   history of Jira.
 */
export async function* readJira(file: InputFile, source: JiraSource): AsyncGenerator<ReadBatch> {
  const batch = new BatchBuilder()
  const pages = new JiraPages(file.name, source.jira?.fields ?? {}, batch)
  const take = (): ReadBatch => {
    const taken = batch.take(file.bytes)
    if (!pages.found) throw notJira(file, taken)
    return taken
  }
  for await (const _part of partsOf(file, pages)) if (batch.isFull) yield take()
  pages.end()
  if (!batch.isEmpty) yield take()
}
