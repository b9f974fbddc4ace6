import { Command } from 'commander'
import type { FlowAnswer } from '../../flow/answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { FLOW_ITEM_TYPES } from '../../flow/facts.ts'
import { howToOpen } from '../figure-text.ts'
import { dayOf, footLines, headLines, leftOutInWords } from '../answer-text.ts'
import { printAnswer } from '../print.ts'
import { requestOf, withSelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { withEngine } from '../workspace.ts'
import { shareInWords } from '../../flow/number-words.ts'

const ROWS = 26

/** The figures that are printed: each can be opened. */
export const PRINTED = [
  'velocity',
  'velocity.mean',
  'flowTime.p50',
  'flowTime.p85',
  'flowTime.p95',
  'load',
  'load.average',
  'efficiency',
  ...FLOW_ITEM_TYPES.map((type) => `distribution.${type}`),
]

const velocityLine = ({ velocity, window }: FlowAnswer): string => {
  const whole = velocity.filter(({ partial }) => !partial)
  const total = velocity.reduce((sum, { items }) => sum + items, 0)
  if (whole.length === 0)
    return `${total} ${total === 1 ? 'item' : 'items'} (no whole ${window.by} in the window)`
  const mean = whole.reduce((sum, { items }) => sum + items, 0) / whole.length
  return `${mean.toFixed(1)} items per ${window.by} (${total} in all, ${whole.length} whole periods)`
}

const efficiencyLine = ({ efficiency }: FlowAnswer): string =>
  'nothing' in efficiency
    ? `${efficiency.nothing} – ${efficiency.why}`
    : `${shareInWords(efficiency.value)} (active ${durationInWords(efficiency.activeSeconds)}, waiting ${durationInWords(efficiency.waitingSeconds)}; n = ${efficiency.n})`

const distributionLine = ({ distribution }: FlowAnswer): string => {
  if (distribution.n === 0) return 'no data – nothing done in the window'
  const shares = (['feature', 'defect', 'risk', 'debt', 'unclassified'] as const).map(
    (type) => `${type} ${distribution[type]} %`,
  )
  return `${shares.join(' · ')} (n = ${distribution.n})`
}

/** The answer for people. The same figures are in `--json`. */
const inText = (answer: FlowAnswer): string => {
  const { window, flowTime, load } = answer
  const recent = answer.velocity.slice(-ROWS)
  const loadAt = new Map(load.series.map(({ at, load: items }) => [at, items]))
  return [
    ...headLines(answer),
    '',
    `Flow velocity      ${velocityLine(answer)}`,
    `Flow time          50 % within ${durationInWords(flowTime.p50)}, 85 % within ${durationInWords(flowTime.p85)}, 95 % within ${durationInWords(flowTime.p95)} (n = ${flowTime.n}${leftOutInWords(flowTime)})`,
    `Flow load          ${load.now} in progress now, ${load.average === null ? '–' : load.average.toFixed(1)} on average`,
    `Flow efficiency    ${efficiencyLine(answer)}`,
    `Flow distribution  ${distributionLine(answer)}`,
    '',
    table(
      [window.by, 'done', 'load at start', ''],
      recent.map(({ start, items, partial }) => [
        dayOf(start),
        items,
        loadAt.get(start) ?? '–',
        partial ? 'partial' : '',
      ]),
    ),
    ...(recent.length < answer.velocity.length
      ? [`(the last ${ROWS} of ${answer.velocity.length} periods; all are in --json)`]
      : []),
    '',
    ...footLines(answer),
    howToOpen(answer, PRINTED),
  ].join('\n')
}

export const flowCommand = (): Command =>
  withSelection(new Command('flow').description('The five flow metrics of a stream, a slice or all'))
    .option('--basis <basis>', 'what the distribution counts: completed or load', 'completed')
    .option('--json', 'the answer as data; durations in seconds')
    .action(async (options: SelectionOptions & { basis: string; json?: boolean }) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.flow({ ...requestOf(options), basis: options.basis })
        printAnswer(answer, options, inText)
      })
    })
