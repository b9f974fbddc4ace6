/** Each service level that the map declares, against what was measured. */
import { availabilityIn, promisedAvailability, promisedCapacity } from '../../model/service-promises.ts'
import { durationInWords } from '../duration.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { levelsOf, stageName, type NamedLevel } from './levels.ts'
import type { LevelAnswer, ServiceAnswer } from './service-answer.ts'
import { countedInWords, exactShareInWords } from './share-words.ts'

type Parts = Pick<ServiceAnswer, 'availability' | 'capacity' | 'isolation' | 'degradation' | 'data'>
type Verdict = Pick<LevelAnswer, 'status' | 'sentence'>

const notMeasured = (sentence: string): Verdict => ({ status: 'not measured', sentence })

const ofAvailability = ({ id, level }: NamedLevel, { availability, data }: Parts): Verdict => {
  const found = availability.objectives.find((one) => one.level === id)
  if (!found || found.objective === null) {
    return notMeasured('It says no number to reach: give it an `objective`, such as 99.9.')
  }
  const { measured, objective, isKept, isSure, by, overSeconds, budget } = found
  const over = durationInWords(overSeconds)
  if (measured.value === null || isKept === null || budget === null) {
    if (by === 'probe')
      return notMeasured(`No probe was sent in the last ${over}: probes run while Millrace serves.`)
    if (data.kind === 'not configured' || data.kind === 'no data') return notMeasured(data.why)
    const where = level.stage === undefined ? '' : ` at \`${level.stage}\``
    return notMeasured(
      `No attempt${where} is known in the last ${over}: give business events \`attempt: success\` and \`attempt: failure\`, or the level a \`probe\`.`,
    )
  }
  const what = by === 'probe' ? 'probes were answered' : 'attempts succeeded'
  const sure = isSure ? '' : ' Chance may explain the difference.'
  return {
    status: isKept ? 'kept' : 'broken',
    sentence: `${exactShareInWords(measured.value)} in the last ${over} (${countedInWords(measured.successes, measured.n)} ${what}); ${exactShareInWords(objective)} is promised.${sure}`,
  }
}

const ofCapacity = ({ level }: NamedLevel, { capacity, data }: Parts): Verdict => {
  const promised = promisedCapacity(level)
  if (promised === null) return notMeasured('It says no number: give it a `capacity`, such as 20000.')
  if (data.kind === 'not configured' || data.kind === 'no data') return notMeasured(data.why)
  const carried = capacity.carried.find(({ stage }) => stage.id === (level.stage ?? null))
  if (!carried) return notMeasured('The stage is none of this stream.')
  const most = `At most ${carried.max.toLocaleString('en')} journeys at a time; ${promised.toLocaleString('en')} are to be carried`
  return carried.max <= promised
    ? { status: 'kept', sentence: `${most}.` }
    : {
        status: 'broken',
        sentence: `${most}: it was more for ${durationInWords(carried.exceededSeconds)}.`,
      }
}

const ofIsolation = ({ id }: NamedLevel, { isolation, data }: Parts): Verdict => {
  const rules = isolation.rules.filter((rule) => rule.level === id)
  if (rules.length === 0) {
    return notMeasured(
      'It says nothing that must never happen: give it rules under `never`, such as `twice`.',
    )
  }
  if (data.kind === 'not configured' || data.kind === 'no data') return notMeasured(data.why)
  const broken = rules.filter(({ n }) => n > 0)
  const looked = Math.max(...rules.map((rule) => rule.looked))
  if (looked === 0) return notMeasured('Nothing that the rules are about has happened in this window.')
  return broken.length === 0
    ? {
        status: 'kept',
        sentence: `None of its ${rules.length} rules is broken, in ${looked.toLocaleString('en')} journeys.`,
      }
    : {
        status: 'broken',
        sentence: `${broken.map(({ words, n }) => `${words}: ${n.toLocaleString('en')} ${n === 1 ? 'journey' : 'journeys'}`).join('; ')}.`,
      }
}

const ofDegradation = ({ level }: NamedLevel, { degradation, data }: Parts): Verdict => {
  if (data.kind === 'not configured' || data.kind === 'no data') return notMeasured(data.why)
  const meant = degradation.filter(({ stage }) => level.stage === undefined || stage.id === level.stage)
  if (meant.length === 0) return notMeasured('The stage is none of this stream.')
  const sentence = meant.map((one) => one.sentence).join(' ')
  if (meant.some(({ isGraceful }) => isGraceful === false)) return { status: 'broken', sentence }
  const isTold = meant.some(({ known, spells, isGraceful, judgedPeriods }) =>
    spells.length > 0 ? isGraceful === true : known && judgedPeriods > 0,
  )
  return isTold ? { status: 'kept', sentence } : notMeasured(sentence)
}

const VERDICTS = {
  availability: ofAvailability,
  capacity: ofCapacity,
  isolation: ofIsolation,
  degradation: ofDegradation,
} as const

const promiseOf = ({ level }: NamedLevel): string | null => {
  const availability = level.about === 'availability' ? promisedAvailability(level) : null
  if (availability !== null) return `${exactShareInWords(availability)} available`
  const capacity = level.about === 'capacity' ? promisedCapacity(level) : null
  if (capacity !== null) return `${capacity.toLocaleString('en')} journeys at a time`
  return level.holds ?? null
}

/** What else a condition demands than what is measured here: metric logic of other quantities. */
const isWhollyMeasured = ({ level: { holds, about } }: NamedLevel): boolean =>
  holds === undefined || about !== 'availability' || availabilityIn(holds) !== null

export const levelAnswers = (ask: JourneyAsk, parts: Parts): LevelAnswer[] =>
  levelsOf(ask).map((named) => {
    const { id, level } = named
    const stage = level.stage ?? null
    const verdict = VERDICTS[level.about](named, parts)
    const further = isWhollyMeasured(named) ? '' : ` Its condition \`${level.holds}\` is not judged here.`
    return {
      id,
      name: level.name,
      about: level.about,
      stage: { id: stage, name: stageName(ask, stage) },
      promise: promiseOf(named),
      status: verdict.status,
      sentence: `${verdict.sentence}${further}`,
    }
  })
