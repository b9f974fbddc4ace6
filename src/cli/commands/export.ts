import { existsSync, statSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { siteOf } from '../../site/site.ts'
import { judgeFolder, readBaseline } from '../checking/map.ts'
import { readRulePages } from '../../engine/rule-pages.ts'
import { UsageError } from '../usage.ts'
import { mapFolder } from '../workspace.ts'

/** Lists what an export has written, so that the next one knows what is its own. */
const LIST = '.millrace-export.json'

interface Options {
  readonly map?: string
  readonly force?: boolean
}

/** The files of the export that was written before; null if the folder holds none. */
const filesBefore = async (folder: string): Promise<readonly string[] | null> => {
  const text = await readFile(join(folder, LIST), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    const { files } = JSON.parse(text) as { files?: unknown }
    // Only what lies in the folder itself is ever removed, whatever the list says.
    return Array.isArray(files)
      ? files.filter(
          (file): file is string => typeof file === 'string' && /^[\w.-]+\.(?:html|css|js)$/.test(file),
        )
      : null
  } catch {
    return null
  }
}

/** @throws UsageError if something else lies there. */
const prepare = async (folder: string, force: boolean): Promise<readonly string[]> => {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new UsageError(`\`${folder}\` is a file: name a folder for the site.`)
  }
  await mkdir(folder, { recursive: true })
  const before = await filesBefore(folder)
  if (before !== null) return before
  if (!force && (await readdir(folder)).length > 0) {
    throw new UsageError(
      `\`${folder}\` holds files that are no earlier export. Name another folder, or write into this one with --force: files of the same names are replaced, all others stay.`,
    )
  }
  return []
}

/** Writes the site, and removes what an earlier export wrote and this one does not. Gives back what was removed. */
const write = async (
  folder: string,
  site: ReadonlyMap<string, string>,
  force: boolean,
): Promise<readonly string[]> => {
  const gone = (await prepare(folder, force)).filter((file) => !site.has(file))
  const list = (files: Iterable<string>): Promise<void> =>
    writeFile(join(folder, LIST), `${JSON.stringify({ files: [...files].sort() }, null, 2)}\n`)
  // The list comes first: whatever happens then, the next export knows what it may replace and remove.
  await list([...site.keys(), ...gone])
  for (const [file, text] of site) await writeFile(join(folder, file), text)
  for (const file of gone) await rm(join(folder, file), { force: true })
  await list(site.keys())
  return gone
}

export const exportCommand = (): Command =>
  new Command('export')
    .description('Write the whole map as a static site that opens from the disk')
    .argument('[folder]', 'folder of the site', 'site')
    .option('--map <folder>', 'folder of the map (default: ./map if there is one, else .)')
    .option('--force', 'write into a folder that holds other files')
    .addHelpText(
      'after',
      '\nPages of an earlier export that are no more are removed.\n\nExit code: 0 written (problems of the map are a page of their own), 2 it could not be done as asked.',
    )
    .action(async (folder: string, options: Options) => {
      const source = mapFolder(options.map)
      // As `millrace check` judges it, so that both say the same.
      const { loaded, judgement } = await judgeFolder(source, { baseline: await readBaseline(source) })
      if (loaded.texts.size === 0) {
        throw new UsageError(
          `There is no map in \`${source}\`: ${loaded.problems[0]?.message ?? 'it is empty.'}`,
        )
      }
      const today = Temporal.Now.plainDateISO(loaded.map.organisation.timeZone).toString()
      const site = siteOf({ loaded, judgement, rules: await readRulePages(), today })
      const gone = await write(folder, site, options.force ?? false).catch((error: Error) => {
        throw error instanceof UsageError
          ? error
          : new UsageError(`The site can't be written to \`${folder}\`: ${error.message}`)
      })
      const { length } = judgement.diagnostics
      process.stdout.write(
        `${site.size} files in ${folder}${gone.length > 0 ? `, ${gone.length} of before removed` : ''}; ${
          length === 0 ? 'no problems' : `${length} ${length === 1 ? 'problem' : 'problems'}`
        } in the map. Open ${join(folder, 'index.html')}.\n`,
      )
    })
