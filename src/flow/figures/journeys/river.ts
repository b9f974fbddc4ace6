/** The numbers of the river: the pools of each stage, and how often journeys go from one to the next. */
import { oneOf } from '../../request.ts'
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { abandonmentOf } from '../../journeys/abandonment.ts'
import { riverAsk, riverOf, SOURCE } from '../../journeys/river/river.ts'
import type { Window } from '../../measures/measures.ts'
import type { JourneyFigure, ToldJourneyFigure } from '../journey-figures.ts'
import { wayOf } from './ways.ts'

const NOW = 'At the end of the window: journeys that are over, or were abandoned by then, lie in no stage.'

const pool =
  (state: 'waiting' | 'active') =>
  (asked: JourneyAsk, about: string | null): ToldJourneyFigure => {
    const ask = riverAsk(asked)
    const { stages } = riverOf(ask)
    const stage = oneOf(
      'stage',
      about ?? '',
      stages.map((one) => one.stage),
    )
    const journeys = stages.find((one) => one.stage === stage)?.[state] ?? new Int32Array()
    return {
      value: journeys.length,
      n: journeys.length,
      words: `${journeys.length} journeys`,
      rules: [
        `Journeys whose last event put them into \`${stage}\`, ${state}.`,
        NOW,
        abandonmentOf(ask).words,
      ],
      counted: { id: 'counted', words: `${state} in ${stage}`, journeys },
      leftOut: [],
    }
  }

/** About a way, or about `source`, `finish`, `left` or a stage: all ways from the one, or to the others. */
const tellFlow = (asked: JourneyAsk, about: string | null): ToldJourneyFigure => {
  const ask = riverAsk(asked)
  const ways = riverOf(ask).flows.filter(
    ({ from, to }) => wayOf(from, to) === about || (about === SOURCE && from === SOURCE) || to === about,
  )
  const journeys = Int32Array.from(new Set(ways.flatMap((way) => [...way.journeys])))
  const times = ways.reduce((sum, way) => sum + way.times, 0)
  return {
    value: times,
    n: journeys.length,
    words: `${times} times`,
    rules: [
      'How often a journey went this way in the window, by the instant at which it did. One that does so twice counts twice.',
      '`source` is where journeys begin, `finish` the finish line of the stream, `left` the end of a journey that has not reached it.',
      abandonmentOf(ask).words,
    ],
    counted: { id: 'counted', words: `that went ${about ?? ''}`, journeys },
    leftOut: [],
  }
}

const windowOf = (ask: JourneyAsk): Window => riverAsk(ask).window

export const RIVER_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  'river.waiting': {
    metric: 'river',
    name: 'Journeys that wait in a stage',
    unit: 'journeys',
    about: 'stage',
    windowOf,
    tell: pool('waiting'),
  },
  'river.active': {
    metric: 'river',
    name: 'Journeys that are active in a stage',
    unit: 'journeys',
    about: 'stage',
    windowOf,
    tell: pool('active'),
  },
  'river.flow': {
    metric: 'river',
    name: 'How often journeys go from a stage to another',
    unit: 'number',
    about: 'way from a stage to another',
    windowOf,
    tell: tellFlow,
  },
}
