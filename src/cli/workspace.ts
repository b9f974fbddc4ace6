/** The map and the data that a command works on. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { check } from '../check/check.ts'
import type { CheckedMap } from '../engine/checked-map.ts'
import { Engine } from '../engine/engine.ts'
import { loadFolder } from '../model/read-folder.ts'
import { openDuckDbStore } from '../store/duckdb/open.ts'
import { UsageError } from './usage.ts'

export interface WorkspaceOptions {
  readonly map?: string
  readonly data?: string
}

/** Adds the options that name map and data. */
export const withWorkspace = (command: Command): Command =>
  command
    .option('--map <folder>', 'folder of the map (default: ./map if there is one, else .)')
    .option('--data <folder>', 'where the data lives (default: .millrace beside the map)')

export const mapFolder = (given: string | undefined): string =>
  given ?? process.env['MILLRACE_MAP'] ?? (existsSync('map') ? 'map' : '.')

/** Loads and checks the map; problems are part of the answer, never thrown. */
export const loadMap = async (folder: string): Promise<CheckedMap> => {
  const loaded = await loadFolder(folder)
  return { folder: resolve(folder), map: loaded.map, problems: check(loaded) }
}

const dataFolder = (options: WorkspaceOptions, folder: string): string =>
  options.data ?? join(folder, '.millrace')

/**
 * Opens map and data, runs the job, gives both back. Errors in the map are counted on stderr: what is
 * sound in it is used.
 */
export const withEngine = async <T>(
  options: WorkspaceOptions,
  job: (engine: Engine) => Promise<T>,
): Promise<T> => {
  const folder = mapFolder(options.map)
  if (!existsSync(folder)) throw new UsageError(`There is no folder \`${folder}\`. Name the map with --map.`)
  const checked = await loadMap(folder)
  const errors = checked.problems.filter(({ severity }) => severity === 'error').length
  if (errors > 0) {
    process.stderr.write(
      `The map has ${errors} ${errors === 1 ? 'error' : 'errors'}: see \`millrace check ${folder}\`.\n`,
    )
  }
  const store = await openDuckDbStore(dataFolder(options, folder))
  const engine = await Engine.open(checked, store).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  try {
    return await job(engine)
  } finally {
    await engine.close()
  }
}
