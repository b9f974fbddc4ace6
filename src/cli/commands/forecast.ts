import { Command } from 'commander'
import { dayBefore } from '../../flow/forecast/forecast-words.ts'
import type { ForecastAnswer } from '../../flow/forecast/forecast-answer.ts'
import { dayOf, selectionInWords } from '../answer-text.ts'
import { printAnswer } from '../print.ts'
import { requestOf, withSelection, type SelectionOptions } from '../selection.ts'
import { table } from '../table.ts'
import { withEngine } from '../workspace.ts'

interface ForecastOptions extends SelectionOptions {
  readonly items?: string
  readonly until?: string
  readonly seed?: string
  readonly json?: boolean
}

const historyLine = ({ history, by }: ForecastAnswer): string => {
  const [first, last] = [history[0], history.at(-1)]
  if (!first || !last) return `History: no whole ${by}.`
  const items = history.reduce((sum, one) => sum + one.items, 0)
  return `History: ${items} items done in ${history.length} whole ${by}s, ${dayOf(first.start)} to ${dayOf(last.end)}.`
}

const percentiles = ({ question, percentiles, timeZone }: ForecastAnswer): string =>
  question.kind === 'when'
    ? table(
        ['certainty', 'done by'],
        percentiles.map(({ percent, at }) => [
          `${percent} %`,
          at === null ? 'never' : dayBefore(at, timeZone),
        ]),
      )
    : table(
        ['certainty', 'at least so many'],
        percentiles.map(({ percent, items }) => [`${percent} %`, items ?? '–']),
      )

/** The answer for people. The same is in `--json`. */
const inText = (answer: ForecastAnswer): string =>
  [
    `${selectionInWords(answer)}, as of ${answer.asOf} (${answer.timeZone})`,
    '',
    answer.sentence,
    '',
    ...(answer.history.length === 0 ? [] : [percentiles(answer), '']),
    historyLine(answer),
    answer.backtest?.words ?? 'Backtest: there is too little history to test such forecasts on.',
    ...answer.warnings.map((warning) => `! ${warning}`),
    `Monte Carlo, ${answer.runs.toLocaleString('en')} runs, seed ${answer.seed}: whole ${answer.by}s are drawn from the history with replacement.`,
    ...answer.policies,
  ].join('\n')

export const forecastCommand = (): Command =>
  withSelection(
    new Command('forecast').description('When so many items are done, or how many are done until a date'),
  )
    .option('--items <n>', 'when are so many items done?')
    .option('--until <when>', 'how many are done until then? A date (not included) or an instant')
    .option('--seed <n>', 'the same seed draws the same (default: 1)')
    .option('--json', 'the answer as data')
    .addHelpText(
      'after',
      '\nEither --items or --until. --from and --to say which history is drawn from (default: the last 26 whole periods);\nthe forecast is made as of its end.',
    )
    .action(async (options: ForecastOptions) => {
      const { items, until, seed, json } = options
      await withEngine(options, async (engine) => {
        const answer = await engine.forecast({ ...requestOf(options), items, until, seed })
        printAnswer(answer, { json }, inText)
      })
    })
