import { Command } from 'commander'
import { figureInWords } from '../../flow/figures/figure-words.ts'
import type { ChangesAnswer } from '../../flow/figures/published-answers.ts'
import { dayOf } from '../answer-text.ts'
import { printAnswer } from '../print.ts'
import { table } from '../table.ts'
import { withEngine, withWorkspace, type WorkspaceOptions } from '../workspace.ts'

interface ChangesOptions extends WorkspaceOptions {
  readonly stream?: string
  readonly measured?: string
  readonly json?: boolean
}

const ROWS = 40

const inText = ({ published, total, changes }: ChangesAnswer): string => {
  if (total === 0) {
    return published === 0
      ? 'Nothing is published yet: the figures of a period are, when it is over.'
      : `The figures of ${published} periods are published, and none has changed since.`
  }
  const rows = changes.flatMap((one) =>
    one.figures.map(({ figure, before, after }) => [
      `${one.stream} (${one.measured})`,
      `${one.by} of ${dayOf(one.from)}`,
      figure,
      figureInWords(figure, before, one.by),
      figureInWords(figure, after, one.by),
      one.cause,
      one.at.slice(0, 16).replace('T', ' '),
    ]),
  )
  const shown = rows.slice(0, ROWS)
  return [
    table(['stream', 'period', 'figure', 'before', 'after', 'why', 'when'], shown),
    shown.length < rows.length
      ? `the latest ${shown.length} of ${rows.length} figures; all are in --json`
      : `${total} of ${published} published periods changed`,
  ].join('\n')
}

export const changesCommand = (): Command =>
  withWorkspace(
    new Command('changes').description(
      'Published figures that are another number now: before, after and why',
    ),
  )
    .option('--stream <id>', 'one stream (default: all)')
    .option('--measured <kind>', 'work or journeys (default: both)')
    .option('--json', 'the answer as data')
    .action(async (options: ChangesOptions) => {
      await withEngine(options, async (engine) => {
        await engine.publish()
        const answer = await engine.changes({ stream: options.stream, measured: options.measured })
        printAnswer(answer, options, inText)
      })
    })
