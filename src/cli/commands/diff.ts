import { existsSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import { diff } from '../../diff/diff.ts'
import { marksOf, unionOf } from '../../diff/marks.ts'
import { diffText } from '../diff-text.ts'
import { draw } from '../../draw/draw.ts'
import type { LoadedMap } from '../../model/load.ts'
import { loadFolder } from '../../model/read-folder.ts'
import { isRevision, loadRevision } from '../map-at-revision.ts'
import { UsageError } from '../usage.ts'
import { mapFolder } from '../workspace.ts'

interface Options {
  readonly map?: string
  readonly json?: boolean
  readonly draw?: string
  readonly exitCode?: boolean
}

interface Version {
  /** What it is called in the answer. */
  readonly name: string
  readonly loaded: LoadedMap
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

const workingTree = async (folder: string): Promise<Version> => ({
  name: 'the working tree',
  loaded: await loadFolder(folder),
})

/** A revision of git or, where there is none of that name, a folder. */
const version = async (folder: string, name: string): Promise<Version> => ({
  name: `\`${name}\``,
  loaded:
    isFolder(name) && !(await isRevision(folder, name))
      ? await loadFolder(name)
      : await loadRevision(folder, name),
})

const warnOfErrors = ({ name, loaded }: Version): void => {
  const { length } = loaded.problems
  if (loaded.texts.size === 0)
    process.stderr.write(`There is no map file at ${name}: all is new, or removed.\n`)
  else if (length > 0) {
    process.stderr.write(
      `The map at ${name} has ${length} ${length === 1 ? 'error' : 'errors'}; what is sound in it is compared.\n`,
    )
  }
}

export const diffCommand = (): Command =>
  new Command('diff')
    .description('What has changed between two versions of the map, by meaning')
    .argument('<before>', 'revision of git, or a folder with a map (./name if a revision has that name)')
    .argument('[after]', 'the same (default: the map as it is on disk)')
    .option('--map <folder>', 'folder of the map (default: ./map if there is one, else .)')
    .option('--json', 'the changes as data')
    .option('--draw <file>', 'write the map as a drawing (SVG) on which the changes are marked')
    .option('--exit-code', 'end with 1 if there are changes')
    .addHelpText(
      'after',
      `
What was split, merged, moved, renamed, loosened or tightened is said so. Order and formatting make no
difference, save the order of stages and of rules of which the first that matches decides.

Exit code: 0 compared (with --exit-code: no changes), 1 changes (with --exit-code), 2 it could not be done as asked.`,
    )
    .action(async (earlier: string, later: string | undefined, options: Options) => {
      const folder = mapFolder(options.map)
      if (!isFolder(folder))
        throw new UsageError(`There is no folder \`${folder}\`. Name the map with --map.`)
      const before = await version(folder, earlier)
      const after = later === undefined ? await workingTree(folder) : await version(folder, later)
      warnOfErrors(before)
      warnOfErrors(after)
      const changes = diff(before.loaded, after.loaded)
      if (options.draw !== undefined) {
        const [old, now] = [before.loaded.map, after.loaded.map]
        const marks = marksOf(changes, old, now)
        const drawing = draw(unionOf(old, now), { subject: 'map', format: 'svg', marks })
        await writeFile(options.draw, drawing).catch((error: Error) => {
          throw new UsageError(`The drawing can't be written to \`${options.draw}\`: ${error.message}`)
        })
      }
      const colour = process.stdout.hasColors?.() ?? false
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ before: earlier, after: later ?? null, changes }, null, 2)}\n`
          : `${diffText(changes, { before: before.name, after: after.name }, colour)}\n`,
      )
      if (options.exitCode && changes.length > 0) process.exitCode = 1
    })
