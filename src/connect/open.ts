/** Reads a file of any kind of source. */
import type { Source } from '../model/schema.ts'
import type { ReadBatch } from './connector.ts'
import { readCdEvents } from './cdevents/read.ts'
import { readCloudEvents } from './cloudevents/read.ts'
import { readCsv } from './csv/read.ts'
import { InputFile } from './file.ts'
import { readJira } from './jira/read.ts'
import { readOcel } from './ocel/read.ts'
import { readOtlp } from './otlp/read.ts'
import { readXes } from './xes/read.ts'

/**
 * Reads a file, plain or gzip, as its source says, in batches of about 5,000 rows. Rows that can't be taken
 * are told as rejections; the others are not touched by them.
 *
 * @throws ImportError if the file can't be taken as a whole: it is missing, empty, not in the format of the
 *   source, or leaves a question open that the map has to answer.
 */
export async function* readFile(path: string, source: Source): AsyncGenerator<ReadBatch> {
  const file = new InputFile(path)
  let isSilent = true
  for await (const batch of batchesOf(file, source)) {
    isSilent &&= batch.read === 0 && batch.rejections.length + (batch.notes?.length ?? 0) === 0
    yield batch
  }
  if (!isSilent) return
  const notes = [`${file.name} holds no event: there was nothing to take.`]
  yield { readings: [], rejections: [], read: 0, bytes: file.bytes, notes }
}

async function* batchesOf(file: InputFile, source: Source): AsyncGenerator<ReadBatch> {
  if (source.kind === 'csv') yield* readCsv(file, source)
  else if (source.kind === 'jira') yield* readJira(file, source)
  else if (source.kind === 'cloudevents') yield* readCloudEvents(file, source)
  else if (source.kind === 'xes') yield* readXes(file, source)
  else if (source.kind === 'ocel') yield* readOcel(file, source)
  else if (source.kind === 'otlp') yield* readOtlp(file, source)
  else yield* readCdEvents(file, source)
}
