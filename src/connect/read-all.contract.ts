/** Reads whole files, and texts as if they were files: for tests. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Source } from '../model/schema.ts'
import { ImportError, type ReadBatch, type Reading, type Rejection } from './connector.ts'
import { readFile } from './open.ts'

export interface Everything {
  readonly readings: Reading[]
  readonly rejections: Rejection[]
  readonly read: number
  readonly batches: ReadBatch[]
}

/** @param source As it stands in the map, without name and stream. */
export const readAll = async (path: string, source: object): Promise<Everything> => {
  const everything: Everything = { readings: [], rejections: [], read: 0, batches: [] }
  let read = 0
  for await (const batch of readFile(path, Source.parse({ name: 'Test', stream: 'test', ...source }))) {
    everything.batches.push(batch)
    for (const reading of batch.readings) everything.readings.push(reading)
    everything.rejections.push(...batch.rejections)
    read += batch.read
  }
  return { ...everything, read }
}

/** What is told of the file as a whole. */
export const notesOf = ({ batches }: Everything): string[] => batches.flatMap(({ notes = [] }) => notes)

let folder: string | null = null

/** Writes a file into a folder for this run. */
export const tempFile = (name: string, content: string | Uint8Array): string => {
  folder ??= mkdtempSync(join(tmpdir(), 'millrace-connect-'))
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

export const readText = (name: string, content: string | Uint8Array, source: object): Promise<Everything> =>
  readAll(tempFile(name, content), source)

/** The ImportError with which reading ends. */
export const refusalOf = async (
  reading: Promise<unknown>,
): Promise<{ message: string; hint: string | null }> => {
  try {
    await reading
  } catch (error) {
    if (error instanceof ImportError) return { message: error.message, hint: error.hint }
    throw error
  }
  throw new Error('the file was taken')
}
