import { Command } from 'commander'
import type { FlowAnswer } from '../../flow/answers.ts'
import type { FlowRequest } from '../../flow/request.ts'
import {
  changeInWords,
  compareFlow,
  sideInWords,
  type Comparison,
  type FlowComparison,
  type Side,
} from '../../flow/views/compare.ts'
import { dayOf, selectionInWords } from '../answer-text.ts'
import { printAnswer } from '../print.ts'
import { requestOf, withSelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { UsageError } from '../usage.ts'
import { withEngine } from '../workspace.ts'

const WORDS = ['stream', 'slice', 'team', 'type', 'measured', 'from', 'to', 'by', 'basis'] as const

/**
 * Reads one side, such as `stream=shop,from=2026-07-01`.
 * @throws UsageError that says what is allowed.
 */
const sideOf = (option: string, text: string): FlowRequest =>
  Object.fromEntries(
    text.split(',').map((part) => {
      const [word = '', value] = part.split('=').map((one) => one.trim())
      if (!WORDS.some((one) => one === word) || !value) {
        throw new UsageError(
          `\`${part}\` of --${option} is not understood: it is written like stream=shop,from=2026-07-01, with ${WORDS.join(', ')}.`,
        )
      }
      return [word, value]
    }),
  )

const withN = (side: Side, row: Comparison): string =>
  `${sideInWords(row, side)}${side.n === null ? '' : ` (n = ${side.n})`}`

const nameOf = (answer: FlowAnswer): string =>
  `${selectionInWords(answer)}, ${dayOf(answer.window.from)} to ${dayOf(answer.window.to)}`

const inText = (a: FlowAnswer, b: FlowAnswer, { rows, notes }: FlowComparison): string =>
  [
    `a  ${nameOf(a)}`,
    `b  ${nameOf(b)}`,
    '',
    table(
      ['figure', 'a', 'b', 'change', ''],
      rows.map((row) => [row.name, withN(row.a, row), withN(row.b, row), changeInWords(row), row.note ?? '']),
    ),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n')

export const compareCommand = (): Command =>
  withSelection(
    new Command('compare').description('Two streams, slices, teams, types or periods side by side'),
  )
    .requiredOption('--a <selection>', 'the first side, such as stream=shop,from=2026-04-01,to=2026-07-01')
    .requiredOption('--b <selection>', 'the second side; what both share can stand in the other options')
    .option('--json', 'both answers and their comparison as data')
    .action(async (options: SelectionOptions & { a: string; b: string; json?: boolean }) => {
      const shared = requestOf(options)
      const requests = (['a', 'b'] as const).map((side): FlowRequest => {
        const own = sideOf(side, options[side])
        // Streams may be shown in unlike periods; side by side they are told in the same ones.
        return { ...shared, ...own, by: own.by ?? shared.by ?? 'week' }
      })
      await withEngine(options, async (engine) => {
        const [a, b] = await Promise.all(requests.map((request) => engine.flow(request)))
        if (!a || !b) return
        const comparison = compareFlow(a, b)
        printAnswer({ a, b, ...comparison }, options, () => inText(a, b, comparison))
      })
    })
