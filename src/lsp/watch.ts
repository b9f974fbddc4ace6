/** Tells when files of a map's folder appear, change or go. */
import { basename } from 'node:path'
import { watch } from 'chokidar'
import { BASELINE_FILE } from '../check/baseline.ts'
import { isMapFile } from '../model/read-folder.ts'

/** Many files change at once, as when a branch is checked out: told once, after this many milliseconds. */
const SETTLE_MS = 100

/** Calls back when something on the disk has changed; gives what ends the watching. */
export const watchFolder = (folder: string, changed: () => void): { close: () => Promise<void> } => {
  let timer: NodeJS.Timeout | undefined
  const watcher = watch(folder, {
    ignoreInitial: true,
    ignored: (path, stats) => {
      const name = basename(path)
      if (path === folder || name === BASELINE_FILE) return false
      return name.startsWith('.') || name === 'node_modules' || (stats?.isFile() === true && !isMapFile(path))
    },
  })
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLE_MS)
  })
  // Without watching, the texts in the editor are still checked.
  watcher.on('error', () => {})
  return {
    close: async () => {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
