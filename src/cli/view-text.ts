/** Views for people: the figures in a few lines, then the tables. The same figures are in `--json`. */
import { durationInWords } from '../flow/duration.ts'
import { FLOW_ITEM_TYPES } from '../flow/facts.ts'
import type { ProcessLimits, ViewAnswer, ViewId, ViewOf } from '../flow/view-answers.ts'
import { cellInWords } from '../flow/views/cell-words.ts'
import { UNIT_OF_CLOCK, type Column, type TableCell, type ViewTable } from '../flow/views/columns.ts'
import { tablesOf } from '../flow/views/tables.ts'
import { footLines, headLines, leftOutInWords } from './answer-text.ts'
import { howToOpen } from './figure-text.ts'
import { table } from './table.ts'
import { decimalInWords, shareInWords } from '../flow/number-words.ts'

const ROWS = 26
/** For machines, and in `--csv`. */
const HIDDEN = new Set(['end', 'source', 'id', 'address'])

const decimal = (value: number | null): string => (value === null ? '–' : decimalInWords(value))

const limitsLine = (limits: ProcessLimits | null, by: string): string =>
  limits === null
    ? 'Process limits: too few whole periods.'
    : `Process limits: ${decimal(limits.lower)} to ${decimal(limits.upper)}, mean ${decimal(limits.mean)} per ${by} (n = ${limits.n} whole periods)`

const flowTime = (answer: ViewOf<'flow-time'>): string[] => {
  const { clock, n, percentiles, mean, expectation } = answer
  const inWords = (value: number | null): string => cellInWords(value, { unit: UNIT_OF_CLOCK[clock] })
  const all = percentiles.map(({ percent, value }) => `${percent} % within ${inWords(value)}`)
  return [
    `${all.join(', ')}; mean ${inWords(mean)} (n = ${n}${leftOutInWords(answer)})`,
    ...(expectation === null
      ? []
      : [
          `Expected: ${expectation.percent} % within ${inWords(expectation.seconds)}; kept by ${expectation.kept === null ? '–' : shareInWords(expectation.kept)}`,
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

const periodsInWords = (n: number, by: string): string =>
  `${decimal(n)} ${decimal(n) === '1' ? by : `${by}s`}`

const balance = (answer: ViewOf<'balance'>): string[] => [
  `${answer.arrivals} arrived; ${answer.done} done and ${answer.canceled} canceled departed`,
  `${answer.load} in progress ÷ ${decimal(answer.meanVelocity)} per ${answer.window.by} = ${answer.timeToClear === null ? 'never' : periodsInWords(answer.timeToClear, answer.window.by)} to clear`,
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
      : `${shareInWords(efficiency.value)}: active ${durationInWords(efficiency.activeSeconds)}, waiting ${durationInWords(efficiency.waitingSeconds)} (n = ${efficiency.n})`,
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
  predictability: ({ why, spread, n }) => [
    why,
    `The 85th percentile of flow time is ${decimal(spread)} times the 50th (n = ${n})`,
  ],
}

const CLOCK_METRIC = {
  elapsed: 'flowTime',
  working: 'workingTime',
  'calendar-days': 'cycleTime',
  lead: 'leadTime',
} as const

/** The figures among the numbers of a view: each can be opened. */
const figuresIn = (answer: ViewAnswer): string[] => {
  switch (answer.view) {
    case 'velocity':
    case 'predictability':
      return ['velocity', 'velocity.mean', 'velocity.upper', 'velocity.lower']
    case 'flow-time':
      return ['p50', 'p85', 'p95'].map((percentile) => `${CLOCK_METRIC[answer.clock]}.${percentile}`)
    case 'cumulative-flow':
    case 'load':
      return ['load', 'load.average']
    case 'aging':
      return ['age.p50', 'age.p85', 'age.oldest', 'stale', 'expectation.exceeded']
    case 'efficiency':
    case 'stages':
      return ['efficiency']
    case 'mix':
      return FLOW_ITEM_TYPES.map((type) => `distribution.${type}`)
    case 'balance':
      return ['arrivals', 'velocity', 'canceled', 'load', 'timeToClear']
    case 'rework':
      return ['rework.items', 'rework.time']
    case 'littles-law':
      return ['littlesLaw.load', 'load.average', 'flowTime.mean']
  }
}

/** Plain numbers stay numbers: they stand to the right. */
const shownAs = (value: TableCell, column: Column): string | number =>
  column.unit === 'items' && typeof value === 'number' ? value : cellInWords(value, column)

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
      shown.map((row) => kept.map(({ column, i }) => shownAs(row[i] ?? null, column))),
    ),
    ...(shown.length < rows.length ? [`(${shown.length} of ${rows.length} rows; all are in --json)`] : []),
  ]
}

/** The view as lines of text. */
export const viewInText = (answer: ViewAnswer): string => {
  const summary = (SUMMARIES[answer.view] as (answer: ViewAnswer) => string[])(answer)
  return [
    ...headLines(answer),
    ...summary.flatMap((line, i) => (i === 0 ? ['', line] : [line])),
    ...tablesOf(answer).flatMap(tableLines),
    '',
    ...footLines(answer),
    howToOpen(answer, figuresIn(answer)),
  ].join('\n')
}
