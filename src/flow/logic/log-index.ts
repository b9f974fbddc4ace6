/**
 * What metric logic looks up among journeys, found once: a north-star is computed for dozens of periods, and the
 * moments are walked once for all of them.
 */
import { timesBetween, type TimesBetween } from '../journeys/between.ts'
import { begunIn, type JourneyAsk } from '../journeys/journey-ask.ts'
import { setsWith, sizeOf, spanOfJourney, type JourneyLog } from '../journeys/journey-log.ts'
import { studyOf, type JourneyStudy } from '../journeys/study.ts'
import { attemptsOf, type Attempts } from '../service/availability.ts'

const ALL_TIME = { from: -Infinity, to: Infinity } as const

class Once {
  private readonly known = new Map<string, unknown>()

  get<T>(key: string, find: () => T): T {
    if (!this.known.has(key)) this.known.set(key, find())
    return this.known.get(key) as T
  }
}

const ofLogs = new WeakMap<JourneyLog, Once>()
const ofChosen = new WeakMap<Int32Array, Once>()

const onceFor = <K extends WeakKey>(known: WeakMap<K, Once>, key: K): Once => {
  const once = known.get(key) ?? new Once()
  known.set(key, once)
  return once
}

/** What became of the journeys as far as is known, with the cohort of the window. */
export const studyIn = (ask: JourneyAsk): JourneyStudy => {
  const { log, chosen, window, until, request } = ask
  const study = onceFor(ofLogs, log).get(`study ${request.stream} ${until}`, () => studyOf(ask))
  return { ...study, ask, cohort: begunIn(chosen, study.began, window, until) }
}

/** The journey of each moment. */
export const ownersIn = ({ log }: Pick<JourneyAsk, 'log'>): Int32Array =>
  onceFor(ofLogs, log).get('owners', () => {
    const owners = new Int32Array(log.at.length)
    for (let journey = 0; journey < sizeOf(log); journey++) {
      const [from, to] = spanOfJourney(log, journey)
      owners.fill(journey, from, to)
    }
    return owners
  })

/** The moments of the chosen journeys that are the business event, in the order of the log. */
export const momentsOf = (ask: JourneyAsk, event: string): Int32Array =>
  onceFor(ofChosen, ask.chosen).get(`moments ${event}`, () => {
    const { log, chosen } = ask
    const owners = ownersIn(ask)
    const isChosen = new Uint8Array(sizeOf(log))
    for (const journey of chosen) isChosen[journey] = 1
    const sets = setsWith(log, event)
    return Int32Array.from(
      log.proofs
        .keys()
        .filter((moment) => sets[log.proofs[moment] ?? 0] === 1 && isChosen[owners[moment] ?? 0] === 1),
    )
  })

/** Times from event to event, whenever they ended: what ended by an instant is the same whatever came after it. */
export const allTimes = (ask: JourneyAsk, from: string, to: string): TimesBetween =>
  onceFor(ofChosen, ask.chosen).get(`times ${from} ${to}`, () =>
    timesBetween({ ...ask, window: ALL_TIME, until: Infinity }, from, to),
  )

/** The attempts at a stage, whenever they were. */
export const allAttempts = (ask: JourneyAsk, stage: string): Attempts =>
  onceFor(ofChosen, ask.chosen).get(`attempts ${stage}`, () => attemptsOf({ ...ask, until: Infinity }, stage))

/** The business events that some moment of the log showed. */
export const seenIn = ({ log }: Pick<JourneyAsk, 'log'>): ReadonlySet<string> =>
  onceFor(ofLogs, log).get('seen', () => new Set(log.proofSets.flat()))
