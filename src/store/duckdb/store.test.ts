import { spawn, spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test, vi } from 'vitest'
import { byTime } from '../../flow/event.ts'
import { collect, inFolder, NOTHING, sampleEvent } from '../samples.contract.ts'
import { storeContract } from '../store.contract.ts'
import { StoreError } from '../store.ts'
import { SCHEMA_VERSION } from './migrations.ts'
import { openDuckDbStore } from './open.ts'
import { batch, countsAfter, derivedAfter } from './writer-to-kill.contract.ts'

storeContract('DuckDB', openDuckDbStore)

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

/** The error with which opening fails. */
const refusal = async (folder: string): Promise<unknown> =>
  openDuckDbStore(folder).then(
    () => 'opened',
    (error: unknown) => error,
  )

const sql = async (folder: string, statement: string): Promise<void> => {
  const instance = await DuckDBInstance.create(join(folder, 'store.duckdb'))
  const connection = await instance.connect()
  await connection.run(statement)
  connection.closeSync()
  instance.closeSync()
}

describe('opening', () => {
  test('creates the folder, its parents and what keeps it out of git', () =>
    inFolder(async (parent) => {
      const folder = join(parent, 'a', 'b')
      const store = await openDuckDbStore(folder)
      expect(store.name).toMatch(/^DuckDB \d+\.\d+\.\d+, .*store\.duckdb$/)
      await store.close()
      expect(await readdir(folder)).toEqual(['.gitignore', 'store.duckdb'])
      expect(await readFile(join(folder, '.gitignore'), 'utf8')).toBe('*\n')
    }))

  test('is refused while another process has it open, which is named', () =>
    inFolder(async (folder) => {
      const store = await openDuckDbStore(folder)
      const script = `
        import { openDuckDbStore } from ${JSON.stringify(new URL('./open.ts', import.meta.url).href)}
        await openDuckDbStore(${JSON.stringify(folder)}).catch((error) => console.log(error.name + ': ' + error.message))`
      const other = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
      expect(other.stdout).toBe(
        `StoreError: The data in ${folder} is in use by another millrace process (PID ${process.pid}). ` +
          'Stop it, ask it over HTTP, or name another place with --data.\n',
      )
      await store.setNote('still', 'works')
      await store.close()
    }))

  test('is refused a second time in this process, and possible again after close', () =>
    inFolder(async (folder) => {
      const store = await openDuckDbStore(folder)
      expect(await refusal(join(folder, '..', basename(folder)))).toEqual(
        new StoreError(`The data in ${folder} is already open in this process.`),
      )
      await store.close()
      await (await openDuckDbStore(folder)).close()
    }))

  test('is refused for data of a newer Millrace, which stays as it is', () =>
    inFolder(async (folder) => {
      await (await openDuckDbStore(folder)).close()
      await sql(folder, `UPDATE schema_version SET version = ${SCHEMA_VERSION + 1}`)
      const error = new StoreError(
        `The data in ${folder} was written by a newer Millrace (its schema is version ${SCHEMA_VERSION + 1}; ` +
          `this one knows up to ${SCHEMA_VERSION}). Update Millrace, or name another place with --data.`,
      )
      expect([await refusal(folder), await refusal(folder)]).toEqual([error, error])
      await sql(folder, `UPDATE schema_version SET version = ${SCHEMA_VERSION}`)
      await (await openDuckDbStore(folder)).close()
    }))

  test('is refused for a file that is no database', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'store.duckdb'), 'something else, long enough to be a header'.repeat(100))
      const error = await refusal(folder)
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toMatch(
        /^StoreError: The data in .* can't be opened: .* Restore it from a backup/s,
      )
    }))

  test('is refused with a size of memory that is none', () =>
    inFolder(async (folder) => {
      vi.stubEnv('MILLRACE_MEMORY', 'much')
      await expect(openDuckDbStore(folder)).rejects.toThrow(
        'MILLRACE_MEMORY is `much`: a size such as `512MB` or `8GB` is expected.',
      )
      vi.unstubAllEnvs()
      await (await openDuckDbStore(folder)).close()
    }))

  test('is refused where no folder can be', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'file'), '')
      const error = await refusal(join(folder, 'file', 'data'))
      expect(error).toBeInstanceOf(StoreError)
      expect(String(error)).toMatch(/can't hold data: .*Name another place with --data\.$/)
    }))

  test('takes a folder with quotes and other letters in its name', () =>
    inFolder(async (parent) => {
      const folder = join(parent, `it's "流れ" %20;`)
      await mkdir(folder)
      const store = await openDuckDbStore(folder)
      await store.commit({ events: [sampleEvent()], items: [], derived: NOTHING })
      await store.close()
      const again = await openDuckDbStore(folder)
      expect(await collect(again.log())).toEqual([sampleEvent()])
      await again.close()
    }))
})

describe('kill −9 at a random moment', () => {
  /** Starts the writer, kills it some time after so many commits; gives the number of the last batch acknowledged. */
  const writeAndKill = async (
    folder: string,
    from: number,
    commits: number,
    afterMs: number,
  ): Promise<number> => {
    const writer = spawn(process.execPath, [here('./writer-to-kill.contract.ts'), folder, String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    const closed = new Promise((resolve) => writer.once('close', resolve))
    await new Promise<void>((resolve, reject) => {
      writer.stdout.on('data', (text) => {
        said += String(text)
        if (said.split('\n').length > commits) resolve()
      })
      writer.once('exit', (code) => reject(new Error(`The writer ended by itself: ${code}.`)))
    })
    await sleep(afterMs)
    writer.kill('SIGKILL')
    await closed
    // An acknowledgement that was cut off counts as none.
    return Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1))
  }

  test('loses nothing that was acknowledged, and halves nothing', () =>
    inFolder(async (folder) => {
      let next = 0
      for (let round = 0; round < 5; round++) {
        const acknowledged = await writeAndKill(folder, next, round + 1, Math.random() * 400)
        const store = await openDuckDbStore(folder)
        const log = await collect(store.log())
        const batches = log.length / batch(0).length
        // What was under way may have happened, wholly, without having been acknowledged.
        expect([acknowledged + 1, acknowledged + 2]).toContain(batches)
        const expected = Array.from({ length: batches }, (_, n) => batch(n)).flat()
        const order = expected.toSorted((a, b) => (a.item < b.item ? -1 : a.item > b.item ? 1 : byTime(a, b)))
        expect(log).toEqual(order)
        for (const [item, events] of countsAfter(batches)) {
          expect(await store.derivedOf({ source: 'jira', item })).toEqual(derivedAfter(item, events))
        }
        await store.close()
        next = batches
      }
      expect(next).toBeGreaterThan(10)
    }))
})
