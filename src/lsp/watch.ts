/** Tells when files of a map's folder appear, change or go. */
import { basename } from 'node:path'
import { watch } from 'chokidar'
import { BASELINE_FILE } from '../check/baseline.ts'
import { isMapFile } from '../model/read-folder.ts'

/** Many files change at once, as when a branch is checked out: told once, after this many milliseconds. */
const SETTLE_MS = 100

/**
 * Calls back when something on the disk has changed, and once at the beginning, since something may have
 * changed before watching began. Gives what ends the watching.
 */
export const watchFolder = (
  folder: string,
  changed: () => void,
  failed: (error: unknown) => void,
): { close: () => Promise<void> } => {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path, stats) => {
      const name = basename(path)
      if (path === folder || name === BASELINE_FILE) return false
      return name.startsWith('.') || name === 'node_modules' || (stats?.isFile() === true && !isMapFile(path))
    },
  })
  const settle = (): void => {
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLE_MS)
  }
  watcher.on('all', settle)
  watcher.on('ready', settle)
  watcher.on('error', failed)
  return {
    close: async () => {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
