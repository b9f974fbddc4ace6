/** The real server on a map of its own, in a folder that a test may write into. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { check } from '../../src/check/check.ts'
import { Engine } from '../../src/engine/engine.ts'
import { loadFolder } from '../../src/model/read-folder.ts'
import { createServer } from '../../src/server/app.ts'
import { openDuckDbStore } from '../../src/store/duckdb/open.ts'
import { temporaryFolder } from '../workspace.ts'

export const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url))
const NOW = Date.UTC(2026, 9, 28, 11) * 1000

export interface MapServer {
  readonly url: string
  readonly read: (file: string) => Promise<string>
  /** Writes a file behind the server's back. */
  readonly write: (file: string, text: string) => Promise<void>
  /** What the watching of the files does when one has changed. */
  readonly reload: () => Promise<void>
  readonly close: () => Promise<void>
}

/** @param files File → text, or the folder of an example. */
export const serveMap = async (files: Readonly<Record<string, string>> | string): Promise<MapServer> => {
  const place = await temporaryFolder()
  const folder = join(place.folder, 'map')
  await mkdir(folder)
  const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text)
  if (typeof files === 'string') await cp(files, folder, { recursive: true })
  else for (const [file, text] of Object.entries(files)) await write(file, text)
  const load = async () => {
    const loaded = await loadFolder(folder)
    return { folder, map: loaded.map, problems: check(loaded) }
  }
  const store = await openDuckDbStore(join(place.folder, 'data'))
  const engine = await Engine.open(await load(), store, () => NOW)
  const app = await createServer(engine, { host: '127.0.0.1' })
  return {
    url: await app.listen({ host: '127.0.0.1', port: 0 }),
    read: (file) => readFile(join(folder, file), 'utf8'),
    write,
    reload: async () => engine.useMap(await load()),
    close: async () => {
      await app.close()
      await engine.close()
      await place.remove()
    },
  }
}
