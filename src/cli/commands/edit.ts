import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { parseDocument } from 'yaml'
import { check } from '../../check/check.ts'
import { parsePath } from '../../edit/path-text.ts'
import { renameThing } from '../../edit/rename-thing.ts'
import {
  newProblems,
  planEdit,
  readMap,
  writePlanned,
  type PlannedEdit,
  type ReadMap,
} from '../../engine/edit-map.ts'
import type { Change } from '../../model/change.ts'
import { didYouMean } from '../../model/did-you-mean.ts'
import type { Path } from '../../model/place.ts'
import { KINDS, type Kind } from '../../model/schema.ts'
import { prettyReport } from '../../report/pretty.ts'
import { patchOf } from '../patch.ts'
import { UsageError } from '../usage.ts'
import { mapFolder } from '../workspace.ts'

interface EditOptions {
  readonly map?: string
  readonly dryRun?: boolean
}

const pathOf = (text: string): Path => {
  const path = parsePath(text)
  if (path) return path
  throw new UsageError(
    `\`${text}\` is no path of the map: write it like streams.shop.northStar.name, streams.shop.for[0] or events["order.delivered"].name.`,
  )
}

/**
 * A value is YAML; but a line of text is taken as it is, also where YAML would see a key or a comment in it.
 */
const valueOf = (text: string): unknown => {
  const document = parseDocument(text, { version: '1.2', logLevel: 'error', prettyErrors: false })
  const value: unknown = document.errors.length === 0 ? document.toJS() : undefined
  const isText = !/^\s*[{["']|\n/.test(text)
  if (isText) return typeof value === 'number' || typeof value === 'boolean' ? value : text.trim()
  const [error] = document.errors
  if (!error) return value
  throw new UsageError(`\`${text}\` is not valid YAML: ${error.message.replace(/\.?$/, '.')}`)
}

const kindOf = (text: string): Kind => {
  const kind = KINDS.find((one) => one === text.replaceAll('-', ' '))
  if (kind) return kind
  const known = KINDS.map((one) => one.replaceAll(' ', '-'))
  throw new UsageError(`There is no kind \`${text}\`.${didYouMean(text, known)} Known: ${known.join(', ')}.`)
}

const removed = (lines: number): string => `(${lines} ${lines === 1 ? 'line' : 'lines'} removed)`

/** Where the map says something else now: one line for each edit, with the line as it is afterwards. */
const told = ({ edits, loaded }: PlannedEdit): string[] => {
  const shifts = new Map<string, number>()
  return edits.map(({ file, line, endLine, text }) => {
    const shift = shifts.get(file) ?? 0
    const added = text.split('\n').length - 1
    shifts.set(file, shift + added - (endLine - line))
    const now = (loaded.texts.get(file) ?? '').split('\n')
    const at = line + shift
    const shown = now.slice(at - 1, at + added).find((one) => one.trim() !== '')
    return `${file}:${at} ${text.trim() === '' && endLine > line ? removed(endLine - line) : (shown ?? '').trim()}`
  })
}

/** What keeps the map from being changed like that, for people. */
const refusal = (messages: readonly string[]): UsageError =>
  new UsageError(`${messages.join('\n')}\nNothing was written.`)

const carryOut = async (
  options: EditOptions,
  changesOf: (before: ReadMap) => readonly Change[],
): Promise<void> => {
  const folder = mapFolder(options.map)
  if (!existsSync(folder)) throw new UsageError(`There is no folder \`${folder}\`. Name the map with --map.`)
  const before = await readMap(folder)
  const planned = planEdit(before, changesOf(before))
  if ('refusals' in planned) {
    throw refusal(
      planned.refusals.map(({ message, place }) =>
        place ? `${place.file}:${place.line}:${place.column} ${message}` : message,
      ),
    )
  }
  if (options.dryRun) process.stdout.write(patchOf(before.loaded.texts, planned.loaded.texts))
  else {
    const conflicts = await writePlanned(before, planned)
    if (conflicts.length > 0) throw refusal(conflicts.map(({ file, message }) => `${file}: ${message}`))
    for (const line of told(planned)) process.stdout.write(`${line}\n`)
  }
  if (planned.edits.length === 0) process.stdout.write('The map says so already: nothing to change.\n')
  const brought = newProblems(check(before.loaded), planned.diagnostics)
  if (brought.length === 0) return
  const colour = process.stderr.hasColors?.() ?? false
  const report = prettyReport({ diagnostics: brought }, planned.loaded, colour)
  process.stderr.write(`
Problems that come with it:

${report}
`)
  if (brought.some(({ severity }) => severity === 'error')) process.exitCode = 1
}

const renaming =
  (kind: string, id: string, to: string) =>
  ({ loaded }: ReadMap): readonly Change[] => {
    const made = renameThing(loaded, kindOf(kind), id, to)
    if ('refusal' in made) throw refusal([made.refusal])
    return made.changes
  }

const subcommand = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option('--map <folder>', 'folder of the map (default: ./map if there is one, else .)')
    .option('--dry-run', 'write nothing; print what would change as a unified diff')
    .exitOverride()

const EXAMPLES = `
A path is written like streams.shop.northStar.name, streams.shop.for[0] or events["order.delivered"].name.
A value is text, or YAML such as 5, true, "5", [a, b] or { name: A }. Put -- before one that begins with a dash.

  millrace edit set streams.shop.northStar.name "Orders kept"
  millrace edit insert streams.shop.reliesOn payments
  millrace edit rename stream shop store

Exit code: 0 done, 1 done and the map has new errors, 2 it could not be done; nothing is written then.`

export const editCommand = (): Command =>
  new Command('edit')
    .description('Change the map: the smallest edit of its text, everything else stays as it is')
    .addHelpText('after', EXAMPLES)
    .exitOverride()
    .addCommand(
      subcommand('set', 'Set a value; what is missing on the way to it is created')
        .argument('<path>')
        .argument('<value>', 'text, or YAML')
        .action((path: string, value: string, options: EditOptions) =>
          carryOut(options, () => [{ op: 'set', path: pathOf(path), value: valueOf(value) }]),
        ),
    )
    .addCommand(
      subcommand('remove', 'Remove a key with its value, or an entry of a list')
        .argument('<path>')
        .action((path: string, options: EditOptions) =>
          carryOut(options, () => [{ op: 'remove', path: pathOf(path) }]),
        ),
    )
    .addCommand(
      subcommand('insert', 'Insert into a list; the list is created if there is none')
        .argument('<path>', 'of the list')
        .argument('<value>', 'text, or YAML')
        .option('--at <position>', 'from 0 (default: at the end)')
        .action((path: string, value: string, options: EditOptions & { at?: string }) =>
          carryOut(options, () => [
            {
              op: 'insert',
              path: pathOf(path),
              value: valueOf(value),
              ...(options.at === undefined ? {} : { at: Number(options.at) }),
            },
          ]),
        ),
    )
    .addCommand(
      subcommand('rename', 'Give a thing another id, everywhere it is named')
        .argument('<kind>', 'such as stream, slice, event or policy')
        .argument('<id>')
        .argument('<new-id>')
        .action((kind: string, id: string, to: string, options: EditOptions) =>
          carryOut(options, renaming(kind, id, to)),
        ),
    )
