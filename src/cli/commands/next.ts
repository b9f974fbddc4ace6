import { Command } from 'commander'
import { durationInWords } from '../../flow/duration.ts'
import type { NextAnswer } from '../../flow/improve/next-answer.ts'
import { dayOf, footLines, headLines } from '../answer-text.ts'
import { printAnswer } from '../print.ts'
import { requestOf, withSelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { withEngine } from '../workspace.ts'

/** The command that opens a figure, from its address. */
const opening = (address: string): string => {
  const { pathname, searchParams } = new URL(address, 'figure:/')
  const options = [...searchParams].map(([name, value]) => `--${name} ${value}`)
  return ['millrace explain', pathname.slice(1), ...options].join(' ')
}

const observations = ({ observations }: NextAnswer): string[] =>
  observations.length === 0
    ? ['Nothing stands out in this window.']
    : observations.flatMap(({ sentence, advice, evidence }, i) => [
        `${i + 1}. ${sentence}`,
        ...(advice === null ? [] : [`   ${advice}`]),
        ...evidence.map(
          ({ name, words, figure, view }) =>
            `   – ${name}: ${words}${figure === null ? (view === null ? '' : ` (millrace view ${view})`) : ` (${opening(figure)})`}`,
        ),
      ])

const oldest = ({ oldest }: NextAnswer): string[] =>
  oldest.length === 0
    ? ['Nothing is in progress.']
    : [
        table(
          ['item', 'type', 'age', 'pace', ''],
          oldest.map(({ label, type, ageSeconds, startCensored, pace, waitsFor }) => [
            label,
            type,
            `${startCensored ? '≥ ' : ''}${durationInWords(ageSeconds)}`,
            pace === null ? '–' : `${pace} %`,
            waitsFor,
          ]),
        ),
      ]

const changes = ({ changes }: NextAnswer): string[] =>
  changes.length === 0
    ? ['Nothing changed by more than chance explains.']
    : changes.flatMap(({ at, sentence, alongside }) => [
        `${dayOf(at)}  ${sentence}`,
        ...alongside.map((one) => `            at the same time: ${one}`),
      ])

/** The answer for people. The same is in `--json`. */
const inText = (answer: NextAnswer): string =>
  [
    ...headLines({ ...answer, warnings: [] }),
    '',
    ...observations(answer),
    '',
    `Bottleneck: ${answer.bottleneck.sentence}`,
    ...answer.bottleneck.methods.map(({ method, words }) => `  ${method}: ${words}`),
    '',
    'The oldest items in progress',
    ...oldest(answer),
    '',
    'Changes of trend',
    ...changes(answer),
    '',
    ...footLines({ ...answer, warnings: [] }),
  ].join('\n')

export const nextCommand = (): Command =>
  withSelection(
    new Command('next').description(
      'What to change next: bottlenecks, the oldest items, changes of trend, with their evidence',
    ),
  )
    .option('--json', 'the answer as data; durations in seconds')
    .addHelpText('after', '\nWithout --from it looks at the last 26 periods.')
    .action(async (options: SelectionOptions & { json?: boolean }) => {
      await withEngine(options, async (engine) => {
        const answer = await engine.next(requestOf(options))
        printAnswer(answer, options, inText)
      })
    })
