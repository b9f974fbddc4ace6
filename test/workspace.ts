/** A map and a store of their own, for one test. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from '../src/check/check.ts'
import { Engine } from '../src/engine/engine.ts'
import { loadMap } from '../src/model/load.ts'
import { openDuckDbStore } from '../src/store/duckdb/open.ts'

export const temporaryFolder = async (): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** An engine on the map in `text`, which must be free of errors. */
export const engineOn = async (
  text: string,
  now?: () => number,
): Promise<{ engine: Engine; folder: string; close: () => Promise<void> }> => {
  const { folder, remove } = await temporaryFolder()
  await writeFile(join(folder, 'map.yaml'), text)
  const loaded = loadMap([{ file: 'map.yaml', text }])
  const problems = check(loaded)
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(({ line, message }) => `${line}: ${message}`).join('\n'))
  const store = await openDuckDbStore(join(folder, '.millrace'))
  const engine = await Engine.open({ folder, map: loaded.map, problems }, store, now)
  return {
    engine,
    folder,
    close: async () => {
      await engine.close()
      await remove()
    },
  }
}

/** A map with one stream and the given source, indented as under `sources:`. @param measuring Choices of the stream. */
export const mapOf = (source: string, measuring = '{}'): string => `
organisation: { name: Test, timeZone: UTC }
slices:
  everyone: { name: Everyone }
streams:
  support:
    name: Support
    promise: Whoever reports a problem can work again soon
    for: [everyone]
    trigger: A problem is reported
    finishLine: The reporter can work again
    outcome: Work goes on
    northStar: { name: Restored within a day }
    measuring: ${measuring}
sources:
${source}
`
