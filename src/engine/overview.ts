/** All streams at a glance: what they promise, how they flow, and what changed. */
import type { Glance, OverviewAnswer, SourceAnswer, StreamAnswer } from '../flow/answers.ts'
import { isoInstant, shift, startOf } from '../flow/calendar.ts'
import { countInWords } from '../flow/number-words.ts'
import { durationInWords } from '../flow/duration.ts'
import { MICROS_PER_DAY, MICROS_PER_SECOND, type Micros } from '../flow/event.ts'
import type { Measured } from '../flow/facts.ts'
import type { Measures, Selection, Window } from '../flow/measures/measures.ts'
import { calendarOf, hasGoneSilent, reachOf, sourcesOf } from '../flow/reach.ts'
import { distributionOf, velocityOf } from '../flow/report.ts'
import type { Stream, ValueStreamMap } from '../model/schema.ts'
import { tellsWaitingFromActive } from '../model/states.ts'
import type { SourceSummary } from '../store/store.ts'
import type { CheckedMap } from './checked-map.ts'

const WEEKS = 4
const HISTORY_WEEKS = 13
/** A change smaller than this share is not worth a sentence. */
const NOTABLE = 0.1
/** Nor is one of fewer items than this. */
const ENOUGH = 5

const figuresOf = async (measures: Measures, of: Selection, window: Window, loadAt: Micros) => {
  const [velocity, flowTime, load, efficiency] = await Promise.all([
    measures.velocity(of, [window.from, window.to]),
    measures.flowTime(of, window, [85]),
    measures.loadAt(of, [loadAt]),
    measures.efficiency(of, window),
  ])
  const inProgressTime = efficiency.active + efficiency.waiting
  const p85 = flowTime.percentiles[0] ?? null
  return {
    velocity: velocity[0] ?? 0,
    p85: p85 === null ? null : p85 / MICROS_PER_SECOND,
    n: flowTime.n,
    load: load[0] ?? 0,
    efficiency: inProgressTime > 0 ? efficiency.active / inProgressTime : null,
  }
}

type Figures = Awaited<ReturnType<typeof figuresOf>>

const percent = (share: number): string => `${Math.round(Math.abs(share) * 100)} %`

/** What changed between the two periods, in words, the largest relative change first. */
const changesOf = (now: Figures, before: Figures, measured: Measured): string[] => {
  const noun = measured === 'work' ? 'items' : 'journeys'
  const found: { size: number; sentence: string }[] = []
  const compare = (
    value: number | null,
    was: number | null,
    say: (verb: string, by: string) => string,
  ): void => {
    if (value === null || was === null || was === 0) return
    const change = (value - was) / was
    if (Math.abs(change) < NOTABLE) return
    found.push({ size: Math.abs(change), sentence: say(change > 0 ? 'rose' : 'fell', percent(change)) })
  }
  const many = Math.max(now.velocity, before.velocity) >= ENOUGH
  if (many) {
    compare(
      now.velocity,
      before.velocity,
      (verb, by) =>
        `Velocity ${verb} by ${by}: ${countInWords(now.velocity)} ${noun} done, ${countInWords(before.velocity)} before.`,
    )
  }
  if (Math.min(now.n, before.n) >= ENOUGH) {
    compare(
      now.p85,
      before.p85,
      (verb, by) =>
        `Flow time ${verb} by ${by}: 85 % within ${durationInWords(now.p85)}, ${durationInWords(before.p85)} before.`,
    )
    compare(
      now.efficiency,
      before.efficiency,
      (verb, by) =>
        `Flow efficiency ${verb} by ${by}: ${percent(now.efficiency ?? 0)}, ${percent(before.efficiency ?? 0)} before.`,
    )
  }
  if (Math.max(now.load, before.load) >= ENOUGH) {
    compare(
      now.load,
      before.load,
      (verb, by) =>
        `Load ${verb} by ${by}: ${countInWords(now.load)} ${noun} in progress, ${countInWords(before.load)} before.`,
    )
  }
  return found.sort((a, b) => b.size - a.size).map(({ sentence }) => sentence)
}

const glanceOf = async (
  measures: Measures,
  map: ValueStreamMap,
  id: string,
  measured: Measured,
  now: Micros,
): Promise<Glance> => {
  const of: Selection = { measured, streams: [id] }
  const calendar = calendarOf(map)
  const reach = await reachOf(measures, map, of, id, now)
  const to = startOf('week', reach.asOf, calendar)
  const middle = shift('week', to, -WEEKS, calendar)
  const from = shift('week', middle, -WEEKS, calendar)
  const firstWeek = shift('week', to, -HISTORY_WEEKS, calendar)
  const [value, before, counts, weeks] = await Promise.all([
    figuresOf(measures, of, { from: middle, to }, reach.asOf),
    figuresOf(measures, of, { from, to: middle }, reach.asOf - WEEKS * 7 * MICROS_PER_DAY),
    measures.distribution(of, { completed: { from: middle, to } }),
    velocityOf(measures, of, { from: firstWeek, to: Math.max(reach.asOf, to) }, 'week', reach, calendar),
  ])
  const configured = sourcesOf(map, measured, id).some(([, source]) => tellsWaitingFromActive(source, map))
  const nothing = configured ? (value.efficiency === null ? 'no data' : null) : 'not configured'
  return {
    measured,
    data: reach.state,
    from: isoInstant(middle, calendar.zone),
    to: isoInstant(to, calendar.zone),
    velocity: { value: value.velocity, before: before.velocity },
    flowTime: { value: value.p85, before: before.p85, n: value.n },
    load: { value: value.load, before: before.load },
    efficiency: {
      value: configured ? value.efficiency : null,
      before: configured ? before.efficiency : null,
      nothing,
    },
    distribution: distributionOf(counts, 'completed'),
    weeks,
    changes: changesOf(configured ? value : { ...value, efficiency: null }, before, measured),
  }
}

const streamAnswer = async (
  measures: Measures,
  map: ValueStreamMap,
  id: string,
  stream: Stream,
  now: Micros,
): Promise<StreamAnswer> => {
  const measured = (['work', 'journeys'] as const).filter((one) => sourcesOf(map, one, id).length > 0)
  const named = (one: string): { id: string; name: string } => ({
    id: one,
    name: map.slices.get(one)?.name ?? map.streams.get(one)?.name ?? one,
  })
  const goal = stream.northStar?.goal
  return {
    id,
    name: stream.name,
    kind: stream.kind,
    promise: stream.promise,
    for: stream.for.map(named),
    trigger: stream.trigger,
    finishLine: stream.finishLine,
    outcome: stream.outcome,
    owner: stream.owner === undefined ? null : (map.teams.get(stream.owner)?.name ?? stream.owner),
    northStar: stream.northStar
      ? {
          name: stream.northStar.name,
          definition: stream.northStar.definition ?? null,
          goal: goal === undefined ? null : (map.organisation.goals[goal]?.name ?? goal),
        }
      : null,
    stages: stream.stages.map((stage) => ({ id: stage, name: map.stages.get(stage)?.name ?? stage })),
    reliesOn: stream.reliesOn.map(named),
    simulated: measured.some((one) => sourcesOf(map, one, id).some(([, source]) => source.simulated)),
    glances: await Promise.all(
      (measured.length > 0 ? measured : (['work'] as const)).map((one) =>
        glanceOf(measures, map, id, one, now),
      ),
    ),
  }
}

const sourceAnswers = (
  map: ValueStreamMap,
  summaries: readonly SourceSummary[],
  now: Micros,
): SourceAnswer[] => {
  const zone = map.organisation.timeZone
  const iso = (at: Micros | null | undefined): string | null =>
    at === null || at === undefined ? null : isoInstant(at, zone)
  return [...map.sources].map(([id, source]): SourceAnswer => {
    const summary = summaries.find((one) => one.source === id)
    const last = summary?.last ?? null
    const silent = last !== null && hasGoneSilent(last, source.staleAfterDays, now)
    return {
      id,
      name: source.name,
      kind: source.kind,
      measures: source.measures,
      simulated: source.simulated,
      events: summary?.events ?? 0,
      items: summary?.items ?? 0,
      first: iso(summary?.first),
      last: iso(last),
      data:
        last === null
          ? { kind: 'no data', why: 'No event has come yet.' }
          : silent
            ? {
                kind: 'stale',
                since: isoInstant(last, zone),
                why: `No event for more than ${source.staleAfterDays} days.`,
              }
            : { kind: 'ok' },
      unmapped: { ...summary?.unmapped },
      unclassified: summary?.unclassified ?? 0,
      withoutStream: summary?.withoutStream ?? 0,
      quarantined: summary?.quarantined ?? 0,
    }
  })
}

/** The first page: organisation, slices, streams with their glances, sources, what is wrong in the map. */
export const overviewAnswer = async (
  measures: Measures,
  { map, folder, problems }: CheckedMap,
  summaries: readonly SourceSummary[],
  now: Micros,
): Promise<OverviewAnswer> => {
  const { name, timeZone, weekStart } = map.organisation
  return {
    organisation: { name, timeZone, weekStart },
    asOf: isoInstant(now, timeZone),
    slices: [...map.slices].map(([id, slice]) => ({ id, name: slice.name, within: slice.within ?? null })),
    streams: await Promise.all(
      [...map.streams].map(([id, stream]) => streamAnswer(measures, map, id, stream, now)),
    ),
    sources: sourceAnswers(map, summaries, now),
    problems: problems.map(({ code, severity, message, file, line, column }) => ({
      code,
      severity,
      message,
      file,
      line,
      column,
    })),
    folder,
  }
}
