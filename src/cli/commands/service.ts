import { Command } from 'commander'
import { printAnswer } from '../print.ts'
import { journeyRequestOf, withJourneySelection, type SelectionOptions } from '../selection.ts'
import { serviceInText } from '../service-text.ts'
import { withEngine } from '../workspace.ts'

interface ServiceOptions extends SelectionOptions {
  readonly strict?: boolean
  readonly json?: boolean
}

export const serviceCommand = (): Command =>
  withJourneySelection(
    new Command('service').description(
      'Streams as running services: availability and error budget, simultaneous journeys, contradictions, degradation',
    ),
  )
    .option('--strict', 'exit with 1 where a service level is broken')
    .option('--json', 'the answers as data, one for each stream; durations in seconds')
    .addHelpText(
      'after',
      '\nExit code: 0 told, 1 with --strict a service level is broken, 2 it could not be told.',
    )
    .action(async (options: ServiceOptions) => {
      await withEngine(options, async (engine) => {
        const { measured: _, ...request } = journeyRequestOf(options)
        const declaring = [...engine.map.streams].flatMap(([id, { serviceLevels }]) =>
          Object.keys(serviceLevels).length > 0 ? [id] : [],
        )
        const streams = options.stream === undefined ? declaring : [options.stream]
        const answers = []
        for (const stream of streams) answers.push(await engine.journeys.service({ ...request, stream }))
        printAnswer(
          answers,
          options,
          (all) =>
            all.map(serviceInText).join('\n\n\n') ||
            'No stream declares service levels. Add some to a stream:\n\n  serviceLevels:\n    always-on: { name: Always on, about: availability, objective: 99.9 }',
        )
        const isBroken = answers.some(({ levels }) => levels.some(({ status }) => status === 'broken'))
        if (options.strict && isBroken) process.exitCode = 1
      })
    })
