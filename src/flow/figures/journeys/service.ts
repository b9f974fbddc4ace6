/** The numbers of a stream as a running service. */
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { stagesAsked } from '../../journeys/points.ts'
import { studyOf } from '../../journeys/study.ts'
import { oneOf, RequestError } from '../../request.ts'
import { durationInWords } from '../../duration.ts'
import { MICROS_PER_SECOND } from '../../event.ts'
import { capacityOf, carriedIn } from '../../service/capacity-answer.ts'
import { journeysAt, type Concurrency } from '../../service/concurrency.ts'
import { contradictionsOf, rulesOf } from '../../service/contradictions.ts'
import { degradationOf } from '../../service/degradation.ts'
import type { JourneyFigure, ToldJourneyFigure } from '../journey-figures.ts'
import { countedSet, setOfEach, stageAbout } from './told.ts'
import { AVAILABILITY_FIGURES } from './availability-figures.ts'

const tellCarried =
  (pick: (carried: Concurrency) => number, when: (ask: JourneyAsk, carried: Concurrency) => number) =>
  (ask: JourneyAsk, about: string | null): ToldJourneyFigure => {
    const stage = stageAbout(ask, about)
    const carried = carriedIn(ask, stage)
    if (carried === null) throw new RequestError('Nothing is known of this window.')
    const at = when(ask, carried)
    const journeys = journeysAt(studyOf(ask), stage, at)
    const capacity = capacityOf(ask, stage)?.capacity ?? null
    return {
      value: pick(carried),
      n: journeys.length,
      words: `${pick(carried).toLocaleString('en')} journeys at a time`,
      rules: [
        `Journeys in flight ${stage === null ? 'in the whole stream' : `in \`${stage}\``}, over the known part of the window.`,
        ...(capacity === null ? [] : [`${capacity.toLocaleString('en')} at a time are to be carried.`]),
      ],
      counted: countedSet('in flight then', journeys),
      leftOut: [],
    }
  }

const maxAt = (ask: JourneyAsk, { maxAt: at }: Concurrency): number => at ?? ask.until
const atTheEnd = ({ until }: JourneyAsk): number => until

const tellContradictions = async (ask: JourneyAsk, about: string | null): Promise<ToldJourneyFigure> => {
  const rules = rulesOf(ask)
  const id = oneOf(
    'rule of a service level',
    about ?? '',
    rules.map((one) => one.id),
  )
  const rule = rules.find((one) => one.id === id)
  if (!rule) throw new Error('What was found is there.')
  const { found, looked } = await contradictionsOf(ask, rule)
  const broken = new Set(found.map(({ journey }) => journey))
  return {
    value: found.length,
    n: looked.length,
    words: `${found.length} of ${looked.length} journeys`,
    rules: [`Never: ${rule.words}.`],
    counted: countedSet(rule.words, broken),
    leftOut: [
      setOfEach(
        'clean',
        'in which it could have happened and did not',
        looked.filter((journey) => !broken.has(journey)),
      ),
    ],
  }
}

const tellSlow = (ask: JourneyAsk, about: string | null): ToldJourneyFigure => {
  const stage = oneOf('stage', about ?? '', stagesAsked(ask))
  const { slowTime, slowness } = degradationOf(ask, stage)
  const seconds = slowTime / MICROS_PER_SECOND
  return {
    value: slowness === null ? null : seconds,
    n: slowness?.judged ?? 0,
    ...(slowness === null ? { why: 'Too few journeys have passed the stage to say what is usual.' } : {}),
    words: slowness === null ? 'not known' : durationInWords(seconds),
    rules:
      slowness === null
        ? []
        : [
            `Periods of ${durationInWords(slowness.length / MICROS_PER_SECOND)} in which the median stay in \`${stage}\` was above ${durationInWords(slowness.threshold)}${slowness.isDeclared ? ', as the map says' : ''}; usual are ${durationInWords(slowness.usual)}. n: periods that had enough stays to be judged.`,
          ],
    counted: countedSet('a period is of many journeys', []),
    leftOut: [],
  }
}

export const SERVICE_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  ...AVAILABILITY_FIGURES,
  'concurrent.max': {
    metric: 'concurrency',
    name: 'Most journeys at a time',
    unit: 'journeys',
    about: 'stage',
    tell: tellCarried(({ max }) => max, maxAt),
  },
  'concurrent.p95': {
    metric: 'concurrency',
    name: 'Journeys at a time, for 95 % of the time no more',
    unit: 'journeys',
    about: 'stage',
    tell: tellCarried(({ p95 }) => p95, maxAt),
  },
  'concurrent.now': {
    metric: 'concurrency',
    name: 'Journeys in flight at the end of the window',
    unit: 'journeys',
    about: 'stage',
    tell: tellCarried(({ now }) => now, atTheEnd),
  },
  contradictions: {
    metric: 'isolation',
    name: 'Journeys in which happened what must never happen',
    unit: 'journeys',
    about: 'rule of a service level',
    tell: tellContradictions,
  },
  'slow.time': {
    metric: 'degradation',
    name: 'Time in which the stage was slow',
    unit: 'seconds',
    about: 'stage',
    tell: tellSlow,
  },
}
