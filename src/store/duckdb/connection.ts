/** The database file: one process at a time, one writer at a time, any number of readers beside it. */
import { mkdir, realpath, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  DuckDBInstance,
  version,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api'
import { StoreError } from '../store.ts'
import { migrate } from './migrations.ts'

const FILE = 'store.duckdb'

/**
 * Nothing is loaded from the network, and no SQL reaches other files. What does not fit in the memory
 * (`MILLRACE_MEMORY`, such as `8GB`) is spilled to the disk: the size of the data is not that of the process.
 */
const options = (): Record<string, string> => {
  const memory = process.env['MILLRACE_MEMORY'] ?? '1GB'
  if (!/^\d+(\.\d+)? ?[KMGT]i?B$/i.test(memory)) {
    throw new StoreError(`MILLRACE_MEMORY is \`${memory}\`: a size such as \`512MB\` or \`8GB\` is expected.`)
  }
  return {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'false',
    memory_limit: memory,
  }
}

/** Locks of files hold between processes only; this holds within one. */
const openHere = new Set<string>()

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** DuckDB's refusal to open the file, in words that say what to do. */
const refusal = (error: unknown, folder: string): StoreError => {
  const message = messageOf(error)
  if (/could not set lock|being used by another process/i.test(message)) {
    const pid = /\(PID (\d+)\)/.exec(message)?.[1]
    return new StoreError(
      `The data in ${folder} is in use by another millrace process${pid ? ` (PID ${pid})` : ''}. ` +
        'Stop it, ask it over HTTP, or name another place with --data.',
    )
  }
  return new StoreError(
    `The data in ${folder} can't be opened: ${message.trim()} Restore it from a backup, or name another place with --data.`,
  )
}

const folderFor = async (folder: string): Promise<string> => {
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, '.gitignore'), '*\n')
    return await realpath(folder)
  } catch (error) {
    throw new StoreError(
      `The folder ${folder} can't hold data: ${messageOf(error)}. Name another place with --data.`,
    )
  }
}

export class Database {
  readonly name: string
  private readonly place: string
  private readonly instance: DuckDBInstance
  private readonly writer: DuckDBConnection
  private lastWrite: Promise<unknown> = Promise.resolve()
  private readonly reads = new Set<Promise<unknown>>()
  private closed = false

  private constructor(name: string, place: string, instance: DuckDBInstance, writer: DuckDBConnection) {
    this.name = name
    this.place = place
    this.instance = instance
    this.writer = writer
  }

  /**
   * Opens the file in the folder; creates both if they are not there.
   *
   * @throws StoreError if it is in use, was written by a newer Millrace, or can't be read.
   */
  static async open(folder: string): Promise<Database> {
    const place = await folderFor(folder)
    if (openHere.has(place)) throw new StoreError(`The data in ${folder} is already open in this process.`)
    openHere.add(place)
    let instance: DuckDBInstance | undefined
    try {
      instance = await DuckDBInstance.create(join(place, FILE), options())
      const writer = await instance.connect()
      await migrate(writer, folder)
      return new Database(
        `DuckDB ${version().replace('v', '')}, ${join(folder, FILE)}`,
        place,
        instance,
        writer,
      )
    } catch (error) {
      instance?.closeSync()
      openHere.delete(place)
      throw error instanceof StoreError ? error : refusal(error, folder)
    }
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreError(`${this.name}: the store has been closed.`)
  }

  /**
   * Runs the job in a transaction of its own, after all writes that were asked for before. It is durable
   * when the promise resolves; if the job throws, nothing of it has happened.
   */
  async write<T>(job: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.assertOpen()
    const run = this.lastWrite.then(async () => {
      await this.writer.run('BEGIN')
      try {
        const result = await job(this.writer)
        await this.writer.run('COMMIT')
        return result
      } catch (error) {
        // A COMMIT that failed has ended the transaction already.
        await this.writer.run('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
    this.lastWrite = run.catch(() => undefined)
    return run
  }

  /** A connection for one reader. All that it reads is of one moment, whatever is written meanwhile. */
  private async reader(): Promise<DuckDBConnection> {
    this.assertOpen()
    const connection = await this.instance.connect()
    await connection.run('BEGIN TRANSACTION READ ONLY')
    return connection
  }

  /** Runs the job on a connection on which everything is of one moment. */
  async read<T>(job: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.assertOpen()
    const run = this.reader().then(async (connection) => {
      try {
        return await job(connection)
      } finally {
        connection.closeSync()
      }
    })
    const settled = run.catch(() => undefined)
    this.reads.add(settled)
    void settled.then(() => this.reads.delete(settled))
    return run
  }

  /** The columns of a result, in chunks of about 2,000 rows, all of one moment. */
  async *stream(sql: string): AsyncGenerator<DuckDBValue[][]> {
    const connection = await this.reader()
    try {
      const result = await connection.stream(sql)
      for (;;) {
        const chunk = await result.fetchChunk()
        if (!chunk || chunk.rowCount === 0) return
        yield chunk.getColumns()
      }
    } finally {
      connection.closeSync()
    }
  }

  /** Waits for what is running, then gives the file back. A second call does nothing. */
  async close(): Promise<void> {
    if (this.closed) return
    this.closed = true
    await Promise.all([this.lastWrite, ...this.reads])
    this.writer.closeSync()
    this.instance.closeSync()
    openHere.delete(this.place)
  }
}

/** The columns of the result of one statement, whole. */
export const select = async (
  connection: DuckDBConnection,
  sql: string,
  values: DuckDBValue[] = [],
  types?: DuckDBType[],
): Promise<DuckDBValue[][]> => (await connection.runAndReadAll(sql, values, types)).getColumns()
