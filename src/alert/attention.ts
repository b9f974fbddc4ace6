/** What needs attention now: targets and guardrails that are broken, error budgets that burn, items beyond what is expected, sources gone silent. */
import { expectationGroup } from '../flow/alert-answers.ts'
import { isoInstant } from '../flow/calendar.ts'
import { durationInWords } from '../flow/duration.ts'
import { MICROS_PER_SECOND, type Micros } from '../flow/event.ts'
import type { Measured } from '../flow/facts.ts'
import type { NorthStarNow } from '../flow/logic/north-star-answer.ts'
import type { ObjectiveNow } from '../flow/service/objective-answer.ts'
import type { Measures } from '../flow/measures/measures.ts'
import { calendarOf, hasGoneSilent, reachOf, sourcesOf } from '../flow/reach.ts'
import { resolveRequest } from '../flow/request.ts'
import { targetsOf } from '../flow/targets.ts'
import { choicesFor, streamsFed } from '../model/measured-by.ts'
import { secondsOf, type ServiceLevelExpectation, type ValueStreamMap } from '../model/schema.ts'
import type { SourceSummary } from '../store/store.ts'
import { guardrailAttention } from './guardrails.ts'
import { serviceAttention } from './service-levels.ts'
import type { StoredAlert } from './stored.ts'

/** Something to be told, before it is known whether it has been. */
export type Finding = Omit<StoredAlert, 'id' | 'opened' | 'resolved' | 'acknowledged'>

export interface Attention {
  readonly findings: readonly Finding[]
  /** What can't be judged now, for its data has ended: what is open there stays open. */
  readonly unjudged: ReadonlySet<string>
}

const nothingNamed = { figure: null, item: null, source: null } as const

const targetAttention = async (measures: Measures, map: ValueStreamMap, now: Micros): Promise<Attention> => {
  const findings: Finding[] = []
  const unjudged = new Set<string>()
  for (const target of await targetsOf(measures, map, null, now)) {
    const subject = `target/${target.stream.id}/${target.id}`
    if (target.data.kind === 'stale' || target.status === 'no data') unjudged.add(subject)
    else if (target.status === 'breached') {
      const { window } = target
      findings.push({
        ...nothingNamed,
        // Within one period a figure that wavers about its bound is told once.
        identity: `${subject}/${window.to.slice(0, 10)}`,
        subject,
        scope: subject,
        cause: 'target',
        title: `${target.stream.name}: ${target.name}`,
        sentence: target.sentence,
        streams: [target.stream.id],
        figure: target.figure.key,
        simulated: target.simulated,
        since: Date.parse(target.periods === 0 ? window.asOf : window.to) * 1000,
      })
    }
  }
  return { findings, unjudged }
}

export interface Expected {
  readonly scope: string
  readonly stream: string
  readonly measured: Measured
  readonly expectation: ServiceLevelExpectation
}

/** The kinds of flow that have a service level expectation and a source that measures them. */
export const expectationsOf = (map: ValueStreamMap): Expected[] =>
  [...map.streams].flatMap(([stream, { measuring }]) =>
    (['work', 'journeys'] as const).flatMap((measured) => {
      const { expectation } = choicesFor(measuring, measured)
      return expectation && sourcesOf(map, measured, stream).length > 0
        ? [{ scope: expectationGroup(stream, measured), stream, measured, expectation }]
        : []
    }),
  )

const expectationAttention = async (
  measures: Measures,
  map: ValueStreamMap,
  { scope, stream, measured, expectation }: Expected,
  now: Micros,
): Promise<Attention> => {
  const { of } = resolveRequest({ stream, measured }, map)
  const reach = await reachOf(measures, map, of, stream, now)
  if (reach.state.kind !== 'ok') return { findings: [], unjudged: new Set([scope]) }
  const { zone } = calendarOf(map)
  const within = secondsOf(expectation.within) * MICROS_PER_SECOND
  const what = measured === 'work' ? 'delivery work' : 'journeys'
  const name = map.streams.get(stream)?.name ?? stream
  const beyond = (await measures.openAt(of, reach.asOf)).filter(({ start }) => reach.asOf - start > within)
  const findings = beyond.map(({ source, item, pass, label, title, start }): Finding => {
    const subject = `${scope}/${expectation.within}/${source}/${item}/${pass}`
    return {
      ...nothingNamed,
      identity: subject,
      subject,
      scope,
      cause: 'expectation',
      title: title === null ? label : `${label} ${title}`,
      sentence: `In progress since ${isoInstant(start, zone).slice(0, 10)}; ${expectation.percent} % of the ${what} of ${name} are expected to be done within ${durationInWords(within / MICROS_PER_SECOND)}.`,
      streams: [stream],
      item: { source, item, label },
      simulated: map.sources.get(source)?.simulated ?? false,
      since: start + within,
    }
  })
  return { findings, unjudged: new Set() }
}

const staleAttention = (map: ValueStreamMap, summaries: readonly SourceSummary[], now: Micros): Attention => {
  const { zone } = calendarOf(map)
  const findings = summaries.flatMap(({ source: id, last }): Finding[] => {
    const source = map.sources.get(id)
    if (!source || last === null || !hasGoneSilent(last, source.staleAfterDays, now)) return []
    const subject = `stale/${id}/${last}`
    const days = source.staleAfterDays
    return [
      {
        ...nothingNamed,
        identity: subject,
        subject,
        scope: `stale/${id}`,
        cause: 'stale',
        title: `${source.name} has gone silent`,
        sentence: `No event since ${isoInstant(last, zone).slice(0, 16).replace('T', ' ')}; it counts as silent after ${days} ${days === 1 ? 'day' : 'days'}. Figures are as of that day.`,
        streams: streamsFed(source.stream),
        source: id,
        simulated: source.simulated,
        since: last,
      },
    ]
  })
  return { findings, unjudged: new Set() }
}

/**
 * All that needs attention as of `now`. Where the data of a stream has ended, its targets and items can't be
 * judged: then the silent source is what is told.
 *
 * @param now µs
 * @param northStars What the streams are judged by, as of then.
 * @param objectives How available they promise to be, as of then.
 */
export const attention = async (
  measures: Measures,
  map: ValueStreamMap,
  summaries: readonly SourceSummary[],
  now: Micros,
  northStars: readonly NorthStarNow[],
  objectives: readonly ObjectiveNow[],
): Promise<Attention> => {
  const parts = [
    await targetAttention(measures, map, now),
    guardrailAttention(northStars),
    serviceAttention(objectives),
    staleAttention(map, summaries, now),
    ...(await Promise.all(
      expectationsOf(map).map((expected) => expectationAttention(measures, map, expected, now)),
    )),
  ]
  return {
    findings: parts.flatMap(({ findings }) => findings),
    unjudged: new Set(parts.flatMap(({ unjudged }) => [...unjudged])),
  }
}
