import { Argument, Command } from 'commander'
import type { JourneyAsk } from '../../flow/journeys/journey-ask.ts'
import { fitnessAnswer } from '../../flow/journeys/paths/fitness-answer.ts'
import { pathGraphAnswer, type GraphRequest } from '../../flow/journeys/paths/graph-answer.ts'
import { deviationsTable, movesTable, variantsTable } from '../../flow/journeys/paths/path-tables.ts'
import { variantsAnswer, type VariantsRequest } from '../../flow/journeys/paths/variants-answer.ts'
import { oneOf } from '../../flow/request.ts'
import { csvOfTable } from '../../flow/views/csv.ts'
import { fitnessInText, graphInText, variantsInText } from '../paths-text.ts'
import { formatted, oneFormat, type Format } from '../print.ts'
import { journeyRequestOf, withJourneySelection, type SelectionOptions } from '../selection.ts'
import { withEngine } from '../workspace.ts'

const ASPECTS = ['variants', 'graph', 'fitness'] as const

interface PathsOptions extends SelectionOptions {
  readonly steps?: string
  readonly repeats?: string
  readonly top?: string
  readonly paths?: string
  readonly moves?: string
  readonly json?: boolean
  readonly csv?: boolean
}

/** What is told of the paths, in the form that is asked for. @throws RequestError */
export const pathsIn = (
  aspect: (typeof ASPECTS)[number],
  ask: JourneyAsk,
  request: VariantsRequest & GraphRequest,
  format: Format,
): string => {
  switch (aspect) {
    case 'variants':
      return formatted(variantsAnswer(ask, request), format, variantsInText, (one) =>
        csvOfTable(variantsTable(one)),
      )
    case 'graph':
      return formatted(
        pathGraphAnswer(ask, request, format.csv ? Infinity : undefined),
        format,
        graphInText,
        (one) => csvOfTable(movesTable(one)),
      )
    case 'fitness':
      return formatted(fitnessAnswer(ask), format, fitnessInText, (one) => csvOfTable(deviationsTable(one)))
  }
}

export const pathsCommand = (): Command =>
  withJourneySelection(
    new Command('paths')
      .description('Which paths journeys take, how long each step takes, and how they fit the skeleton')
      .addArgument(new Argument('[aspect]', `${ASPECTS.join(', ')}`).default('variants')),
  )
    .option(
      '--steps <kind>',
      'stages, activities, events or proof-points (default: stages, where there are any)',
    )
    .option('--repeats <choice>', 'joined or kept: the same step in a row (default: joined for stages)')
    .option('--top <n>', 'so many variants (default: 20)')
    .option('--paths <percent>', 'graph: the most frequent paths that cover so many percent of the journeys')
    .option('--moves <percent>', 'graph: moves that at least so many percent of the journeys make')
    .option('--json', 'the answer as data; durations in seconds')
    .option('--csv', 'the table, a row per path, move or deviation')
    .action(async (aspect: string, options: PathsOptions) => {
      const { steps, repeats, top, paths, moves } = options
      oneFormat(options)
      const known = oneOf('aspect of paths', aspect, ASPECTS)
      await withEngine(options, async (engine) => {
        const ask = await engine.journeys.ask(journeyRequestOf(options))
        const request = { steps, repeats, top, paths, moves }
        process.stdout.write(pathsIn(known, ask, request, options))
      })
    })
