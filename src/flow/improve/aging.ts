/** Aging work in progress: how old what is open is, and how that compares with what was done. */
import { choicesFor } from '../../model/measured-by.ts'
import type { MeasuringChoices } from '../../model/schema.ts'
import { secondsOf } from '../../model/schema.ts'
import { isoInstant } from '../calendar.ts'
import { cd3, expectedRemaining } from './cost-of-delay.ts'
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../event.ts'
import type { LeavingAge, OpenItem } from '../measures/measures.ts'
import { ALL_PERCENTS, paceOf } from './pace.ts'
import type { Ask } from '../report.ts'
import type { AgingView, OpenItemAnswer } from '../view-answers.ts'
import type * as z from 'zod'

/** An item in progress without an event for so many days is stale, unless the stream says otherwise. */
export const STALE_AFTER_DAYS = 30

const SHOWN = [50, 70, 85, 95] as const

/** What items in progress are compared with. */
export interface AgingContext {
  readonly zone: string
  /** Up to when data is known; ages are told as of then. */
  readonly asOf: Micros
  /** Ages on leaving each stage, at all whole percents. */
  readonly leaving: ReadonlyMap<string, LeavingAge>
  /** Flow times of done items at all whole percents, µs. */
  readonly flowTimes: readonly (Micros | null)[]
  readonly expectation: z.infer<typeof AgingView>['expectation']
  readonly staleAfterDays: number
}

/** The service level expectation among the choices of a stream, in seconds; null without one. */
export const expectationOf = ({ expectation }: MeasuringChoices): AgingContext['expectation'] =>
  expectation === undefined ? null : { percent: expectation.percent, seconds: secondsOf(expectation.within) }

/** The choices of the stream asked about; none where it is all streams. */
export const choicesAsked = ({ map, request }: Pick<Ask, 'map' | 'request'>): MeasuringChoices =>
  choicesFor(
    request.stream === null ? undefined : map.streams.get(request.stream)?.measuring,
    request.of.measured,
  )

/** An item in progress, with its ages and how they compare. */
export const openItemAnswer = (item: OpenItem, context: AgingContext): OpenItemAnswer => {
  const { asOf, zone, leaving, flowTimes, expectation, staleAfterDays } = context
  const { source, label, title, url, type, stage, state, reason, status, blockedBy, startCensored } = item
  const age = asOf - item.start
  const silent = Math.max(0, asOf - item.lastAt)
  return {
    source,
    item: item.item,
    label,
    title,
    url,
    type,
    stage,
    state: state === 'active' ? 'active' : 'waiting',
    reason,
    status,
    blockedBy,
    start: isoInstant(item.start, zone),
    startCensored,
    ageSeconds: age / MICROS_PER_SECOND,
    inStageSeconds: (asOf - item.inStageSince) / MICROS_PER_SECOND,
    silentSeconds: silent / MICROS_PER_SECOND,
    pace: paceOf(age, leaving.get(stage)?.percentiles ?? []),
    stale: silent > staleAfterDays * MICROS_PER_DAY,
    beyondExpectation: expectation === null ? null : age > expectation.seconds * MICROS_PER_SECOND,
    costOfDelayPerWeek: item.costOfDelay,
    cd3: cd3(item.costOfDelay, expectedRemaining(age, flowTimes)),
  }
}

/**
 * The items in progress as of what is known, beside the ages at which the items done in the window left each stage.
 * Stages are in the order of their names.
 */
export const agingOf = async (
  ask: Ask,
): Promise<Pick<z.infer<typeof AgingView>, 'stages' | 'items' | 'expectation' | 'staleAfterDays'>> => {
  const { measures, request, window, reach, calendar } = ask
  const [ages, flowTime, open] = await Promise.all([
    measures.leavingAges(request.of, window, ALL_PERCENTS),
    measures.flowTime(request.of, window, ALL_PERCENTS),
    measures.openAt(request.of, reach.asOf),
  ])
  const choices = choicesAsked(ask)
  const context: AgingContext = {
    zone: calendar.zone,
    asOf: reach.asOf,
    leaving: new Map(ages.map((one) => [one.stage, one])),
    flowTimes: flowTime.percentiles,
    expectation: expectationOf(choices),
    staleAfterDays: choices.staleAfterDays ?? STALE_AFTER_DAYS,
  }
  return {
    stages: ages.map(({ stage, n, percentiles }) => ({
      stage,
      n,
      percentiles: SHOWN.map((percent) => {
        const age = percentiles[percent - 1] ?? null
        return { percent, seconds: age === null ? null : age / MICROS_PER_SECOND }
      }),
    })),
    items: open.map((item) => openItemAnswer(item, context)),
    expectation: context.expectation,
    staleAfterDays: context.staleAfterDays,
  }
}
