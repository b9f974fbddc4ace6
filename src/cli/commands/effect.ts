import { Command, InvalidArgumentError } from 'commander'
import type { EffectAnswer, WorkDone } from '../../flow/effect/effect-answer.ts'
import { money } from '../../flow/effect/effect-words.ts'
import { printAnswer } from '../print.ts'
import { journeyRequestOf, withJourneySelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { withEngine } from '../workspace.ts'

const costOf = ({ cost, costed, items }: WorkDone): string =>
  cost === null ? '–' : `${money(cost)}${costed < items ? ` (known of ${costed})` : ''}`

const inText = (answer: EffectAnswer): string => {
  const { before, after, work, rows, unattributed, total } = answer
  const day = (instant: string): string => instant.slice(0, 10)
  return [
    `Which stage did the work move? ${day(after.from)} to ${day(after.to)}, against ${day(before.from)} to ${day(before.to)} (${answer.timeZone})`,
    ...(answer.simulated ? ['The data is simulated.'] : []),
    ...(answer.data.kind === 'ok' ? [] : [`${answer.data.kind}: ${answer.data.why}`]),
    ...(work.kind === 'ok' ? [] : [work.why]),
    ...rows.flatMap(({ name, cells }) => ['', name, ...cells.map(({ sentence }) => `  ${sentence}`)]),
    '',
    table(
      ['work done', 'items', 'cost'],
      [
        ...(rows[0]?.cells ?? []).map(({ stage, work: done }) => [stage, done.items, costOf(done)]),
        ['unattributed', unattributed.items, costOf(unattributed)],
        ['all', total.items, costOf(total)],
      ],
    ),
    '',
    ...answer.policies,
  ].join('\n')
}

const MOST_WEEKS = 104

const weeksOf = (text: string): number => {
  const weeks = /^\d+$/.test(text) ? Number(text) : 0
  if (weeks >= 1 && weeks <= MOST_WEEKS) return weeks
  throw new InvalidArgumentError(`A whole number from 1 to ${MOST_WEEKS} is expected, such as 4.`)
}

export const effectCommand = (): Command =>
  withJourneySelection(
    new Command('effect').description(
      'Which stage did the work move? Work done and its cost, beside what changed for customers',
    ),
  )
    .option('--weeks <n>', 'so many last weeks, against as many before them (default: 4)', weeksOf)
    .option('--json', 'the answer as data')
    .action(async (options: SelectionOptions & { json?: boolean; weeks?: number }) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.journeys.effect({ ...journeyRequestOf(options), weeks: options.weeks })
        printAnswer(answer, options, inText)
      })
    })
