/** How often a business event was seen, and how many steps events prove. */
import { setsWith, sizeOf, spanOfJourney } from '../../journeys/journey-log.ts'
import { DEGREES } from '../../journeys/coverage/coverage.ts'
import type { CoverageTotals, StepCoverage, StreamCoverage } from '../../journeys/coverage/coverage-answer.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { sightingsOf } from '../../journeys/coverage/sightings.ts'
import { oneOf } from '../../request.ts'
import type { JourneyFigure, ToldJourneyFigure } from '../journey-figures.ts'
import { setOf } from './told.ts'

/** The journeys in which one of the events was seen, up to what is known. */
const withAnyOf = ({ log, until }: JourneyAsk, events: readonly string[]): Int32Array => {
  const sets = events.map((event) => setsWith(log, event))
  const isOne = log.proofSets.map((_, set) => sets.some((those) => those[set]))
  return Int32Array.from({ length: sizeOf(log) }, (_, journey) => journey).filter((journey) => {
    const [from, to] = spanOfJourney(log, journey)
    for (let i = from; i < to && (log.at[i] ?? 0) <= until; i++) if (isOne[log.proofs[i] ?? 0]) return true
    return false
  })
}

const tellSeen = (ask: JourneyAsk, about: string | null): ToldJourneyFigure => {
  const { log, map, until } = ask
  const event = oneOf('event', about ?? '', [...map.events.keys()])
  const n = sightingsOf(map, log, [], until).get(event)?.inJourneys ?? 0
  const journeys = withAnyOf(ask, [event])
  return {
    value: n,
    n: journeys.length,
    words: `${n.toLocaleString('en')} events in ${journeys.length.toLocaleString('en')} journeys`,
    rules: [
      `Events of journeys that are \`${event}\`, by its types, its filter and its slices.`,
      'Since the beginning of the log, up to the end of the window; a journey that has several counts each.',
    ],
    counted: setOf('counted', `that have ${map.events.get(event)?.name ?? event}`, journeys),
    leftOut: [],
  }
}

/** Steps by stream, stage and slice, in the words of the map. */
const stepsInWords = (streams: readonly StreamCoverage[], holds: (step: StepCoverage) => boolean): string =>
  streams
    .flatMap(({ name, slices, stages, steps }) =>
      stages.flatMap((stage) => {
        const own = steps.filter((step) => step.stage === stage.id && holds(step))
        const named = own.flatMap(({ slice }) =>
          slice === null ? [] : [slices.find(({ id }) => id === slice)?.name ?? slice],
        )
        const of = streams.length > 1 ? ` of ${name}` : ''
        return own.length === 0
          ? []
          : [`${stage.name}${of}${named.length > 0 ? ` for ${named.join(', ')}` : ''}`]
      }),
    )
    .join('; ')

const tellSteps =
  (degree: keyof CoverageTotals): JourneyFigure['tell'] =>
  async (ask, about) => {
    const stream = about === null ? null : oneOf('stream', about, [...ask.map.streams.keys()])
    // What was never seen in a journey of the stream may have been seen in another.
    const { coverage } = ask.request.stream === null ? ask : await ask.askAgain({ by: ask.request.by })
    const streams = ((await coverage?.()) ?? []).filter(({ id }) => stream === null || id === stream)
    const isCovered = DEGREES[degree]
    const steps = streams.flatMap((one) => one.steps.filter(({ applies }) => applies))
    const covered = steps.filter(isCovered)
    const counted = stepsInWords(streams, (step) => step.applies && isCovered(step))
    const open = stepsInWords(streams, (step) => step.applies && !isCovered(step))
    const aside = stepsInWords(streams, (step) => !step.applies)
    return {
      value: covered.length,
      n: steps.length,
      words: `${covered.length.toLocaleString('en')} of ${steps.length.toLocaleString('en')} steps`,
      rules: [
        ...(counted === '' ? [] : [`Counted: ${counted}.`]),
        ...(open === '' ? [] : [`Not ${degree}: ${open}.`]),
        ...(aside === '' ? [] : [`Left out, for they do not apply: ${aside}.`]),
        'Below are the journeys in which an event of the counted steps was seen, since the beginning of the log.',
      ],
      counted: setOf(
        'counted',
        'in which an event of the counted steps was seen',
        withAnyOf(ask, [...new Set(covered.flatMap(({ events }) => events.map(({ id }) => id)))]),
      ),
      leftOut: [],
    }
  }

const stepsFigure = (degree: keyof CoverageTotals, name: string): JourneyFigure => ({
  metric: 'coverage',
  name,
  unit: 'steps',
  about: 'stream; all without it',
  tell: tellSteps(degree),
})

export const COVERAGE_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'coverage.seen': {
    metric: 'coverage',
    name: 'Times that an event was seen',
    unit: 'events',
    about: 'business event',
    tell: tellSeen,
  },
  'coverage.steps': stepsFigure('steps', 'Steps of the journey'),
  'coverage.claimed': stepsFigure('claimed', 'Steps that are claimed'),
  'coverage.instrumented': stepsFigure('instrumented', 'Steps that are instrumented'),
  'coverage.observed': stepsFigure('observed', 'Steps that are observed'),
}
