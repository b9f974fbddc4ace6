import { Command } from 'commander'
import { FINISH, LEFT, SOURCE } from '../../flow/journeys/river/river.ts'
import type { RiverAnswer } from '../../flow/journeys/river/river-answer.ts'
import { footLines, headLines } from '../answer-text.ts'
import { printAnswer } from '../print.ts'
import { journeyRequestOf, withJourneySelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { withEngine } from '../workspace.ts'

const ENDS: Readonly<Record<string, string>> = {
  [SOURCE]: '(begin)',
  [FINISH]: '(finish line)',
  [LEFT]: '(left)',
}

const inText = (answer: RiverAnswer): string => {
  if (answer.data.kind === 'not configured') return headLines({ ...answer, warnings: [] }).join('\n')
  const names = new Map(answer.stages.map(({ stage, name }) => [stage, name]))
  const named = (id: string): string => ENDS[id] ?? names.get(id) ?? id
  return [
    ...headLines({ ...answer, warnings: [] }),
    '',
    table(
      ['stage', 'waiting', 'active'],
      answer.stages.map(({ name, waiting, active }) => [name, waiting, active]),
    ),
    '',
    table(
      ['from', 'to', 'times'],
      answer.flows.map(({ from, to, times }) => [named(from), named(to), times]),
    ),
    '',
    ...footLines({ ...answer, warnings: [] }),
  ].join('\n')
}

export const riverCommand = (): Command =>
  withJourneySelection(
    new Command('river').description(
      'The stream as a river: how many journeys go from stage to stage, and how many wait in each',
    ),
  )
    .option('--json', 'the answer as data')
    .addHelpText('after', '\nWithout --from: the last seven days that are known.')
    .action(async (options: SelectionOptions & { json?: boolean }) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.journeys.river(journeyRequestOf(options))
        printAnswer(answer, options, inText)
      })
    })
