/** Handcrafted answers, with every kind of nothing among them. */
import type { FlowAnswer, OverviewAnswer, StreamAnswer } from '../../src/flow/answers.ts'
import { shares } from '../../src/flow/shares.ts'
import { FLOW_ITEM_TYPES, type FlowItemType, type Measured } from '../../src/flow/facts.ts'
import { iso, NOW } from './fake-items.ts'

type Glance = StreamAnswer['glances'][number]

const DAY = 86_400_000
const THIS_WEEK = Date.UTC(2026, 10, 23)

const distributionOf = (counts: Record<FlowItemType, number>): FlowAnswer['distribution'] => {
  const [feature, defect, risk, debt, unclassified] = shares(FLOW_ITEM_TYPES.map((type) => counts[type]))
  const n = FLOW_ITEM_TYPES.reduce((sum, type) => sum + counts[type], 0)
  return {
    feature: feature ?? null,
    defect: defect ?? null,
    risk: risk ?? null,
    debt: debt ?? null,
    unclassified: unclassified ?? null,
    n,
    basis: 'completed',
    counts,
  }
}

const NO_COUNTS = { feature: 0, defect: 0, risk: 0, debt: 0, unclassified: 0 }

const weeksOf = (done: readonly number[]): Glance['weeks'] =>
  done.map((items, i) => ({
    start: iso(THIS_WEEK - (done.length - 1 - i) * 7 * DAY),
    end: iso(THIS_WEEK - (done.length - 2 - i) * 7 * DAY),
    items,
    partial: i === done.length - 1,
  }))

const glanceOf = (measured: Measured, changed: Partial<Glance>): Glance => ({
  measured,
  data: { kind: 'ok' },
  from: iso(THIS_WEEK - 28 * DAY),
  to: iso(THIS_WEEK),
  velocity: { value: 0, before: 0 },
  flowTime: { value: null, before: null, n: 0 },
  load: { value: 0, before: 0 },
  efficiency: { value: null, before: null, nothing: 'no data' },
  distribution: distributionOf(NO_COUNTS),
  weeks: weeksOf(Array.from({ length: 14 }, () => 0)),
  changes: [],
  ...changed,
})

const STAGES = [
  { id: 'discover', name: 'Discover' },
  { id: 'compare', name: 'Compare' },
  { id: 'purchase', name: 'Purchase' },
  { id: 'receive', name: 'Receive' },
  { id: 'return', name: 'Return' },
]

const shopper: StreamAnswer = {
  id: 'shopper-purchase',
  name: 'Shopper Purchase Experience',
  kind: 'top-level',
  promise:
    'Shoppers find the right product, buy it smoothly, receive it on time, and return it without friction.',
  for: [
    { id: 'first-time', name: 'First-time shoppers' },
    { id: 'returning', name: 'Returning shoppers' },
  ],
  trigger: 'A shopper looks for a product',
  finishLine: 'The goods are received and kept, or the refund is paid',
  outcome: 'The shopper has what they wanted, or their money back',
  owner: 'Team Storefront',
  northStar: {
    name: 'Conversion',
    definition: 'Share of shoppers who complete a purchase.',
    goal: 'Grow commission revenue',
  },
  stages: STAGES,
  reliesOn: [
    { id: 'payments', name: 'Payments' },
    { id: 'platform', name: 'Platform' },
  ],
  simulated: true,
  glances: [
    glanceOf('work', {
      velocity: { value: 47, before: 42 },
      flowTime: { value: 518_400, before: 432_000, n: 45 },
      load: { value: 19, before: 19 },
      efficiency: { value: 0.38, before: 0.43, nothing: null },
      distribution: distributionOf({ feature: 24, defect: 12, risk: 5, debt: 5, unclassified: 1 }),
      weeks: weeksOf([9, 11, 8, 0, 10, 12, 9, 11, 10, 12, 11, 12, 12, 3]),
      changes: [
        'Flow time rose by 20 %: 85 % within 6 days, 5 days before.',
        'Velocity rose by 12 %: 47 items done, 42 before.',
        'Flow efficiency fell by 12 %: 38 %, 43 % before.',
      ],
    }),
    glanceOf('journeys', {
      velocity: { value: 12_840, before: 13_120 },
      flowTime: { value: 262_800, before: 259_200, n: 12_840 },
      load: { value: 3120, before: 2890 },
      efficiency: { value: null, before: null, nothing: 'not configured' },
      distribution: distributionOf({ feature: 11_000, defect: 1200, risk: 640, debt: 0, unclassified: 0 }),
      weeks: weeksOf([3100, 3200, 3150, 3300, 3280, 3310, 3290, 3240, 3280, 3310, 3190, 3160, 3180, 420]),
    }),
  ],
}

const procurement: StreamAnswer = {
  ...shopper,
  id: 'enterprise-procurement',
  name: 'Enterprise Procurement',
  promise: 'Buyers of companies get what their colleagues need, on terms that their auditors accept.',
  for: [{ id: 'enterprise', name: 'Enterprise buyers' }],
  trigger: 'A buyer asks for a quote',
  finishLine: 'The invoice is approved and the goods are received',
  outcome: 'The need is met within policy',
  owner: null,
  northStar: { name: 'Quote-to-receipt within agreed window', definition: null, goal: null },
  stages: STAGES.slice(0, 4),
  reliesOn: [{ id: 'payments', name: 'Payments' }],
  simulated: false,
  glances: [
    glanceOf('work', {
      data: {
        kind: 'stale',
        since: iso(THIS_WEEK - 60 * DAY),
        why: 'No event since 2026-09-24: figures are as of that day.',
      },
      velocity: { value: 4, before: 0 },
      flowTime: { value: 1_900_800, before: null, n: 4 },
      load: { value: 7, before: 9 },
      distribution: distributionOf({ feature: 3, defect: 1, risk: 0, debt: 0, unclassified: 0 }),
      weeks: weeksOf([0, 1, 0, 0, 2, 1, 0, 0, 0, 1, 1, 2, 0, 0]),
    }),
  ],
}

const payments: StreamAnswer = {
  ...shopper,
  id: 'payments',
  name: 'Payments',
  kind: 'supporting',
  promise: 'Streams charge and refund customers safely, without building it themselves.',
  for: [
    { id: 'shopper-purchase', name: 'Shopper Purchase Experience' },
    { id: 'enterprise-procurement', name: 'Enterprise Procurement' },
  ],
  owner: 'Team Ledger',
  northStar: null,
  stages: [],
  reliesOn: [{ id: 'platform', name: 'Platform' }],
  glances: [
    glanceOf('work', { data: { kind: 'no data', why: 'Nothing has come from Ledger tickets yet.' } }),
  ],
}

const platform: StreamAnswer = {
  ...payments,
  id: 'platform',
  name: 'Platform',
  promise: 'Streams deploy and observe their services on a paved road.',
  reliesOn: [],
  owner: 'Team Foundations',
  simulated: false,
  glances: [
    glanceOf('work', {
      data: {
        kind: 'not configured',
        why: 'No source of the stream `platform` measures delivery work: add one under `sources` in the map.',
      },
    }),
  ],
}

export const OVERVIEW: OverviewAnswer = {
  organisation: { name: 'Fair Market', timeZone: 'Europe/Amsterdam', weekStart: 'monday' },
  asOf: iso(NOW),
  slices: [
    { id: 'first-time', name: 'First-time shoppers', within: null },
    { id: 'returning', name: 'Returning shoppers', within: null },
    { id: 'loyal', name: 'Loyal shoppers', within: 'returning' },
    { id: 'enterprise', name: 'Enterprise buyers', within: null },
  ],
  streams: [shopper, procurement, payments, platform],
  sources: [
    {
      id: 'tracker',
      name: 'Issue tracker',
      kind: 'jira',
      measures: 'work',
      simulated: true,
      events: 3480,
      items: 330,
      first: iso(NOW - 210 * DAY),
      last: iso(NOW - 900_000),
      data: { kind: 'ok' },
      unmapped: { 'Needs triage': 3, 'On ice': 1 },
      unclassified: 10,
      withoutStream: 8,
      quarantined: 2,
    },
    {
      id: 'shop',
      name: 'Shop events',
      kind: 'cloudevents',
      measures: 'journeys',
      simulated: true,
      events: 128_400,
      items: 16_022,
      first: iso(NOW - 210 * DAY),
      last: iso(NOW - 1000),
      data: { kind: 'ok' },
      unmapped: {},
      unclassified: 0,
      withoutStream: 0,
      quarantined: 0,
    },
    {
      id: 'procurement-log',
      name: 'Procurement log',
      kind: 'csv',
      measures: 'work',
      simulated: false,
      events: 210,
      items: 21,
      first: iso(NOW - 300 * DAY),
      last: iso(NOW - 60 * DAY),
      data: { kind: 'stale', since: iso(NOW - 60 * DAY), why: 'No event for more than 30 days.' },
      unmapped: {},
      unclassified: 0,
      withoutStream: 0,
      quarantined: 0,
    },
    {
      id: 'ledger',
      name: 'Ledger tickets',
      kind: 'csv',
      measures: 'work',
      simulated: false,
      events: 0,
      items: 0,
      first: null,
      last: null,
      data: { kind: 'no data', why: 'No event has come yet.' },
      unmapped: {},
      unclassified: 0,
      withoutStream: 0,
      quarantined: 0,
    },
  ],
  problems: [
    {
      code: 'MR012',
      severity: 'warning',
      message: 'The stream `enterprise-procurement` has no owner: name the team that owns it end to end.',
      file: 'streams.yaml',
      line: 41,
      column: 3,
    },
  ],
  folder: 'map',
}

export const EMPTY_OVERVIEW: OverviewAnswer = {
  ...OVERVIEW,
  organisation: { name: 'Unnamed organisation', timeZone: 'UTC', weekStart: 'monday' },
  slices: [],
  streams: [],
  sources: [],
  problems: [],
}
