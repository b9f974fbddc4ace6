import { Command } from 'commander'
import { readResults } from '../../connect/results/read-results.ts'
import type { ResultsAnswer, ResultsTakenAnswer } from '../../flow/logic/north-star-answer.ts'
import { printAnswer } from '../print.ts'
import { table } from '../table.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

interface ImportOptions extends WorkspaceOptions {
  readonly name: string
  readonly stream?: string
  readonly slice?: string
  readonly unit?: string
  readonly json?: boolean
}

interface ListOptions extends WorkspaceOptions {
  readonly name?: string
  readonly stream?: string
  readonly json?: boolean
}

/** So many refused rows and corrections are listed for people; `--json` has all. */
const LISTED = 100

const takenInText = (taken: ResultsTakenAnswer): string =>
  [
    `read ${taken.read} · accepted ${taken.accepted} · unchanged ${taken.unchanged} · corrected ${taken.corrected.length} · rejected ${taken.rejected}`,
    ...taken.corrected
      .slice(0, LISTED)
      .map(
        ({ row, result, at, was, is }) =>
          `  row ${row}: ${result} of ${at.slice(0, 10)} was ${was}, is ${is}`,
      ),
    ...taken.rejections.slice(0, LISTED).map(({ row, reason }) => `  row ${row}: ${reason}`),
    ...taken.warnings.map((warning) => `! ${warning}`),
  ].join('\n')

const listInText = ({ results, corrections }: ResultsAnswer): string =>
  results.length === 0
    ? 'No business result has been brought in: `millrace results import FILE.csv --name cost-to-serve`.'
    : [
        table(
          ['result', 'stream', 'slice', 'values', 'latest', 'unit', 'of'],
          results.map(({ result, stream, slice, unit, points }) => [
            result,
            stream ?? 'all',
            slice ?? 'all',
            points.length,
            points.at(-1)?.value ?? '–',
            unit ?? '',
            points.at(-1)?.at.slice(0, 10) ?? '–',
          ]),
        ),
        ...corrections
          .slice(-LISTED)
          .map(
            ({ result, at, was, is, on }) =>
              `${result} of ${at.slice(0, 10)} was ${was}, is ${is} since ${on.slice(0, 10)}`,
          ),
      ].join('\n')

const importCommand = (): Command =>
  withWorkspace(
    new Command('import').description(
      'Take values from a CSV with columns date, value, and unit, slice, stream if need be',
    ),
  )
    .argument('<file>', 'a CSV with a header')
    .requiredOption(
      '--name <result>',
      'how metric logic calls it: `cost-to-serve` for `result(cost-to-serve)`',
    )
    .option('--stream <id>', 'of this stream, where the file does not say (default: of the organisation)')
    .option('--slice <id>', 'of this slice, where the file does not say (default: of all)')
    .option('--unit <unit>', 'such as EUR, % or d, where the file does not say')
    .option('--json', 'the answer as data')
    .addHelpText(
      'after',
      '\nExit code: 0 all rows taken, 1 some were rejected, 2 the file could not be taken.',
    )
    .action(async (file: string, options: ImportOptions) => {
      const { name: result, stream, slice, unit } = options
      const rows = (await readResults(file)).map((row) => ({ result, stream, slice, unit, ...row }))
      await withEngine(options, async (engine) => {
        const taken = await engine.results.take(rows)
        printAnswer(taken, options, takenInText)
        if (taken.rejected > 0) process.exitCode = 1
      })
    })

const listCommand = (): Command =>
  withWorkspace(new Command('list').description('What has been brought in, with its corrections'))
    .option('--name <result>', 'only this result')
    .option('--stream <id>', 'only of this stream, and of the organisation')
    .option('--json', 'the answer as data')
    .action(async (options: ListOptions) => {
      await withEngine(options, async (engine) => {
        const { name, stream } = options
        const answer = await engine.results.answer({
          ...(name !== undefined && { name }),
          ...(stream !== undefined && { stream }),
        })
        printAnswer(answer, options, listInText)
      })
    })

export const resultsCommand = (): Command =>
  new Command('results')
    .description('Business results that no event carries, such as cost and happiness')
    .addCommand(importCommand())
    .addCommand(listCommand())
