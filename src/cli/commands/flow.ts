import { Command } from 'commander'
import type { FlowAnswer } from '../../flow/answers.ts'
import { durationInWords } from '../../flow/duration.ts'
import { requestOf, withSelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { withEngine } from '../workspace.ts'

const ROWS = 26

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

const leftOut = ({ startCensored, quarantined, neverStarted }: FlowAnswer['flowTime']): string => {
  const parts = [
    startCensored > 0 ? `${startCensored} start-censored` : '',
    quarantined > 0 ? `${quarantined} quarantined` : '',
    neverStarted > 0 ? `${neverStarted} never in progress` : '',
  ].filter((part) => part !== '')
  return parts.length > 0 ? `; left out: ${parts.join(', ')}` : ''
}

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
    : `${percent(efficiency.value)} (active ${durationInWords(efficiency.activeSeconds)}, waiting ${durationInWords(efficiency.waitingSeconds)}; n = ${efficiency.n})`

const distributionLine = ({ distribution }: FlowAnswer): string => {
  if (distribution.n === 0) return 'no data – nothing done in the window'
  const shares = (['feature', 'defect', 'risk', 'debt', 'unclassified'] as const).map(
    (type) => `${type} ${distribution[type]} %`,
  )
  return `${shares.join(' · ')} (n = ${distribution.n})`
}

/** The answer for people. The same figures are in `--json`. */
export const inText = (answer: FlowAnswer): string => {
  const { of, window, flowTime, load } = answer
  const day = (iso: string): string => iso.slice(0, 10)
  const what = [
    of.measured === 'work' ? 'Delivery work' : 'Customers’ journeys',
    of.stream ?? 'all streams',
    of.slice,
    of.type,
  ]
  const recent = answer.velocity.slice(-ROWS)
  const loadAt = new Map(load.series.map(({ at, load: items }) => [at, items]))
  return [
    `${what.filter(Boolean).join(' · ')}, ${day(window.from)} to ${day(window.to)} (${answer.timeZone}), as of ${window.asOf}`,
    ...(answer.simulated ? ['The data is simulated.'] : []),
    ...(answer.data.kind === 'ok' ? [] : [`${answer.data.kind}: ${answer.data.why}`]),
    '',
    `Flow velocity      ${velocityLine(answer)}`,
    `Flow time          50 % within ${durationInWords(flowTime.p50)}, 85 % within ${durationInWords(flowTime.p85)}, 95 % within ${durationInWords(flowTime.p95)} (n = ${flowTime.n}${leftOut(flowTime)})`,
    `Flow load          ${load.now} in progress now, ${load.average === null ? '–' : load.average.toFixed(1)} on average`,
    `Flow efficiency    ${efficiencyLine(answer)}`,
    `Flow distribution  ${distributionLine(answer)}`,
    '',
    table(
      [window.by, 'done', 'load at start', ''],
      recent.map(({ start, items, partial }) => [
        day(start),
        items,
        loadAt.get(start) ?? '–',
        partial ? 'partial' : '',
      ]),
    ),
    ...(recent.length < answer.velocity.length
      ? [`(the last ${ROWS} of ${answer.velocity.length} periods; all are in --json)`]
      : []),
    '',
    ...answer.warnings.map((warning) => `! ${warning}`),
    ...answer.policies,
    'Which items are behind a figure: millrace items --behind velocity|flowTime|load|efficiency|distribution',
  ].join('\n')
}

export const flowCommand = (): Command =>
  withSelection(new Command('flow').description('The five flow metrics of a stream, a slice or all'))
    .option('--basis <basis>', 'what the distribution counts: completed or load', 'completed')
    .option('--json', 'the answer as data; durations in seconds')
    .action(async (options: SelectionOptions & { basis: string; json?: boolean }) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.flow({ ...requestOf(options), basis: options.basis })
        process.stdout.write(`${options.json ? JSON.stringify(answer, null, 2) : inText(answer)}\n`)
      })
    })
