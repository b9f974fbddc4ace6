/** What is known of alerts, in the shape that the page, the API and the command share. */
import type { AlertAnswer, AlertsAnswer, ReceiverAnswer, Told } from '../flow/alert-answers.ts'
import { isoInstant } from '../flow/calendar.ts'
import type { Micros } from '../flow/event.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import { promisedAvailability } from '../model/service-promises.ts'
import { expectationsOf } from './attention.ts'
import { groupAnswer, groupsOf } from './groups.ts'
import { byUrgency } from './outbox.ts'
import type { Receiver } from './receivers.ts'
import type { StoredAlert, StoredMessage } from './stored.ts'

/** Of those that are over, so many of the latest are told at most. */
const MOST_PAST = 50

interface KnownOfAlerts {
  readonly alerts: readonly StoredAlert[]
  readonly messages: readonly StoredMessage[]
  readonly receivers: readonly Receiver[]
  readonly map: ValueStreamMap
  readonly now: Micros
  readonly checkedAt: Micros | null
  /** At most so many open ones, and so many that are over. */
  readonly limit: number
}

const receiverAnswer = ({ id, alert, problem }: Receiver): ReceiverAnswer => ({
  id,
  name: alert.name,
  by: alert.by,
  on: alert.on,
  streams: alert.streams ?? null,
  signed: alert.by === 'webhook' && alert.secretFrom !== undefined,
  problem,
})

export const alertsAnswer = ({
  alerts,
  messages,
  receivers,
  map,
  now,
  checkedAt,
  limit,
}: KnownOfAlerts): AlertsAnswer => {
  const zone = map.organisation.timeZone
  const iso = (at: Micros): string => isoInstant(at, zone)
  const isoOrNull = (at: Micros | null): string | null => (at === null ? null : iso(at))
  const toldOf = ({ receiver, name, by, state, attempts, next }: StoredMessage): Told => ({
    receiver,
    name,
    by,
    state,
    attempts: attempts.map(({ at, error }) => ({ at: iso(at), error })),
    next: isoOrNull(next),
  })
  const messagesOf = new Map<string, StoredMessage[]>()
  for (const message of messages) {
    for (const id of message.alerts) messagesOf.set(id, [...(messagesOf.get(id) ?? []), message])
  }
  const open = alerts.filter(({ resolved }) => resolved === null).sort(byUrgency)
  const groups = groupsOf(open, map)
  const groupOf = new Map(
    groups.flatMap(({ expected, alerts: those }) => those.map(({ id }) => [id, expected.scope] as const)),
  )
  const answerOf = (alert: StoredAlert): AlertAnswer => ({
    id: alert.id,
    cause: alert.cause,
    title: alert.title,
    sentence: alert.sentence,
    streams: alert.streams.map((id) => ({ id, name: map.streams.get(id)?.name ?? id })),
    figure: alert.figure,
    item: alert.item,
    source:
      alert.source === null
        ? null
        : { id: alert.source, name: map.sources.get(alert.source)?.name ?? alert.source },
    simulated: alert.simulated,
    since: iso(alert.since),
    opened: iso(alert.opened),
    resolved: isoOrNull(alert.resolved),
    acknowledged: alert.acknowledged && { ...alert.acknowledged, at: iso(alert.acknowledged.at) },
    told: (messagesOf.get(alert.id) ?? []).map(toldOf),
    group: groupOf.get(alert.id) ?? null,
  })
  const unacknowledged = open.filter(({ acknowledged }) => acknowledged === null)
  const past = alerts
    .filter(({ resolved }) => resolved !== null)
    .sort((a, b) => (b.resolved ?? 0) - (a.resolved ?? 0) || byUrgency(a, b))
  return {
    asOf: iso(now),
    timeZone: zone,
    checked: isoOrNull(checkedAt),
    unacknowledged: unacknowledged.length,
    unacknowledgedRows: new Set(unacknowledged.map(({ id }) => groupOf.get(id) ?? id)).size,
    openTotal: open.length,
    open: open.slice(0, limit).map(answerOf),
    groups: groups.map((group) => groupAnswer(group, { map, messages, answerOf, toldOf, limit })),
    pastTotal: past.length,
    past: past.slice(0, Math.min(limit, MOST_PAST)).map(answerOf),
    receivers: receivers.map(receiverAnswer),
    watched: {
      targets: [...map.streams.values()].reduce((sum, { targets }) => sum + Object.keys(targets).length, 0),
      guardrails: [...map.streams.values()].reduce(
        (sum, { guardrails }) => sum + Object.keys(guardrails).length,
        0,
      ),
      objectives: [...map.streams.values()].reduce(
        (sum, { serviceLevels }) =>
          sum + Object.values(serviceLevels).filter((level) => promisedAvailability(level) !== null).length,
        0,
      ),
      expectations: expectationsOf(map).length,
      sources: map.sources.size,
    },
  }
}
