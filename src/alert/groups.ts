/** Open alerts of items, together for each stream and kind of flow: a crowd of items is one thing to people. */
import { MOST_IN_GROUP, type AlertAnswer, type AlertGroup, type Told } from '../flow/alert-answers.ts'
import { isoInstant } from '../flow/calendar.ts'
import { durationInWords } from '../flow/duration.ts'
import { secondsOf, type ValueStreamMap } from '../model/schema.ts'
import { expectationsOf, type Expected } from './attention.ts'
import type { StoredAlert, StoredMessage } from './stored.ts'

export interface Group {
  readonly expected: Expected
  /** At least one. */
  readonly alerts: readonly StoredAlert[]
}

/**
 * The groups that have open alerts, in the order of the map. What the map no longer expects is in none; the next look
 * ends it.
 */
export const groupsOf = (open: readonly StoredAlert[], map: ValueStreamMap): Group[] =>
  expectationsOf(map).flatMap((expected) => {
    const alerts = open.filter(({ scope }) => scope === expected.scope)
    return alerts.length === 0 ? [] : [{ expected, alerts }]
  })

/** To each receiver the last message that tells of some of the alerts. */
const lastMessages = (
  alerts: readonly StoredAlert[],
  messages: readonly StoredMessage[],
): StoredMessage[] => {
  const ids = new Set(alerts.map(({ id }) => id))
  const telling = messages.filter((message) => message.alerts.some((id) => ids.has(id)))
  return [
    ...new Map(
      telling.sort((a, b) => a.created - b.created).map((message) => [message.receiver, message]),
    ).values(),
  ]
}

const NOUNS = { work: ['item', 'items'], journeys: ['journey', 'journeys'] } as const

interface GroupContext {
  readonly map: ValueStreamMap
  readonly messages: readonly StoredMessage[]
  readonly answerOf: (alert: StoredAlert) => AlertAnswer
  readonly toldOf: (message: StoredMessage) => Told
  /** At most so many of its alerts. */
  readonly limit: number
}

export const groupAnswer = (
  { expected, alerts }: Group,
  { map, messages, answerOf, toldOf, limit }: GroupContext,
): AlertGroup => {
  const { scope, stream, measured, expectation } = expected
  const name = map.streams.get(stream)?.name ?? stream
  const within = durationInWords(secondsOf(expectation.within))
  const [one, many] = NOUNS[measured]
  const n = alerts.length
  const unacknowledged = alerts.filter(({ acknowledged }) => acknowledged === null)
  const first = [...alerts].sort(
    (a, b) => Number(a.acknowledged !== null) - Number(b.acknowledged !== null) || a.since - b.since,
  )
  const listed = new URLSearchParams({
    stream,
    measured,
    behind: 'load',
    only: 'beyondExpectation',
    order: 'age',
    descending: 'true',
  })
  return {
    id: scope,
    cause: 'expectation',
    stream: { id: stream, name },
    measured,
    title: `${n.toLocaleString('en')} ${n === 1 ? `${one} of ${name} is` : `${many} of ${name} are`} older than the expected ${within}`,
    sentence: `${expectation.percent} % of the ${many} are expected to be done within ${within}.`,
    n,
    unacknowledged: unacknowledged.length,
    acknowledgedBy: [...new Set(alerts.flatMap(({ acknowledged }) => acknowledged?.by ?? []))],
    since: isoInstant(
      alerts.reduce((longest, { since }) => Math.min(longest, since), Infinity),
      map.organisation.timeZone,
    ),
    items: `/items?${listed.toString()}`,
    simulated: alerts.some(({ simulated }) => simulated),
    told: lastMessages(alerts, messages).map(toldOf),
    first: first.slice(0, Math.min(limit, MOST_IN_GROUP)).map(answerOf),
  }
}
