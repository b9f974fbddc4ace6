import { Command } from 'commander'
import type { TargetsAnswer } from '../../flow/alert-answers.ts'
import { printAnswer } from '../print.ts'
import { table } from '../table.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

interface TargetsOptions extends WorkspaceOptions {
  readonly stream?: string
  readonly json?: boolean
}

const inText = ({ targets, asOf, timeZone }: TargetsAnswer): string => {
  if (targets.length === 0) {
    return 'The map sets no target here. Add one to a stream:\n\n  targets:\n    quick: { metric: flowTime.p85, atMost: 5 d }'
  }
  const simulated = targets.some((target) => target.simulated) ? ['Some of the data is simulated.'] : []
  return [
    `As of ${asOf} (${timeZone})`,
    ...simulated,
    '',
    table(
      ['status', 'stream', 'target', 'is', 'n', 'bound'],
      targets.map(({ status, stream, name, words, n, bound }) => [
        status,
        stream.id,
        name,
        words ?? '–',
        n ?? '–',
        bound.words,
      ]),
    ),
    '',
    ...targets.flatMap(({ status, stream, id, sentence, figure }) =>
      status === 'breached' || status === 'at risk' || status === 'not configured'
        ? [`${stream.id}/${id} is ${status}. ${sentence}\n  ${figure.key}`]
        : [],
    ),
  ]
    .join('\n')
    .trimEnd()
}

export const targetsCommand = (): Command =>
  withWorkspace(new Command('targets').description('The targets of the streams: met, at risk or breached'))
    .option('--stream <id>', 'only of this stream (default: all)')
    .option('--json', 'the answer as data; durations in seconds')
    .addHelpText('after', '\nExit code: 0 none is breached, 1 one is, 2 it could not be told.')
    .action(async (options: TargetsOptions) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.targets(options.stream)
        printAnswer(answer, options, inText)
        if (answer.targets.some(({ status }) => status === 'breached')) process.exitCode = 1
      })
    })
