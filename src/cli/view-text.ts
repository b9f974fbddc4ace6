/** Views for people: the figures in a few lines, then the tables. The same figures are in `--json`. */
import { durationInWords } from '../flow/duration.ts'
import type { ProcessLimits, ViewAnswer, ViewId, ViewOf } from '../flow/view-answers.ts'
import type { Column, TableCell, ViewTable } from '../flow/views/columns.ts'
import { tablesOf } from '../flow/views/tables.ts'
import { footLines, headLines, leftOutInWords, percentInWords } from './answer-text.ts'
import { table } from './table.ts'

const ROWS = 26
/** For machines, and in `--csv`. */
const HIDDEN = new Set(['end', 'source', 'id', 'address'])

const decimal = (value: number | null): string =>
  value === null ? '–' : value.toFixed(1).replace(/\.0$/, '')

const limitsLine = (limits: ProcessLimits | null, by: string): string =>
  limits === null
    ? 'Process limits: too few whole periods.'
    : `Process limits: ${decimal(limits.lower)} to ${decimal(limits.upper)}, mean ${decimal(limits.mean)} per ${by} (n = ${limits.n} whole periods)`

const flowTime = (answer: ViewOf<'flow-time'>): string[] => {
  const { clock, n, percentiles, mean, expectation } = answer
  const inWords = (value: number | null): string =>
    clock === 'calendar-days' ? `${decimal(value)} days` : durationInWords(value)
  const all = percentiles.map(({ percent, value }) => `${percent} % within ${inWords(value)}`)
  return [
    `${all.join(', ')}; mean ${inWords(mean)} (n = ${n}${leftOutInWords(answer)})`,
    ...(expectation === null
      ? []
      : [
          `Expected: ${expectation.percent} % within ${inWords(expectation.seconds)}; kept by ${expectation.kept === null ? '–' : percentInWords(expectation.kept)}`,
        ]),
    ...(answer.clocks.length > 1
      ? [`Other clocks: ${answer.clocks.filter((one) => one !== clock).join(', ')} (--clock)`]
      : []),
  ]
}

const aging = ({ items, age, stale, exceeded, expectation, staleAfterDays }: ViewOf<'aging'>): string[] => [
  `${items.length} in progress; age: 50 % up to ${durationInWords(age.p50)}, 85 % up to ${durationInWords(age.p85)}, the oldest ${durationInWords(age.oldest)} (n = ${age.n}${leftOutInWords({ startCensored: age.startCensored, quarantined: 0, neverStarted: 0 })})`,
  `${stale} stale: without an event for more than ${decimal(staleAfterDays)} days`,
  ...(expectation === null
    ? []
    : [
        `${exceeded} beyond the expectation of ${expectation.percent} % within ${durationInWords(expectation.seconds)}`,
      ]),
]

const rework = ({ n, reworked, reopened, movedBack, reworkSeconds }: ViewOf<'rework'>): string[] => [
  `${reworked} of ${n} items done were reworked: ${reopened} reopened, ${movedBack} back in a stage that they had left`,
  `${durationInWords(reworkSeconds)} between done and reopened`,
]

const balance = (answer: ViewOf<'balance'>): string[] => [
  `${answer.arrivals} arrived; ${answer.done} done and ${answer.canceled} canceled departed`,
  `${answer.load} in progress ÷ ${decimal(answer.meanVelocity)} per ${answer.window.by} = ${answer.timeToClear === null ? 'never' : `${decimal(answer.timeToClear)} periods`} to clear`,
]

const SUMMARIES: { readonly [V in ViewId]: (answer: ViewOf<V>) => string[] } = {
  velocity: ({ periods, limits, window }) => [
    `${periods.reduce((sum, { items }) => sum + items, 0)} items done`,
    limitsLine(limits, window.by),
  ],
  'flow-time': flowTime,
  'cumulative-flow': ({ points }) => {
    const last = points.at(-1)
    return last ? [`${last.arrived} arrived, ${last.done} done`] : []
  },
  load: ({ now, average }) => [`${now} in progress now, ${decimal(average)} on average`],
  aging,
  efficiency: ({ efficiency }) => [
    'nothing' in efficiency
      ? `${efficiency.nothing}: ${efficiency.why}`
      : `${percentInWords(efficiency.value)}: active ${durationInWords(efficiency.activeSeconds)}, waiting ${durationInWords(efficiency.waitingSeconds)} (n = ${efficiency.n})`,
  ],
  mix: ({ basis, whole, target }) => [
    `n = ${whole.n} items ${basis === 'completed' ? 'done' : 'in progress'}${target === null ? '; the stream aims at no mix' : ''}`,
  ],
  balance,
  stages: () => [],
  rework,
  'littles-law': ({ lights }) => [
    `${lights.filter(({ lit }) => lit).length} of ${lights.length} conditions are met`,
  ],
  predictability: ({ why, spread, n, limits, window }) => [
    why,
    limitsLine(limits, window.by),
    `The 85th percentile of flow time is ${decimal(spread)} times the 50th (n = ${n})`,
  ],
}

const inWords = (value: TableCell, { unit }: Column): string | number => {
  if (value === null) return '–'
  if (typeof value === 'string')
    return unit === 'instant' ? value.slice(0, 16).replace(/T00:00$|T/, (t) => (t === 'T' ? ' ' : '')) : value
  switch (unit) {
    case 'seconds':
      return durationInWords(value)
    case 'share':
      return percentInWords(value)
    case 'percent':
      return `${decimal(value)} %`
    default:
      return Number.isInteger(value) ? value : decimal(value)
  }
}

const tableLines = ({ title, columns, rows }: ViewTable): string[] => {
  if (rows.length === 0) return []
  // Where time passes down the rows, the last ones matter most.
  const shown = columns[0]?.unit === 'instant' ? rows.slice(-ROWS) : rows.slice(0, ROWS)
  const kept = columns.flatMap((column, i) =>
    HIDDEN.has(column.name) || shown.every((row) => row[i] === null || row[i] === '') ? [] : [{ column, i }],
  )
  return [
    '',
    title,
    table(
      kept.map(({ column }) => column.name),
      shown.map((row) => kept.map(({ column, i }) => inWords(row[i] ?? null, column))),
    ),
    ...(shown.length < rows.length ? [`(${shown.length} of ${rows.length} rows; all are in --json)`] : []),
  ]
}

/** The view as lines of text. */
export const viewInText = (answer: ViewAnswer): string =>
  [
    ...headLines(answer),
    '',
    ...(SUMMARIES[answer.view] as (answer: ViewAnswer) => string[])(answer),
    ...tablesOf(answer).flatMap(tableLines),
    '',
    ...footLines(answer),
  ].join('\n')
