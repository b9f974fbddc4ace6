/**
 * What to change next: where the flow is held up, what is old and what it waits for, what changed and when, and a
 * sentence in plain words for each, with its evidence.
 */
import { agingOf } from './aging.ts'
import { bottleneckOf } from './bottleneck.ts'
import { isoInstant, shift, startOf } from '../calendar.ts'
import { durationInWords } from '../duration.ts'
import type { Micros } from '../event.ts'
import type { Move } from '../measures/measures.ts'
import { observationsOf } from './observations.ts'
import { askOf, frameOf } from '../report.ts'
import { trendChanges } from './trend.ts'
import type { NextAnswer } from './next-answer.ts'
import type { OpenItemAnswer } from '../view-answers.ts'
import { balanceView } from '../views/balance.ts'
import { mixView } from '../views/mix.ts'
import { reworkView } from '../views/rework.ts'
import type { ViewAsk } from '../views/view-ask.ts'

/** What is looked at unless a start is asked for: half a year of weeks. */
const PERIODS = 26
const OLDEST = 5

/** The last {@link PERIODS} periods, or all there are, unless the request says from when. */
const recent = async (ask: ViewAsk, now: Micros): Promise<ViewAsk> => {
  const { measures, map, request, calendar, window, until } = ask
  if (request.from !== null || until <= window.from) return ask
  const begin = shift(request.by, startOf(request.by, until, calendar), -PERIODS, calendar)
  const from = Math.max(begin, window.from)
  return { ...ask, ...(await askOf(measures, map, { ...request, from }, now)) }
}

/** What items of a stage most often do next. */
const usuallyNext = (stage: string, moves: readonly Move[]): string | null => {
  const next = moves.filter(({ from, to }) => from === stage && to !== stage)
  const first = next.toSorted((a, b) => b.count - a.count)[0]
  return first === undefined ? null : first.to === null ? 'end' : `go on to “${first.to}”`
}

/** What an open item waits for, as far as its fields, its state and what usually comes next tell. */
export const waitsFor = (
  item: Pick<
    OpenItemAnswer,
    'blockedBy' | 'reason' | 'state' | 'stage' | 'status' | 'start' | 'inStageSeconds'
  >,
  since: string,
  moves: readonly Move[],
): string => {
  const { blockedBy, reason, state, stage, status, inStageSeconds } = item
  const place = `“${stage}”${status === null || status === stage ? '' : ` (status “${status}”)`}, where it has been since ${since} (${durationInWords(inStageSeconds)})`
  const next = usuallyNext(stage, moves)
  const then = next === null ? '' : `; from there items usually ${next}`
  if (blockedBy !== null) return `Blocked by “${blockedBy}”, in ${place}.`
  if (reason === 'paused') return `Paused in ${place}${then}.`
  if (reason !== null) return `Waiting (${reason}) in ${place}${then}.`
  if (state === 'waiting') return `Waiting in ${place}${then}.`
  return `Being worked on in ${place}${then}.`
}

/**
 * @param now µs; the only clock that the answer depends on.
 * @throws RequestError for an empty window or too many periods.
 */
export const nextAnswer = async (asked: ViewAsk, now: Micros): Promise<NextAnswer> => {
  const ask = await recent(asked, now)
  const { measures, request, window, reach, calendar } = ask
  const [bottleneck, aging, changes, balance, rework, mix, spans, moves] = await Promise.all([
    bottleneckOf(ask),
    agingOf(ask),
    trendChanges(ask),
    balanceView(ask),
    reworkView(ask),
    mixView(ask),
    measures.spans(request.of, window),
    measures.moves(request.of, window),
  ])
  const { of, window: shown, timeZone, policies, simulated, data } = frameOf(ask)
  const sinceOf = ({ inStageSeconds }: OpenItemAnswer): string =>
    isoInstant(reach.asOf - Math.round(inStageSeconds * 1e6), calendar.zone).slice(0, 10)
  return {
    of,
    window: shown,
    timeZone,
    policies,
    simulated,
    data,
    bottleneck,
    oldest: aging.items
      .slice(0, OLDEST)
      .map((item) => ({ ...item, waitsFor: waitsFor(item, sinceOf(item), moves) })),
    changes,
    observations: observationsOf({
      of,
      window: shown,
      data,
      bottleneck,
      aging,
      changes,
      balance,
      rework,
      mix,
      flowSeconds: spans.done.map((done, i) => (done - (spans.start[i] ?? done)) / 1e6),
    }),
  }
}
