/** Two selections side by side: streams, slices, teams, types or periods. */
import type { FlowAnswer } from '../answers.ts'
import { FLOW_ITEM_TYPES } from '../facts.ts'
import { FIGURES, figureKey, figuresOf, type FigureUnit } from '../figures/figure.ts'
import { cellInWords } from './cell-words.ts'
import { meanVelocity } from './velocity.ts'

export interface Side {
  readonly value: number | null
  /** How many items, or whole periods, the value is made of; null where it is a count or an average over time. */
  readonly n: number | null
  /** Address of the figure. */
  readonly key: string
}

export interface Comparison {
  /** One of `FIGURES`. */
  readonly figure: string
  readonly name: string
  readonly unit: FigureUnit
  readonly a: Side
  readonly b: Side
  /** b ÷ a − 1; for shares and percents b − a in percentage points. Null where there is nothing to compare. */
  readonly change: number | null
  /** Why the change says little; null where it doesn't. */
  readonly note: string | null
}

/** The value of a side as it is read aloud; what is an average has a decimal even where that is 0. */
export const sideInWords = ({ figure, unit }: Comparison, { value }: Side): string =>
  value !== null && (figure === 'velocity.mean' || figure === 'load.average')
    ? value.toFixed(1)
    : cellInWords(value, { unit: unit === 'items per period' || unit === 'periods' ? 'number' : unit })

/** How b differs from a, with its sign. */
export const changeInWords = ({ change, unit }: Comparison): string => {
  if (change === null) return '–'
  const sign = change > 0 ? '+' : change < 0 ? '−' : '±'
  return unit === 'share' || unit === 'percent'
    ? `${sign}${Math.abs(change).toFixed(1)} points`
    : `${sign}${Math.abs(change * 100).toFixed(0)} %`
}

export interface FlowComparison {
  readonly rows: readonly Comparison[]
  /** What differs between the two beside what is compared. */
  readonly notes: readonly string[]
}

/** A percentile of fewer items than this moves a lot with one of them. */
const FEW = 20
const MS_PER_MINUTE = 60_000
const MS_PER_DAY = 86_400_000

const daysIn = ({ window }: FlowAnswer): number =>
  (Date.parse(window.to) - Date.parse(window.from)) / MS_PER_DAY

type Taken = readonly [value: number | null, n: number | null]

/** How each of the figures compared is taken out of an answer. */
const TAKEN: Readonly<Record<string, (answer: FlowAnswer) => Taken>> = {
  velocity: ({ velocity }) => [velocity.reduce((sum, { items }) => sum + items, 0), null],
  'velocity.mean': ({ velocity }) => [
    meanVelocity(velocity),
    velocity.filter(({ partial }) => !partial).length,
  ],
  'flowTime.p50': ({ flowTime }) => [flowTime.p50, flowTime.n],
  'flowTime.p85': ({ flowTime }) => [flowTime.p85, flowTime.n],
  'flowTime.p95': ({ flowTime }) => [flowTime.p95, flowTime.n],
  load: ({ load }) => [load.now, null],
  'load.average': ({ load }) => [load.average, null],
  efficiency: ({ efficiency }) => ('nothing' in efficiency ? [null, null] : [efficiency.value, efficiency.n]),
  ...Object.fromEntries(
    FLOW_ITEM_TYPES.map((type) => [
      `distribution.${type}`,
      ({ distribution }: FlowAnswer): Taken => [distribution[type], distribution.n],
    ]),
  ),
}

const changeOf = (a: number | null, b: number | null, unit: FigureUnit): number | null => {
  if (a === null || b === null) return null
  if (unit === 'share') return (b - a) * 100
  if (unit === 'percent') return b - a
  return a === 0 ? null : b / a - 1
}

const noteOf = (figure: string, a: Side, b: Side, sameLength: boolean): string | null => {
  if (figure === 'velocity' && !sameLength)
    return 'The windows differ in length: compare the mean per period.'
  if (a.value === null || b.value === null) return 'One side has nothing to compare.'
  const fewest = Math.min(a.n ?? Infinity, b.n ?? Infinity)
  if (figure === 'velocity.mean') return null
  return fewest < FEW ? `Few items (n = ${fewest}): chance may explain it.` : null
}

const notesOf = (a: FlowAnswer, b: FlowAnswer, sameLength: boolean): string[] => [
  ...(a.of.measured === b.of.measured
    ? []
    : ['One side is delivery work, the other customers’ journeys: their items are not of one kind.']),
  ...(sameLength
    ? []
    : [`The windows differ in length: ${daysIn(a).toFixed(0)} and ${daysIn(b).toFixed(0)} days.`]),
  ...(a.window.by === b.window.by
    ? []
    : [`The periods differ: ${a.window.by} and ${b.window.by}. Means per period can’t be compared.`]),
  ...(Math.abs(Date.parse(a.window.asOf) - Date.parse(b.window.asOf)) < MS_PER_MINUTE
    ? []
    : [`What is known ends at different times: ${a.window.asOf} and ${b.window.asOf}.`]),
  ...[...new Set([...a.policies, ...b.policies])].flatMap((policy) =>
    a.policies.includes(policy) && b.policies.includes(policy)
      ? []
      : [`Only ${a.policies.includes(policy) ? 'a' : 'b'}: ${policy}`],
  ),
  ...(a.simulated || b.simulated
    ? [
        a.simulated && b.simulated
          ? 'The data is simulated.'
          : `The data of ${a.simulated ? 'a' : 'b'} is simulated.`,
      ]
    : []),
]

/**
 * The figures of two answers beside each other. Each is the figure of its own page: percentiles are those of all
 * items of a side, never an average of others.
 */
export const compareFlow = (a: FlowAnswer, b: FlowAnswer): FlowComparison => {
  // Weeks with a change of clocks are an hour longer or shorter.
  const sameLength = Math.abs(daysIn(a) - daysIn(b)) < 0.5
  const side = (answer: FlowAnswer, figure: string, [value, n]: Taken): Side => ({
    value,
    n,
    key: figureKey(figure, figuresOf(answer)),
  })
  const rows = Object.entries(TAKEN).map(([figure, take]): Comparison => {
    const kind = FIGURES[figure]
    const [left, right] = [side(a, figure, take(a)), side(b, figure, take(b))]
    const unit = kind?.unit ?? 'items'
    const comparable = figure !== 'velocity.mean' || a.window.by === b.window.by
    return {
      figure,
      name: kind?.name ?? figure,
      unit,
      a: left,
      b: right,
      change: comparable ? changeOf(left.value, right.value, unit) : null,
      note: noteOf(figure, left, right, sameLength),
    }
  })
  return { rows, notes: notesOf(a, b, sameLength) }
}
