/** How available the stages of a stream are: attempts and probes, objectives, error budgets, burn rates. */
import type { JourneyAsk } from '../../journeys/journey-ask.ts'
import { durationInWords } from '../../duration.ts'
import { MICROS_PER_SECOND } from '../../event.ts'
import type { Window } from '../../measures/measures.ts'
import { attemptsOf, availabilityIn, type Attempts, type Availability } from '../../service/availability.ts'
import { BURN_WINDOWS, type BurnWindow } from '../../service/error-budget.ts'
import { levelNamed } from '../../service/levels.ts'
import { judgeObjective, objectivesOf, type JudgedObjective } from '../../service/objectives.ts'
import { countedInWords, leftInWords, exactShareInWords } from '../../service/share-words.ts'
import { NO_PROBE, stageAvailability, stageProbes } from '../../service/stage-availability.ts'
import type { JourneyFigure, JourneySet, ToldJourneyFigure } from '../journey-figures.ts'
import { countedSet, setOfEach, stageAbout } from './told.ts'

/** The journeys with an attempt in a window; all of them, and those with one that failed. */
const triedIn = (attempts: Attempts, { from, to }: Window): { all: JourneySet; failed: JourneySet } => {
  const within = attempts.at.map((at) => (at >= from && at < to ? 1 : 0))
  const ofThose = (wanted: (i: number) => boolean): Int32Array =>
    attempts.journey.filter((_, i) => within[i] === 1 && wanted(i))
  return {
    all: countedSet(
      'with an attempt',
      ofThose(() => true),
    ),
    failed: setOfEach(
      'failed',
      'with an attempt that failed',
      ofThose((i) => attempts.failed[i] === 1),
    ),
  }
}

const availableInWords = ({ value, successes, n, interval }: Availability, what: string): string =>
  value === null || interval === null
    ? `no ${what}`
    : `${exactShareInWords(value)} (${countedInWords(successes, n)} ${what}s; 95 %: ${exactShareInWords(interval.low)} to ${exactShareInWords(interval.high)})`

const tellProbed = (found: Availability, stage: string): ToldJourneyFigure => ({
  value: found.value,
  n: found.n,
  ...(found.value === null ? { why: NO_PROBE } : {}),
  words: availableInWords(found, 'probe'),
  rules: [
    `By the probe of the service level at \`${stage}\`, of all slices: what journeys tried there is not counted.`,
  ],
  counted: countedSet('probes are of no journey', []),
  leftOut: [],
})

const tellAvailability = async (ask: JourneyAsk, about: string | null): Promise<ToldJourneyFigure> => {
  const stage = stageAbout(ask, about)
  const probes = await stageProbes(ask)
  if (stage !== null && probes.has(stage))
    return tellProbed(stageAvailability(ask, stage, probes).whole, stage)
  const attempts = attemptsOf(ask, stage)
  const found = availabilityIn(attempts, ask.window)
  const { all, failed } = triedIn(attempts, ask.window)
  return {
    value: found.value,
    n: found.n,
    ...(found.value === null ? { why: 'Nothing was tried in this window.' } : {}),
    words: availableInWords(found, 'attempt'),
    rules: [
      `Attempts at ${about === null ? 'any stage' : `\`${about}\``}: business events with \`attempt\`, by the instant at which they happened.`,
    ],
    counted: all,
    leftOut: [failed],
  }
}

const judged = (ask: JourneyAsk, about: string | null): Promise<JudgedObjective> => {
  const { id } = levelNamed(ask, 'availability', about)
  const objective = objectivesOf(ask).find((one) => one.id === id)
  if (!objective) throw new Error('A service level about availability is an objective.')
  return judgeObjective(ask, objective)
}

const basisOf = ({ by, objective, over }: JudgedObjective): string[] => [
  by === 'probe'
    ? 'By the probe of the service level: a failed probe stands for the time until the next.'
    : 'By the attempts of the stage of the service level.',
  `Objective: ${objective === null ? 'none' : exactShareInWords(objective)} over ${durationInWords(over / MICROS_PER_SECOND)}.`,
]

/** The journeys behind an objective; probes have none. */
const triedFor = (one: JudgedObjective): Pick<ToldJourneyFigure, 'counted' | 'leftOut'> => {
  if (one.by === 'probe') return { counted: countedSet('a probe is of no journey', []), leftOut: [] }
  const { all, failed } = triedIn(one.attempts, { from: one.window.from, to: one.window.to + 1 })
  return { counted: all, leftOut: [failed] }
}

const tellLevel = async (ask: JourneyAsk, about: string | null): Promise<ToldJourneyFigure> => {
  const one = await judged(ask, about)
  const { value, successes, n } = one.availability
  return {
    value,
    n,
    words:
      value === null ? 'nothing was tried' : `${exactShareInWords(value)} (${countedInWords(successes, n)})`,
    rules: basisOf(one),
    ...triedFor(one),
  }
}

const tellBudget = async (ask: JourneyAsk, about: string | null): Promise<ToldJourneyFigure> => {
  const one = await judged(ask, about)
  const { budget } = one
  const inUnit = (amount: number): string =>
    one.by === 'probe' ? durationInWords(amount) : `${Number(amount.toFixed(1))} attempts`
  return {
    value: budget?.leftShare ?? null,
    n: one.availability.n,
    words:
      budget === null || budget.leftShare === null
        ? 'no budget'
        : `${leftInWords(budget.leftShare)}: ${inUnit(budget.consumed)} of ${inUnit(budget.total)} are used up`,
    rules: basisOf(one),
    ...triedFor(one),
  }
}

const tellBurn =
  (window: BurnWindow) =>
  async (ask: JourneyAsk, about: string | null): Promise<ToldJourneyFigure> => {
    const one = await judged(ask, about)
    const burn = one.burns.find(({ id }) => id === window.id)
    const last = { from: one.window.to - window.long, to: one.window.to + 1 }
    const { all, failed } = triedIn(one.attempts, last)
    return {
      value: burn?.rate ?? null,
      n: burn?.n ?? 0,
      words:
        burn?.rate === undefined || burn.rate === null
          ? 'nothing was tried'
          : `${Number(burn.rate.toFixed(1))} times as fast as the budget allows (${burn.failures} of ${burn.n} failed)`,
      rules: [
        ...basisOf(one),
        `In the ${window.words}; too fast from ${Number((burn?.threshold ?? 0).toFixed(1))} on.`,
      ],
      ...(one.by === 'probe'
        ? { counted: countedSet('a probe is of no journey', []), leftOut: [] }
        : { counted: all, leftOut: [failed] }),
    }
  }

const LEVEL = 'service level'

export const AVAILABILITY_FIGURES: Readonly<Record<string, JourneyFigure>> = {
  availability: {
    metric: 'availability',
    name: 'Availability',
    unit: 'share',
    about: 'stage',
    tell: tellAvailability,
  },
  'availability.level': {
    metric: 'availability',
    name: 'Availability over the window of its objective',
    unit: 'share',
    about: LEVEL,
    tell: tellLevel,
  },
  'budget.left': {
    metric: 'errorBudget',
    name: 'Error budget that is left',
    unit: 'share',
    about: LEVEL,
    tell: tellBudget,
  },
  ...Object.fromEntries(
    BURN_WINDOWS.map((window) => [
      `burn.${window.id}`,
      {
        metric: 'burnRate',
        name: `Burn rate of the ${window.words}`,
        unit: 'ratio',
        about: LEVEL,
        tell: tellBurn(window),
      } as const,
    ]),
  ),
}
