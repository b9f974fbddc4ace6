/** How a stream runs as a service: the four sides of continuous delivery, measured from its journeys and probes. */
import { isoInstant } from '../calendar.ts'
import { journeyFrameOf, type JourneyAsk } from '../journeys/journey-ask.ts'
import { journeyKey } from '../journeys/journey-log.ts'
import { capacityAnswer } from './capacity-answer.ts'
import { contradictionsOf, rulesOf, type Contradictions } from './contradictions.ts'
import { degradationAnswer } from './degradation-answer.ts'
import { levelAnswers } from './level-answers.ts'
import { availabilityAnswer } from './objective-answer.ts'
import type { ContradictionsAnswer, ServiceAnswer } from './service-answer.ts'

/** So many of the journeys that break a rule are told; all are behind its figure. */
const MOST_JOURNEYS = 100

const contradictionsAnswer = (
  ask: JourneyAsk,
  { rule, found, looked }: Contradictions,
): ContradictionsAnswer => ({
  rule: rule.id,
  level: rule.level,
  words: rule.words,
  n: found.length,
  looked: looked.length,
  journeys: found.slice(0, MOST_JOURNEYS).map(({ journey, at, words }) => ({
    ...journeyKey(ask.log, journey),
    slice: ask.log.slices[ask.log.slice[journey] ?? -1] ?? null,
    at: isoInstant(at, ask.calendar.zone),
    words,
  })),
})

/**
 * The service levels of a stream, and what they are about, measured.
 *
 * @param architecture What the map declares of its availability, from `identify`.
 */
export const serviceAnswer = async (
  ask: JourneyAsk,
  architecture: ServiceAnswer['architecture'],
): Promise<ServiceAnswer> => {
  const frame = journeyFrameOf(ask)
  const [availability, contradictions] = await Promise.all([
    availabilityAnswer(ask),
    Promise.all(rulesOf(ask).map((rule) => contradictionsOf(ask, rule))),
  ])
  const parts = {
    data: frame.data,
    availability,
    capacity: capacityAnswer(ask),
    isolation: { rules: contradictions.map((one) => contradictionsAnswer(ask, one)) },
    degradation: degradationAnswer(ask),
  }
  return { ...frame, architecture, levels: levelAnswers(ask, parts), ...parts }
}
