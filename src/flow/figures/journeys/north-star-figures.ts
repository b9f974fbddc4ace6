/** Figures of metric logic: the north-star, the metrics of the stream and of grid cells, the guardrails. */
import type { Metric, Stream } from '../../../model/schema.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { evaluate, judge, type Compared } from '../../logic/evaluate.ts'
import { aboutOf, conditionAnswer, logicOfNorthStar, metricInWords, NO_LOGIC } from '../../logic/metrics.ts'
import { cellMetrics } from '../../logic/north-star.ts'
import type { Evaluated } from '../../logic/value.ts'
import { recentOf, withReachOfWork } from '../../logic/windows.ts'
import { needsOf, worldOf } from '../../logic/world.ts'
import type { Window } from '../../measures/measures.ts'
import { oneOf, RequestError } from '../../request.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { setOf } from './told.ts'

/** @throws RequestError without a stream: metric logic stands on the card of one. */
const streamOf = ({ map, request }: JourneyAsk): Stream => {
  const stream = request.stream === null ? undefined : map.streams.get(request.stream)
  if (stream) return stream
  throw new RequestError('Name a stream: the figure is about one.')
}

const partInWords = ({ logic, words, n, what, why }: Evaluated['parts'][number]): string =>
  why === null
    ? `\`${logic}\` is ${words}: ${n === null || words === n.toLocaleString('en') ? '' : `n = ${n.toLocaleString('en')} `}${what}.`
    : `\`${logic}\`: ${why}`

const union = (sets: readonly (Int32Array | null)[]): Int32Array =>
  Int32Array.from(new Set(sets.flatMap((set) => (set === null ? [] : [...set])))).sort()

/** The journeys of each quantity; of a share of journeys those that got there, and the others beside them. */
const setsOf = ({
  parts,
  cohort,
  proportion,
  open,
}: Evaluated): Pick<ToldJourneyFigure, 'counted' | 'leftOut'> => {
  const named = parts.filter(({ journeys }) => journeys !== null)
  const [first, ...others] = named
  if (cohort === null && proportion !== null && open !== null && first?.journeys) {
    const hits = new Set(first.journeys)
    const still = new Set(open)
    const rest = (others[0]?.journeys ?? new Int32Array()).filter((journey) => !hits.has(journey))
    return {
      counted: setOf('counted', first.what, first.journeys),
      leftOut: [
        setOf('open', 'that may still get there (censored)', open),
        setOf(
          'without',
          'that began and did not get there',
          rest.filter((journey) => !still.has(journey)),
        ),
      ],
    }
  }
  return {
    counted: setOf('counted', 'behind the figure', union(named.map(({ journeys }) => journeys))),
    leftOut:
      named.length < 2
        ? []
        : named.map(({ logic, what, journeys }, i): JourneySet =>
            setOf(`part${i + 1}`, `${what}: \`${logic}\``, journeys ?? new Int32Array()),
          ),
  }
}

const UNITS: Readonly<Partial<Record<Evaluated['dimension']['kind'], JourneyFigure['unit']>>> = {
  ratio: 'share',
  duration: 'seconds',
}

const told = (value: Evaluated, words: string, rules: readonly string[]): ToldJourneyFigure => ({
  value: value.value,
  ...(UNITS[value.dimension.kind] && { unit: UNITS[value.dimension.kind] }),
  n: value.n,
  ...(value.why !== null && { why: value.why }),
  words,
  rules: [...rules, ...value.parts.map(partInWords)],
  ...setsOf(value),
})

const metricTold = async (
  ask: JourneyAsk,
  { name, unit }: Pick<Metric, 'name' | 'unit'>,
  logic: string | null,
  isDefault = false,
): Promise<ToldJourneyFigure> => {
  if (logic === null) {
    return {
      value: null,
      n: null,
      why: NO_LOGIC,
      words: name,
      rules: [],
      counted: setOf('counted', '', new Int32Array()),
      leftOut: [],
    }
  }
  const value = evaluate(logic, await worldOf(ask, needsOf([logic])))
  const how = isDefault ? ' (the default: conversion to the finish line)' : ''
  return told(value, `${name}: ${metricInWords(value, unit)}`, [`Logic: \`${logic}\`${how}.`])
}

const comparisonAbout = async (
  ask: JourneyAsk,
  about: string | null,
): Promise<{ readonly name: string; readonly holds: string; readonly compared: Compared }> => {
  const { guardrails } = streamOf(ask)
  const ids = Object.keys(guardrails)
  const id = oneOf('guardrail', /^[^.]*/.exec(about ?? '')?.[0] ?? '', ids)
  const { name, holds } = guardrails[id] ?? { name: id, holds: '' }
  const { comparisons } = judge(holds, await worldOf(ask, needsOf([holds])))
  const abouts = comparisons.map((_, i) => aboutOf(id, i))
  const compared = comparisons[abouts.indexOf(oneOf('comparison of a guardrail', about ?? '', abouts))]
  if (!compared) throw new Error(`The guardrail ${id} has lost a comparison.`)
  return { name, holds, compared }
}

/** What is judged is judged in the last whole periods, here as on the page. */
const windowOf = async (ask: JourneyAsk): Promise<Window> => recentOf(await withReachOfWork(ask)).window

export const NORTH_STAR_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  northStar: {
    metric: 'northStar',
    name: 'North-star',
    unit: 'number',
    windowOf,
    tell: (ask) => {
      const stream = streamOf(ask)
      const { logic, isDefault } = logicOfNorthStar(stream)
      return metricTold(ask, stream.northStar ?? { name: 'The map names no north-star' }, logic, isDefault)
    },
  },
  guardrail: {
    metric: 'guardrail',
    name: 'Guardrail',
    unit: 'number',
    about: 'guardrail of the stream',
    windowOf,
    tell: async (ask, about) => {
      const { name, holds, compared } = await comparisonAbout(ask, about)
      const { words, bound, holds: isKept } = conditionAnswer(compared, about ?? '')
      const verdict = isKept === null ? 'not measured' : isKept ? 'holds' : 'broken'
      return told(compared.left, `${name}: ${words}; ${bound}: ${verdict}`, [`Must hold: \`${holds}\`.`])
    },
  },
  metric: {
    metric: 'metric',
    name: 'Metric of the stream',
    unit: 'number',
    about: 'metric of the stream',
    windowOf,
    tell: (ask, about) => {
      const { metrics } = streamOf(ask)
      const metric = metrics[oneOf('metric', about ?? '', Object.keys(metrics))]
      return metricTold(ask, metric ?? { name: about ?? '' }, metric?.logic ?? null)
    },
  },
  cellMetric: {
    metric: 'metric',
    name: 'Metric of a step of the grid',
    unit: 'number',
    about: 'stage',
    windowOf,
    tell: (ask, about) => {
      const ofSlice = cellMetrics(ask, streamOf(ask)).filter(({ slice }) => slice === ask.request.slice)
      const stage = oneOf(
        'stage with a metric for the slice',
        about ?? '',
        ofSlice.map((one) => one.stage),
      )
      const metric = ofSlice.find((one) => one.stage === stage)?.metric
      return metricTold(ask, metric ?? { name: stage }, metric?.logic ?? null)
    },
  },
}
