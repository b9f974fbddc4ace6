/** The four streams' delivery work: who works, how much arrives, of what kind. */
import type { Micros } from '../flow/event.ts'
import type { Random } from './random.ts'
import { isOn, type Story } from './stories.ts'

/** What the work is; the tracker only knows it by its own types and labels. `other` fits no rule of the map. */
const KINDS = ['feature', 'defect', 'risk', 'debt', 'other'] as const
export type Kind = (typeof KINDS)[number]

export interface TeamPlan {
  /** The tracker's project, and the start of the items' keys. */
  readonly project: string
  /** Items that arrive in a working week. */
  readonly perWeek: number
  /** People who analyse and develop: each has one item in hand. */
  readonly engineers: number
  readonly reviewers: number
  /** Hours of a review, median. */
  readonly reviewHours: number
  /** No more than so many are ready and not begun; the rest stays in the backlog. */
  readonly readyLimit: number
  /** Weekdays of the releases, 1 is Monday. */
  readonly releaseDays: readonly number[]
  readonly mix: Readonly<Record<Kind, number>>
}

export const TEAMS: readonly TeamPlan[] = [
  {
    project: 'SHOP',
    perWeek: 24,
    engineers: 12,
    reviewers: 2,
    reviewHours: 1.2,
    readyLimit: 12,
    releaseDays: [2, 4],
    mix: { feature: 52, defect: 24, risk: 7, debt: 9, other: 8 },
  },
  {
    project: 'PROC',
    perWeek: 9,
    engineers: 5,
    reviewers: 1,
    reviewHours: 1.5,
    readyLimit: 5,
    releaseDays: [3],
    mix: { feature: 58, defect: 18, risk: 9, debt: 9, other: 6 },
  },
  {
    project: 'PAY',
    perWeek: 12,
    engineers: 6,
    reviewers: 1,
    reviewHours: 1.8,
    readyLimit: 6,
    releaseDays: [1, 3],
    mix: { feature: 34, defect: 20, risk: 26, debt: 15, other: 5 },
  },
  {
    project: 'PLAT',
    perWeek: 13,
    engineers: 7,
    reviewers: 2,
    reviewHours: 3.2,
    readyLimit: 7,
    releaseDays: [1, 2, 3, 4, 5],
    mix: { feature: 26, defect: 16, risk: 16, debt: 37, other: 5 },
  },
]

/** How a story changes the plan of a project while it is on. */
const CHANGES: readonly { story: Story; project: string; change: (plan: TeamPlan) => Partial<TeamPlan> }[] = [
  { story: 'reviewBottleneck', project: 'PLAT', change: (plan) => ({ reviewers: plan.reviewers - 1 }) },
  {
    story: 'defectWave',
    project: 'SHOP',
    change: (plan) => ({ perWeek: plan.perWeek * 1.8, mix: { ...plan.mix, defect: plan.mix.defect * 5 } }),
  },
  {
    story: 'securityAudit',
    project: 'PAY',
    change: (plan) => ({ perWeek: plan.perWeek * 1.2, mix: { ...plan.mix, risk: plan.mix.risk * 3 } }),
  },
  {
    story: 'debtPaidBack',
    project: 'SHOP',
    change: (plan) => ({ mix: { ...plan.mix, feature: plan.mix.feature * 0.6, debt: plan.mix.debt * 4 } }),
  },
]

/** The plan as it is at the instant, with the stories that are on. */
export const planAt = (plan: TeamPlan, at: Micros, origin: Micros): TeamPlan =>
  CHANGES.filter(({ story, project }) => project === plan.project && isOn(story, at, origin)).reduce(
    (changed, { change }) => ({ ...changed, ...change(changed) }),
    plan,
  )

const LABELS = {
  risk: ['security', 'compliance', 'privacy'],
  debt: ['tech-debt', 'upgrade'],
} as const

export interface TrackerFields {
  readonly type: string
  readonly labels: readonly string[]
}

/** What the tracker says of an item beside its type; it stays as it is. */
export interface Particulars {
  /** The part of the shop that it is about; null in projects that have one team. */
  readonly area: string | null
  /** Work on the checkout that the payments stream takes part in. */
  readonly withPayments: boolean
  /** EUR per week that is lost while a feature is not there; null where nobody has said so. */
  readonly costOfDelay: number | null
  /** EUR that it will have cost when it is done; null where nobody writes it down. */
  readonly cost: number | null
  /** Whom it would wait for, if it were blocked. */
  readonly blockedBy: string
}

const AREAS = { storefront: 40, checkout: 25, delivery: 20, returns: 15 } as const

const BLOCKERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  SHOP: [
    'An answer of the payments team',
    'The carrier’s new interface',
    'Access to the test cluster',
    'Legal’s wording',
  ],
  PROC: ['A decision of the customer', 'The tax adviser', 'An answer of the payments team'],
  PAY: ['The bank’s certificate', 'The auditor', 'A change of the card scheme'],
  PLAT: ['Hardware of the provider', 'An answer of the security board', 'A migration window'],
}

export const particulars = (project: string, kind: Kind, random: Random): Particulars => {
  const area = project === 'SHOP' ? random.weighted(AREAS) : null
  return {
    area,
    withPayments: area === 'checkout' && random.chance(0.3),
    costOfDelay:
      kind === 'feature' && random.chance(0.6) ? Math.round(random.lognormal(25, 0.9, 400)) * 100 : null,
    blockedBy: random.pick(BLOCKERS[project] ?? ['Another team']),
    cost: random.chance(0.85) ? Math.round(random.lognormal(32, 0.7, 400)) * 100 : null,
  }
}

/** How the tracker's users file work of a kind. */
export const filed = (kind: Kind, random: Random): TrackerFields => {
  switch (kind) {
    case 'feature':
      return { type: random.chance(0.75) ? 'Story' : 'Improvement', labels: [] }
    case 'defect':
      return { type: random.chance(0.8) ? 'Bug' : 'Incident', labels: [] }
    case 'risk':
      return random.chance(0.3)
        ? { type: 'Vulnerability', labels: [] }
        : { type: 'Task', labels: [random.pick(LABELS.risk)] }
    case 'debt':
      return random.chance(0.4)
        ? { type: 'Chore', labels: [] }
        : { type: 'Task', labels: [random.pick(LABELS.debt)] }
    case 'other':
      return { type: random.chance(0.6) ? 'Task' : 'Spike', labels: [] }
  }
}
