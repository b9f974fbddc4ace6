/** Availability in the shape in which it leaves: stages, periods, objectives with their budgets. */
import { isoInstant } from '../calendar.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import { stagesAsked } from '../journeys/points.ts'
import { journeyFrameOf, type JourneyAsk, type JourneyFrame } from '../journeys/journey-ask.ts'
import { periodsOf } from '../report.ts'
import { stagesWithAttempts, type Availability } from './availability.ts'
import type { Outlook } from './error-budget.ts'
import { stageName } from './levels.ts'
import { judgeObjective, objectivesOf, type JudgedObjective } from './objectives.ts'
import type { ObjectiveAnswer, ServiceAnswer } from './service-answer.ts'
import { NO_PROBE, stageAvailability, stageProbes, type StageAvailability } from './stage-availability.ts'

const measuredAnswer = ({ successes, failures, n, value, interval }: Availability) => ({
  successes,
  failures,
  n,
  value,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
})

const outlookInWords = (outlook: Outlook, zone: string): string => {
  switch (outlook.kind) {
    case 'exhausted':
      return 'The error budget is used up.'
    case 'lasts':
      return 'As in the last 3 days, it is used up no faster than it is renewed.'
    case 'until':
      return `As in the last 3 days, it is used up on ${isoInstant(outlook.at, zone).slice(0, 10)}.`
    default:
      return 'Nothing was tried in the last 3 days: how long it lasts can’t be told.'
  }
}

const answerOf = (ask: JourneyAsk, judged: JudgedObjective): ObjectiveAnswer => {
  const { zone } = ask.calendar
  const { budget, probed, outlook, level } = judged
  const stage = level.stage ?? null
  return {
    level: judged.id,
    name: level.name,
    stage: { id: stage, name: stageName(ask, stage) },
    by: judged.by,
    objective: judged.objective,
    overSeconds: judged.over / MICROS_PER_SECOND,
    from: isoInstant(judged.window.from, zone),
    to: isoInstant(judged.window.to, zone),
    measured: measuredAnswer(judged.availability),
    isKept: judged.isKept,
    isSure: judged.isSure,
    budget: budget && { unit: judged.by === 'probe' ? 'seconds' : 'attempts', ...budget },
    burns: judged.burns.map((burn) => ({ ...burn })),
    outlook: {
      kind: outlook.kind,
      at: outlook.kind === 'until' ? isoInstant(outlook.at, zone) : null,
      words: outlookInWords(outlook, zone),
    },
    probe: probed && {
      sent: probed.sent,
      answered: probed.answered,
      failures: { ...probed.failures },
      downSeconds: probed.downSeconds,
      observedSeconds: probed.observedSeconds,
      meanMs: probed.meanMs,
      maxMs: probed.maxMs,
    },
  }
}

/** The objectives of the stream that is asked for, judged. */
const objectiveAnswers = async (ask: JourneyAsk): Promise<ObjectiveAnswer[]> => {
  const judged = await Promise.all(objectivesOf(ask).map((objective) => judgeObjective(ask, objective)))
  return judged.map((one) => answerOf(ask, one))
}

/** An objective as of what is known, with what its figures are of: for who watches them all. */
export interface ObjectiveNow extends Pick<JourneyFrame, 'of' | 'window' | 'data' | 'simulated'> {
  readonly stream: { readonly id: string; readonly name: string }
  readonly objective: ObjectiveAnswer
}

export const objectivesNow = async (ask: JourneyAsk): Promise<ObjectiveNow[]> => {
  const { of, window, data, simulated } = journeyFrameOf(ask)
  const id = ask.request.stream
  if (id === null) return []
  const stream = { id, name: ask.map.streams.get(id)?.name ?? id }
  return (await objectiveAnswers(ask)).map((objective) => ({
    of,
    window,
    data,
    simulated,
    stream,
    objective,
  }))
}

const NO_ATTEMPTS =
  'No business event says that an attempt succeeded or failed: give events `attempt: success` and `attempt: failure`, or a service level a `probe`.'

/** Why nothing is told of a stage; null where something is. */
const whyNothing = ({ by, whole }: StageAvailability, isDeclared: boolean): string | null => {
  if (whole.n > 0) return null
  if (by === 'probe') return NO_PROBE
  return isDeclared ? 'Nothing was tried in this window.' : 'No business event of this stage is an `attempt`.'
}

export const availabilityAnswer = async (ask: JourneyAsk): Promise<ServiceAnswer['availability']> => {
  const declared = stagesWithAttempts(ask)
  const probes = await stageProbes(ask)
  const { edges, periods } = periodsOf(ask.window, ask.request.by, ask.reach, ask.calendar)
  const stages = stagesAsked(ask).map((id) => ({ id, found: stageAvailability(ask, id, probes, edges) }))
  const objectives = await objectiveAnswers(ask)
  const hasProbe = objectives.some(({ by }) => by === 'probe')
  return {
    nothing: declared.size === 0 && !hasProbe ? NO_ATTEMPTS : null,
    stages: stages.map(({ id, found }) => ({
      stage: { id, name: stageName(ask, id) },
      by: found.by,
      measured: measuredAnswer(found.whole),
      nothing: whyNothing(found, declared.has(id)),
    })),
    periods: periods.flatMap((period, i) => {
      // Before the first event nothing is known.
      if ((edges[i + 1] ?? 0) <= (ask.reach.first ?? 0)) return []
      return [
        {
          ...period,
          stages: stages.flatMap(({ id, found }) => {
            const one = found.periods[i]
            return one && (found.by === 'probe' || declared.has(id))
              ? [{ id, value: one.value, n: one.n }]
              : []
          }),
        },
      ]
    }),
    objectives,
  }
}
