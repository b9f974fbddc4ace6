/** Runs something again whenever a file of the map changes, until the process is asked to end. */
import { basename } from 'node:path'
import { watch } from 'chokidar'
import { BASELINE_FILE } from '../../check/baseline.ts'
import { isMapFile } from '../../model/read-folder.ts'

/** Editors write several files, or one file in several steps, in less than this (ms). */
const CALM = 100

const isIgnored = (path: string, folder: string): boolean =>
  path !== folder &&
  basename(path) !== BASELINE_FILE &&
  (basename(path).startsWith('.') || basename(path) === 'node_modules')

/** Runs at once and after each change, one run at a time. Ends with SIGINT or SIGTERM. */
export const runOnChange = async (folder: string, run: () => Promise<void>): Promise<void> => {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const runNext = (): void => {
    running = running.then(run).catch((error: unknown) => {
      process.stderr.write(`millrace: ${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 2
    })
  }
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path, stats) =>
      isIgnored(path, folder) ||
      (stats?.isFile() === true && !isMapFile(path) && basename(path) !== BASELINE_FILE),
  })
  watcher.on('all', () => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(runNext, CALM)
  })
  watcher.on('error', (error) => process.stderr.write(`millrace: ${String(error)}\n`))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  // Changes of the first moment are not missed.
  watcher.on('ready', runNext)
  await ended
  if (timer) clearTimeout(timer)
  await watcher.close()
  await running
}
