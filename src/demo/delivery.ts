/** The delivery work of all teams as the tracker reports it. */
import type { Micros } from '../flow/event.ts'
import { Agenda } from './agenda.ts'
import { inTime, occurrence, SECOND, SENDERS, type Occurrence } from './cloud-event.ts'
import { TEAMS } from './delivery-plan.ts'
import { DeliveryTeam } from './delivery-team.ts'
import type { Course } from './journeys.ts'
import { WorkingTime } from './local-time.ts'

/** A status that is left in the instant in which it was entered is held for so long: events tell an order. */
const SHORTEST_STAY = SECOND

/**
 * The events of the tracker from `course.from`, in the order of time, without end. Queues have a memory:
 * the simulation always runs from the origin, and what comes before `from` is not told.
 */
export function* deliveryEvents({ seed, origin, from }: Course): Generator<Occurrence, void> {
  const agenda = new Agenda()
  const work = new WorkingTime(origin)
  const last = new Map<string, { readonly step: number; readonly at: Micros }>()
  let untold: Occurrence[] = []
  for (const plan of TEAMS) {
    const team = new DeliveryTeam(plan, {
      seed,
      origin,
      agenda,
      work,
      entered: ({ key, project, title, fields, particulars }, status, now) => {
        const before = last.get(key)
        const step = (before?.step ?? 0) + 1
        const at = before ? Math.max(now, before.at + SHORTEST_STAY) : now
        last.set(key, { step, at })
        const type = step === 1 ? 'tracker.item.created' : 'tracker.item.moved'
        const { area, withPayments, costOfDelay, blockedBy, cost } = particulars
        const data = {
          status,
          project,
          title,
          type: fields.type,
          labels: withPayments ? [...fields.labels, 'payments'] : fields.labels,
          ...(area === null ? {} : { area }),
          ...(costOfDelay === null ? {} : { costOfDelay }),
          ...(cost === null || status !== 'Released' ? {} : { cost }),
          blockedBy: status === 'Blocked' ? blockedBy : '',
        }
        untold.push(occurrence({ seed, source: SENDERS.tracker, subject: key, step }, at, type, data))
      },
    })
    team.begin()
  }
  for (let entry = agenda.takeNext(); entry; entry = agenda.takeNext()) {
    const { at } = entry
    // Whatever happens from here on is told with this instant or a later one.
    const settled = untold.filter((one) => one.at < at)
    if (settled.length > 0) untold = untold.filter((one) => one.at >= at)
    for (const one of settled.toSorted(inTime)) if (one.at >= from) yield one
    entry.happen(at)
  }
}
