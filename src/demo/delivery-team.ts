/**
 * A team's work as a queueing system: engineers and reviewers are servers with a limit, what they cannot
 * take yet waits. Load, waiting and flow time are therefore linked as they are in life.
 */
import type { Micros } from '../flow/event.ts'
import type { Agenda } from './agenda.ts'
import { HOUR, SECOND } from './cloud-event.ts'
import {
  filed,
  particulars,
  planAt,
  type Kind,
  type Particulars,
  type TeamPlan,
  type TrackerFields,
} from './delivery-plan.ts'
import { TITLES } from './delivery-titles.ts'
import { HOURS_PER_DAY, type WorkingTime } from './local-time.ts'
import { Random } from './random.ts'

/** Statuses of the tracker. */
const STATUSES = [
  'Backlog',
  'Ready',
  'In analysis',
  'In development',
  'Blocked',
  'Waiting for review',
  'In review',
  'Waiting for release',
  'Released',
  'Rejected',
] as const
export type Status = (typeof STATUSES)[number]

interface WorkItem {
  readonly key: string
  readonly project: string
  readonly kind: Kind
  readonly title: string
  fields: TrackerFields
  readonly particulars: Particulars
  readonly random: Random
  analysed: boolean
  /** Hours of development still to do. */
  rest: number
  /** Has been in hand before, or is urgent: goes to the front of the queue. */
  first: boolean
}

interface World {
  readonly seed: number
  readonly origin: Micros
  readonly agenda: Agenda
  readonly work: WorkingTime
  readonly entered: (item: WorkItem, status: Status, at: Micros) => void
}

const HOURS_PER_WEEK = 5 * HOURS_PER_DAY
const RELEASE_HOUR = 14
/** A backlog longer than so many weeks of arrivals is cut: the oldest is rejected. */
const BACKLOG_WEEKS = 2

export class DeliveryTeam {
  private readonly backlog: WorkItem[] = []
  private readonly ready: WorkItem[] = []
  private readonly toReview: WorkItem[] = []
  private readonly toRelease: WorkItem[] = []
  private engineersBusy = 0
  private reviewersBusy = 0
  private items = 0
  private readonly plan: TeamPlan
  private readonly world: World
  private readonly arrivals: Random

  constructor(plan: TeamPlan, world: World) {
    this.plan = plan
    this.world = world
    this.arrivals = new Random(world.seed, `${plan.project} arrivals`)
  }

  /** Plans the first of everything that comes again. The team begins with a week of work in its backlog. */
  begin(): void {
    const { plan, world } = this
    const { agenda, origin, work } = world
    const begin = work.next(origin)
    for (let i = 0; i < plan.perWeek; i++) agenda.plan(begin + i * SECOND, (at) => this.arrive(at))
    this.planArrival(begin)
    agenda.plan(work.nextOn(origin, plan.releaseDays, RELEASE_HOUR), (at) => this.release(at))
  }

  private planAt(at: Micros): TeamPlan {
    return planAt(this.plan, at, this.world.origin)
  }

  private enter(item: WorkItem, status: Status, at: Micros): void {
    this.world.entered(item, status, at)
  }

  private afterWork(at: Micros, hours: number, happen: (at: Micros) => void): void {
    this.world.agenda.plan(this.world.work.after(at, hours), happen)
  }

  private planArrival(at: Micros): void {
    const hours = this.arrivals.exponential(HOURS_PER_WEEK / this.planAt(at).perWeek)
    this.afterWork(at, hours, (then) => {
      this.arrive(then)
      this.planArrival(then)
    })
  }

  private arrive(at: Micros): void {
    const { project } = this.plan
    const key = `${project}-${++this.items}`
    const random = new Random(this.world.seed, key)
    const kind = random.weighted(this.planAt(at).mix)
    const item: WorkItem = {
      key,
      project,
      kind,
      title: random.pick(TITLES[project]?.[kind] ?? [kind]),
      fields: filed(kind, random),
      particulars: particulars(project, kind, new Random(this.world.seed, `${key} particulars`)),
      random,
      analysed: false,
      rest: random.lognormal(9, 0.8, 80),
      first: kind === 'defect',
    }
    this.enter(item, 'Backlog', at)
    this.backlog.push(item)
    this.takeUp(at)
  }

  /** Fills what is ready up to its limit: what is urgent first; what is not worth it is rejected. */
  private replenish(at: Micros): void {
    while (this.backlog.length > BACKLOG_WEEKS * this.plan.perWeek) this.reject(this.backlog.shift(), at)
    while (this.ready.length < this.plan.readyLimit) {
      const urgent = this.backlog.findIndex((item) => item.first)
      const [item] = this.backlog.splice(Math.max(0, urgent), 1)
      if (!item) break
      if (item.random.chance(0.04)) this.reject(item, at)
      else this.queue(item, at)
    }
  }

  private reject(item: WorkItem | undefined, at: Micros): void {
    if (item) this.enter(item, 'Rejected', at)
  }

  private queue(item: WorkItem, at: Micros): void {
    this.enter(item, 'Ready', at)
    const behind = item.first ? this.ready.findIndex((other) => !other.first) : -1
    if (behind < 0) this.ready.push(item)
    else this.ready.splice(behind, 0, item)
  }

  /** Engineers who are free take up what is ready, reviewers what waits for review. */
  private takeUp(at: Micros): void {
    this.replenish(at)
    while (this.engineersBusy < this.plan.engineers) {
      const item = this.ready.shift()
      if (!item) break
      this.engineersBusy += 1
      if (item.analysed) this.develop(item, at)
      else this.analyse(item, at)
    }
    while (this.reviewersBusy < this.planAt(at).reviewers) {
      const item = this.toReview.shift()
      if (!item) break
      this.reviewersBusy += 1
      this.review(item, at)
    }
  }

  private analyse(item: WorkItem, at: Micros): void {
    // On a closer look, some of what was filed without a label gets one.
    if (item.kind === 'other' && item.random.chance(0.4))
      item.fields = { ...item.fields, labels: ['tech-debt'] }
    this.enter(item, 'In analysis', at)
    this.afterWork(at, item.random.lognormal(2.5, 0.6, 16), (then) => {
      item.analysed = true
      if (!item.random.chance(0.03)) return this.develop(item, then)
      this.engineersBusy -= 1
      this.reject(item, then)
      return this.takeUp(then)
    })
  }

  private develop(item: WorkItem, at: Micros): void {
    this.enter(item, 'In development', at)
    const hours = item.rest
    if (item.random.chance(0.07)) {
      const done = hours * item.random.between(0.1, 0.9)
      item.rest = hours - done
      this.afterWork(at, done, (then) => this.block(item, then))
      return
    }
    this.afterWork(at, hours, (then) => {
      this.engineersBusy -= 1
      this.enter(item, 'Waiting for review', then)
      this.toReview.push(item)
      this.takeUp(then)
    })
  }

  private block(item: WorkItem, at: Micros): void {
    this.engineersBusy -= 1
    this.enter(item, 'Blocked', at)
    this.afterWork(at, item.random.lognormal(18, 0.8, 200), (then) => this.comeBack(item, then))
    this.takeUp(at)
  }

  /** What was in hand before goes on before anything new is begun. */
  private comeBack(item: WorkItem, at: Micros): void {
    item.first = true
    this.queue(item, at)
    this.takeUp(at)
  }

  private review(item: WorkItem, at: Micros): void {
    this.enter(item, 'In review', at)
    this.afterWork(at, item.random.lognormal(this.plan.reviewHours, 0.7, 24), (then) => {
      this.reviewersBusy -= 1
      if (item.random.chance(0.15)) {
        item.rest = item.random.lognormal(3, 0.6, 16)
        return this.comeBack(item, then)
      }
      this.enter(item, 'Waiting for release', then)
      this.toRelease.push(item)
      return this.takeUp(then)
    })
  }

  private release(at: Micros): void {
    const { agenda, work } = this.world
    for (const [nth, item] of this.toRelease.splice(0).entries()) {
      agenda.plan(at + nth * SECOND, (then) => this.released(item, then))
    }
    agenda.plan(work.nextOn(at + HOUR, this.plan.releaseDays, RELEASE_HOUR), (then) => this.release(then))
  }

  private released(item: WorkItem, at: Micros): void {
    this.enter(item, 'Released', at)
    if (!item.random.chance(0.04)) return
    this.afterWork(at, item.random.lognormal(12, 0.8, 80), (then) => {
      item.rest = item.random.lognormal(4, 0.6, 24)
      this.comeBack(item, then)
    })
  }
}
