/** North-stars, metrics and guardrails of a stream with their values: what pages show and `/api/explain` tells. */
import { common, type Dimension } from '../../model/logic/logic.ts'
import type { Guardrail, Metric, Stream } from '../../model/schema.ts'
import { newcombeInterval } from '../statistics/proportions.ts'
import { COMPARISON_WORDS, evaluate, judge, type Compared } from './evaluate.ts'
import type {
  ChangeAnswer,
  ConditionAnswer,
  GuardrailAnswer,
  LookedAt,
  MetricAnswer,
  PartAnswer,
} from './north-star-answer.ts'
import { valueInWords, type Evaluated, type Part, type Proportion } from './value.ts'
import type { World } from './world.ts'

type Measured = Pick<Metric, 'name' | 'definition' | 'logic' | 'unit' | 'better'>

/** The logic of a north-star: its own, or conversion to the finish line. */
export const logicOfNorthStar = ({
  northStar,
  proofPoints,
}: Pick<Stream, 'northStar' | 'proofPoints'>): {
  readonly logic: string | null
  readonly isDefault: boolean
} => {
  if (northStar?.logic !== undefined) return { logic: northStar.logic, isDefault: false }
  const finish = proofPoints?.finishLine
  return {
    logic: finish === undefined ? null : `reached(${finish}) / started`,
    isDefault: finish !== undefined,
  }
}

export interface MetricLogic {
  readonly logic: string | null
  /** The map says none: it is the default. */
  readonly isDefault?: boolean
}

export const NO_LOGIC =
  'The map says no `logic` for it. Add one; of a north-star without any, conversion is computed once `proofPoints.finishLine` names where to.'

/** What plain numbers are called: the unit of the map; a number said to be in percent is a share of 1. */
const dimensionFor = (dimension: Dimension, unit: string | undefined): Dimension =>
  dimension.kind === 'any' && unit === '%' ? { kind: 'ratio' } : dimension

/** The value as people read it, with the unit of the map where the logic gives a plain number. */
export const metricInWords = (
  { value, dimension }: Pick<Evaluated, 'value' | 'dimension'>,
  unit?: string,
): string => valueInWords(value, dimensionFor(dimension, unit), unit)

const UNITS: Readonly<Partial<Record<Dimension['kind'], MetricAnswer['unit']>>> = {
  ratio: 'share',
  duration: 'seconds',
  money: 'money',
  count: 'count',
}

const partAnswer = ({ logic, value, words, n, what, why }: Part): PartAnswer => ({
  logic,
  value,
  words,
  n,
  what,
  why,
})

/** A difference as people read it: of shares in points. */
const differenceInWords = (difference: number, dimension: Dimension, unit: string | undefined): string => {
  const size = Math.abs(difference)
  if (dimension.kind !== 'ratio') return valueInWords(size, dimension, unit)
  return `${(size * 100).toLocaleString('en', { maximumSignificantDigits: 3 })} points`
}

const shareOf = ({ hits, of }: Proportion): { hits: number; n: number } => ({ hits, n: of })

const signed = (value: number): string =>
  `${value < 0 ? '−' : '+'}${Math.abs(value * 100).toLocaleString('en', { maximumSignificantDigits: 3 })}`

/** How the value differs from the one before, and how sure that is. null where one of them is not there. */
const changeBetween = (
  now: Evaluated,
  before: Evaluated,
  looked: LookedAt,
  { better, unit }: Pick<Metric, 'better' | 'unit'>,
): ChangeAnswer | null => {
  if (now.value === null || before.value === null) return null
  const dimension = dimensionFor(now.dimension, unit)
  const difference = now.value - before.value
  const direction = difference === 0 ? 'same' : difference > 0 === (better === 'higher') ? 'better' : 'worse'
  const interval =
    now.proportion && before.proportion
      ? newcombeInterval(shareOf(now.proportion), shareOf(before.proportion), 0.95)
      : null
  const sure = interval === null ? null : interval.low > 0 || interval.high < 0
  const how =
    interval === null
      ? 'how much of that is chance is not known'
      : `95 % interval ${signed(interval.low)} to ${signed(interval.high)} points: ${sure ? 'more than chance' : 'it may be chance'}`
  const was = metricInWords(before, unit)
  return {
    before: { ...looked, value: before.value, words: was, n: before.n },
    difference,
    direction,
    interval,
    sure,
    words:
      difference === 0
        ? `the same as before (${was})`
        : `${differenceInWords(difference, dimension, unit)} ${difference > 0 ? 'more' : 'less'} than before (${was}); ${how}`,
  }
}

/** A metric in the window of the world, beside that of the window before. */
export const metricAnswer = (
  id: string,
  { name, definition, unit, better }: Omit<Measured, 'logic'>,
  { logic, isDefault = false }: MetricLogic,
  world: World,
  before: { readonly world: World; readonly looked: LookedAt } | null,
): MetricAnswer => {
  const whole = { id, name, definition: definition ?? null, logic, isDefault, better }
  if (logic === null) {
    return {
      ...whole,
      value: null,
      unit: 'number',
      words: '–',
      n: null,
      why: NO_LOGIC,
      open: null,
      parts: [],
      change: null,
    }
  }
  const now = evaluate(logic, world)
  return {
    ...whole,
    value: now.value,
    unit: UNITS[dimensionFor(now.dimension, unit).kind] ?? 'number',
    words: metricInWords(now, unit),
    n: now.n,
    why: now.why,
    open:
      now.open === null || now.proportion === null
        ? null
        : { n: now.open.length, share: now.open.length / now.proportion.of },
    parts: now.parts.map(partAnswer),
    change: before && changeBetween(now, evaluate(logic, before.world), before.looked, { better, unit }),
  }
}

/** The comparison whose left side a figure of a guardrail is: the first by its id, further ones by number. */
export const aboutOf = (id: string, i: number): string => (i === 0 ? id : `${id}.${i + 1}`)

export const conditionAnswer = (
  { logic, left, operator, right, holds, why }: Compared,
  about: string,
): ConditionAnswer => {
  // Of two that don't fit each keeps its own unit.
  const dimension = common(left.dimension, right.dimension)
  return {
    about,
    logic,
    value: left.value,
    words: valueInWords(left.value, dimension ?? left.dimension),
    bound: `${COMPARISON_WORDS[operator]} ${valueInWords(right.value, dimension ?? right.dimension)}`,
    n: left.n,
    holds,
    why,
    parts: [...left.parts, ...right.parts].map(partAnswer),
  }
}

const inNumbers = ({ words, n, bound }: ConditionAnswer): string =>
  `${words}${n === null ? '' : ` (n = ${n.toLocaleString('en')})`}; ${bound}`

/** Conditions in a sentence without its subject. @example '7 days (n = 41); at most 5 days' */
export const conditionsInWords = (conditions: readonly ConditionAnswer[]): string =>
  conditions.map((one) => (one.why === null ? inNumbers(one) : one.why.replace(/\.$/, ''))).join('; and ')

/** A guardrail in the window of the world. Since when it is broken is for those who know the windows before. */
export const guardrailAnswer = (
  id: string,
  { name, holds, why }: Guardrail,
  world: World,
): GuardrailAnswer => {
  const judged = judge(holds, world)
  const conditions = judged.comparisons.map((one, i) => conditionAnswer(one, aboutOf(id, i)))
  const status = judged.holds === null ? 'not measured' : judged.holds ? 'holds' : 'broken'
  const said = status === 'broken' ? conditions.filter((one) => one.holds === false) : conditions
  const words = status === 'not measured' ? (judged.why ?? '').replace(/\.$/, '') : conditionsInWords(said)
  return {
    id,
    name,
    why: why ?? null,
    logic: holds,
    status,
    conditions,
    since: null,
    sentence: `${name}: ${words}.`,
  }
}
