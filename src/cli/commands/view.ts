import { Argument, Command } from 'commander'
import { VIEWS } from '../../flow/view-answers.ts'
import { csvOf } from '../../flow/views/csv.ts'
import { oneFormat, printAnswer } from '../print.ts'
import { requestOf, withSelection, type SelectionOptions } from '../selection.ts'
import { viewInText } from '../view-text.ts'
import { withEngine } from '../workspace.ts'

interface ViewCommandOptions extends SelectionOptions {
  readonly basis?: string
  readonly clock?: string
  readonly group?: string
  readonly json?: boolean
  readonly csv?: boolean
}

export const viewCommand = (): Command =>
  withSelection(
    new Command('view')
      .description('What a chart of the web app is made of')
      .addArgument(new Argument('<view>', VIEWS.join(', '))),
  )
    .option('--basis <basis>', 'what `mix` counts: completed or load (default: completed)')
    .option(
      '--clock <clock>',
      'how `flow-time` counts: elapsed, working, calendar-days or lead (default: elapsed)',
    )
    .option('--group <group>', 'by what `load` groups: type, stage, state, slice or team (default: type)')
    .option('--json', 'the answer as data; durations in seconds')
    .option('--csv', 'the table of the chart, a row per point')
    .action(async (view: string, options: ViewCommandOptions) => {
      const { basis, clock, group } = options
      oneFormat(options)
      await withEngine(options, async (engine) => {
        const answer = await engine.view(view, { ...requestOf(options), basis, clock, group })
        printAnswer(answer, options, viewInText, csvOf)
      })
    })
