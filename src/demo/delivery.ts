/** The delivery work of all teams as the tracker reports it. */
import { Agenda } from './agenda.ts'
import { occurrence, SENDERS, type Occurrence } from './cloud-event.ts'
import { TEAMS } from './delivery-plan.ts'
import { DeliveryTeam } from './delivery-team.ts'
import type { Course } from './journeys.ts'
import { WorkingTime } from './local-time.ts'

/**
 * The events of the tracker from `course.from`, in the order of time, without end. Queues have a memory:
 * the simulation always runs from the origin, and what comes before `from` is not told.
 */
export function* deliveryEvents({ seed, origin, from }: Course): Generator<Occurrence, void> {
  const agenda = new Agenda()
  const work = new WorkingTime(origin)
  const steps = new Map<string, number>()
  let now: Occurrence[] = []
  for (const plan of TEAMS) {
    const team = new DeliveryTeam(plan, {
      seed,
      origin,
      agenda,
      work,
      entered: ({ key, project, title, fields }, status, at) => {
        const step = (steps.get(key) ?? 0) + 1
        steps.set(key, step)
        const type = step === 1 ? 'tracker.item.created' : 'tracker.item.moved'
        const data = { status, project, title, type: fields.type, labels: fields.labels }
        now.push(occurrence({ seed, source: SENDERS.tracker, subject: key, step }, at, type, data))
      },
    })
    team.begin()
  }
  for (let entry = agenda.takeNext(); entry; entry = agenda.takeNext()) {
    entry.happen(entry.at)
    for (const one of now) if (one.at >= from) yield one
    now = []
  }
}
