import { writeFile } from 'node:fs/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { BASELINE_FILE } from '../../check/baseline.ts'
import type { JudgeOptions } from '../../check/judge.ts'
import { countsOf, remarksOf, summaryOf } from '../../report/report.ts'
import {
  fixMap,
  judgeFolder,
  readBaseline,
  updateBaseline,
  writeFixed,
  type JudgedMap,
} from '../checking/map.ts'
import { FORMATS, reportOf, type Format } from '../checking/report.ts'
import { runOnChange } from '../checking/watch.ts'
import { patchOf } from '../patch.ts'
import { UsageError } from '../usage.ts'
import { mapFolder } from '../workspace.ts'

interface CheckOptions {
  readonly format: Format
  readonly out?: string
  readonly fix?: boolean
  readonly dryRun?: boolean
  readonly watch?: boolean
  readonly updateBaseline?: boolean
  readonly baseline: boolean
  readonly maxWarnings?: number
  readonly quiet?: boolean
  readonly asOf?: string
}

const wholeNumber = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A whole number is expected, such as 0.')
}

const day = (text: string): string => {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new InvalidArgumentError('A day is expected, such as 2026-05-01.')
}

const note = (text: string): void => void process.stderr.write(`${text}\n`)

const exitCodeOf = ({ loaded, judgement }: JudgedMap, { maxWarnings }: CheckOptions): number => {
  if (loaded.texts.size === 0) return 2
  const { errors, warnings } = countsOf(judgement.diagnostics)
  return errors > 0 || (maxWarnings !== undefined && warnings > maxWarnings) ? 1 : 0
}

const applyFixes = async (folder: string, judged: JudgedMap, options: CheckOptions, how: JudgeOptions) => {
  const { texts, fixed } = fixMap(judged, how)
  for (const { file, line, code, fix } of fixed) note(`fixed ${file}:${line} ${code} ${fix?.title ?? ''}`)
  if (fixed.length === 0) note('There is nothing that --fix can mend.')
  if (options.dryRun) process.stdout.write(patchOf(judged.loaded.texts, texts))
  else await writeFixed(folder, judged.loaded.texts, texts)
}

const writeBaseline = async (folder: string, judged: JudgedMap, how: JudgeOptions): Promise<JudgedMap> => {
  if (judged.loaded.texts.size === 0) return judged
  const { baseline, left } = await updateBaseline(folder, judged, how)
  const size = baseline.problems.reduce((sum, { count }) => sum + count, 0)
  note(`${BASELINE_FILE} holds ${size} ${size === 1 ? 'problem' : 'problems'}.`)
  if (left > 0) {
    note(
      `${left} more can't be in it: what is wrong with the text is to be mended, and a must yields to a recorded override only.`,
    )
  }
  return judgeFolder(folder, { ...how, baseline })
}

const tell = async (folder: string, judged: JudgedMap, options: CheckOptions): Promise<void> => {
  const { format, quiet = false, out } = options
  const colour = out === undefined && (process.stdout.hasColors?.() ?? false)
  const report = await reportOf(folder, judged, { format, quiet, colour })
  if (out === undefined) process.stdout.write(`${report}\n`)
  else {
    await writeFile(out, `${report}\n`).catch((error: unknown) => {
      throw new UsageError(`\`${out}\` can't be written: ${String(error)}.`)
    })
    note(`${out}: ${[summaryOf(judged.judgement), ...remarksOf(judged.judgement)].join(' ')}`)
  }
  const { warnings } = countsOf(judged.judgement.diagnostics)
  if (options.maxWarnings !== undefined && warnings > options.maxWarnings) {
    note(`There are more warnings than --max-warnings ${options.maxWarnings} allows.`)
  }
}

/** Reads, judges and reports the map once, and sets the exit code. */
const checkOnce = async (folder: string, options: CheckOptions): Promise<void> => {
  const baseline = options.baseline && !options.updateBaseline ? await readBaseline(folder) : null
  const how: JudgeOptions = { baseline, ...(options.asOf !== undefined && { asOf: options.asOf }) }
  let judged = await judgeFolder(folder, how)
  if (options.fix) {
    await applyFixes(folder, judged, options, how)
    if (!options.dryRun) judged = await judgeFolder(folder, how)
  }
  if (options.updateBaseline) judged = await writeBaseline(folder, judged, how)
  if (!options.dryRun) await tell(folder, judged, options)
  process.exitCode = exitCodeOf(judged, options)
}

const assertFitting = (options: CheckOptions): void => {
  const given = (['fix', 'updateBaseline'] as const).find((name) => options[name])
  if (options.watch && given) {
    throw new UsageError(`--watch only looks: leave out --${given === 'fix' ? 'fix' : 'update-baseline'}.`)
  }
  if (options.dryRun && !options.fix) throw new UsageError('--dry-run shows what --fix would do: add --fix.')
  if (options.updateBaseline && !options.baseline) {
    throw new UsageError('--update-baseline and --no-baseline contradict each other: leave out one of them.')
  }
}

export const checkCommand = (): Command =>
  new Command('check')
    .description('Check the map and report problems with file, line, column and code')
    .argument('[folder]', 'folder of the map (default: ./map if there is one, else .)')
    .addOption(new Option('--format <format>', 'form of the report').choices(FORMATS).default('pretty'))
    .option('--out <file>', 'write the report to a file')
    .option('--fix', 'apply the safe fixes to the files')
    .option('--dry-run', 'with --fix: write nothing; print what would change as a unified diff')
    .option('--watch', 'check again whenever a file changes, until Ctrl-C')
    .option(
      '--update-baseline',
      `write all that is found to ${BASELINE_FILE}: only what is new counts from then on`,
    )
    .option('--no-baseline', `leave ${BASELINE_FILE} out of account`)
    .option('--max-warnings <n>', 'more warnings than this are a failure', wholeNumber)
    .option('--quiet', 'report errors only')
    .option('--as-of <day>', 'judge as of this day: overrides may have run out (default: today)', day)
    .addHelpText(
      'after',
      `
Exit code: 0 no errors (warnings and proposals may be there); 1 errors, or more warnings than --max-warnings
allows; 2 there is no map to check, or it could not be done as asked. With --watch, that of the last check.`,
    )
    .action(async (given: string | undefined, options: CheckOptions) => {
      assertFitting(options)
      const folder = mapFolder(given)
      if (!options.watch) return checkOnce(folder, options)
      return runOnChange(folder, async () => {
        await checkOnce(folder, options)
        note(`Watching ${folder}; Ctrl-C ends.`)
      })
    })
