/** Facts that tests are made of, as short to write as they are to read. */
import type { ItemFact, Visit } from '../facts.ts'
import type { Micros } from '../event.ts'
import type { Moment } from '../journeys/moment.ts'

/** An item that began at 10 and was done at 30. */
export const sampleFact = (some: Partial<ItemFact> = {}): ItemFact => ({
  source: 'jira',
  item: 'A',
  pass: 0,
  measured: 'work',
  stream: 'shop',
  alsoIn: [],
  slice: null,
  team: null,
  parent: null,
  counts: 'always',
  blockedBy: null,
  costOfDelay: null,
  movesStage: null,
  movesSlice: null,
  cost: null,
  type: 'feature',
  label: 'SHOP-1',
  title: null,
  url: null,
  created: 0,
  start: 10,
  done: 30,
  canceled: null,
  abandonedFrom: null,
  state: 'done',
  stage: 'build',
  status: 'Done',
  active: 15,
  waiting: 5,
  reopened: 0,
  rework: 0,
  startCensored: false,
  quarantine: null,
  unmapped: [],
  lastAt: 30,
  events: 3,
  ...some,
})

export const sampleVisit = (some: Partial<Visit> = {}): Visit => ({
  source: 'jira',
  item: 'A',
  pass: 0,
  nth: 0,
  measured: 'work',
  stream: 'shop',
  alsoIn: [],
  slice: null,
  team: null,
  counts: 'always',
  type: 'feature',
  stage: 'build',
  state: 'active',
  reason: null,
  at: 10,
  end: 30,
  skipped: false,
  nextStage: null,
  ...some,
})

export const sampleMoment = (some: Partial<Moment> = {}): Moment => ({
  source: 'jira',
  item: 'A',
  journey: 0,
  nth: 0,
  at: 10,
  activity: 'pay',
  lifecycle: 'complete',
  stage: 'buy',
  state: 'active',
  proofs: ['order.paid'],
  signal: 'defect',
  amounts: { amount: 2.5 },
  stream: 'shop',
  alsoIn: [],
  slice: null,
  type: 'feature',
  ...some,
})

/** The visits of an item from `start` on, each up to its `end`; those that end when they begin are skipped. */
export const sampleVisits = (
  item: string,
  start: Micros,
  some: readonly (Pick<Visit, 'stage' | 'state' | 'end'> & Partial<Visit>)[],
): Visit[] => {
  let at = start
  return some.map((one, nth) => {
    const visit = sampleVisit({ item, nth, at, skipped: one.end === at, ...one })
    at = one.end ?? at
    return visit
  })
}
