/** What is measured of the fake items, by the functions that measure real ones. */
import type { ListedItem } from '../../src/flow/answers.ts'
import type { Micros } from '../../src/flow/event.ts'
import type { ItemFact, Visit } from '../../src/flow/facts.ts'
import { measureFacts } from '../../src/flow/measures/measure-facts.ts'
import { askOf, flowAnswer } from '../../src/flow/report.ts'
import { oneOf, RequestError } from '../../src/flow/request.ts'
import { VIEWS } from '../../src/flow/view-answers.ts'
import { viewAnswer } from '../../src/flow/views/view-answer.ts'
import { resolveView, type DoneItems } from '../../src/flow/views/view-ask.ts'
import { loadMap } from '../../src/model/load.ts'
import { iso, ITEMS, NOW } from './fake-items.ts'

const STREAM = 'promise: P, for: [first-time], trigger: T, finishLine: F, outcome: O, northStar: { name: N }'

const MEASURING =
  '{ expectation: { percent: 85, within: 8 d }, staleAfterDays: 7, mix: { feature: 50, defect: 25, risk: 10, debt: 15 } }'

/** The part of the fake organisation that measuring depends on. In Lagos it is always one hour past UTC. */
const { map } = loadMap([
  {
    file: 'map.yaml',
    text: `
organisation: { name: Fair Market, timeZone: Africa/Lagos, workingCalendar: {} }
slices:
  first-time: { name: First-time shoppers }
  returning: { name: Returning shoppers }
  loyal: { name: Loyal shoppers, within: returning }
  enterprise: { name: Enterprise buyers }
teams: { storefront: { name: Storefront team } }
streams:
  shopper-purchase: { name: Shopper Purchase Experience, ${STREAM}, measuring: ${MEASURING} }
  enterprise-procurement: { name: Enterprise Procurement, ${STREAM} }
  payments: { name: Payments, ${STREAM} }
  platform: { name: Platform, ${STREAM} }
sources:
  tracker:
    name: Issue tracker
    kind: jira
    stream: shopper-purchase
    simulated: true
    team: storefront
    states: { Open: new, Doing: { state: active, stage: development }, Check: { state: waiting, stage: review }, Done: done }
  shop:
    name: Shop events
    kind: cloudevents
    measures: journeys
    stream: shopper-purchase
    simulated: true
    states: { looks: { state: active, stage: development }, bought: done }
  ledger: { name: Ledger tickets, kind: csv, stream: payments, states: { Done: done } }
`,
  },
])

/** What the pages read of the map itself. */
export const MAP = {
  folder: 'map',
  revision: '1',
  map: {
    teams: { storefront: { name: 'Storefront team' } },
    sources: {
      tracker: { measures: 'work', stream: 'shopper-purchase', team: 'storefront' },
      shop: { measures: 'journeys', stream: 'shopper-purchase' },
    },
  },
  problems: [],
  narration: { text: '', words: 0, seconds: 0 },
  streams: {},
}

const micros = (at: string): Micros => Date.parse(at) * 1000

/** The share of the time in progress until review. */
const ACTIVE = 0.38

const factOf = (item: ListedItem, i: number): ItemFact => ({
  ...item,
  alsoIn: [],
  team: 'storefront',
  parent: null,
  counts: 'always',
  blockedBy: null,
  costOfDelay: null,
  movesStage: null,
  movesSlice: null,
  cost: null,
  abandonedFrom: null,
  created: micros(item.created),
  start: item.start === null ? null : micros(item.start),
  done: item.done === null ? null : micros(item.done),
  canceled: null,
  active: (item.activeSeconds ?? 0) * 1e6,
  waiting: (item.waitingSeconds ?? 0) * 1e6,
  rework: item.reworkSeconds * 1e6,
  // None of these is a defect, which a test counts.
  startCensored: [20, 21, 28].includes(i),
  quarantine: i === 12 || i === 13 ? 'done before it was started' : null,
  unmapped: [],
  lastAt: item.done === null ? micros(item.created) : micros(item.done),
  events: 4,
})

/** Development, then review; every ninth goes back and forth once. */
const visitsOf = (fact: ItemFact, i: number): Visit[] => {
  const { source, item, pass, measured, stream, alsoIn, slice, team, counts, type, start } = fact
  if (start === null) return []
  const end = fact.done
  const until = end ?? NOW * 1000
  const stays =
    measured === 'journeys'
      ? (['development'] as const)
      : i % 9 === 0
        ? (['development', 'review', 'development', 'review'] as const)
        : (['development', 'review'] as const)
  const rounds = stays.length / 2
  const at = (nth: number): Micros =>
    Math.round(start + (until - start) * ((Math.floor(nth / 2) + (nth % 2 ? ACTIVE : 0)) / rounds))
  const key = { source, item, pass, measured, stream, alsoIn, slice, team, counts, type }
  return stays.map((stage, nth) => ({
    ...key,
    nth,
    stage,
    state: stage === 'development' ? 'active' : 'waiting',
    reason: null,
    at: at(nth),
    end: nth === stays.length - 1 ? end : at(nth + 1),
    skipped: false,
    nextStage: stays[nth + 1] ?? null,
  }))
}

const FACTS = [...ITEMS.work.map(factOf), ...ITEMS.journeys.map(factOf)]
const MEASURES = measureFacts(FACTS, FACTS.flatMap(visitsOf))

const doneItems: DoneItems = async (of, { from, to }, most) =>
  FACTS.filter(
    (item) =>
      item.measured === of.measured &&
      item.start !== null &&
      item.done !== null &&
      from <= item.done &&
      item.done < to &&
      item.quarantine === null &&
      !item.startCensored &&
      (of.streams === undefined || of.streams.includes(item.stream ?? '')) &&
      (of.slices === undefined || of.slices.includes(item.slice ?? '')) &&
      (of.types === undefined || of.types.includes(item.type)),
  )
    .toSorted((a, b) => (a.done ?? 0) - (b.done ?? 0))
    .slice(0, most)

const GAP =
  'The map does not say what this status means; time in it is left out: On ice (3 items). Add to sources.tracker.states.'

/** What `/api/flow` and `/api/views/:view` answer. */
export const measured = async (url: URL): Promise<{ status: number; body: unknown }> => {
  try {
    const { request, options } = resolveView(Object.fromEntries(url.searchParams), map)
    const now = micros(iso(NOW))
    if (url.pathname === '/api/flow') {
      return { status: 200, body: await flowAnswer(MEASURES, map, request, now) }
    }
    const ask = { ...(await askOf(MEASURES, map, request, now)), options, doneItems }
    const answer = await viewAnswer(oneOf('view', url.pathname.split('/').at(-1) ?? '', VIEWS), ask)
    return { status: 200, body: { ...answer, warnings: [...answer.warnings, GAP] } }
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    return { status: 400, body: { error: { code: 'bad-request', message: error.message } } }
  }
}
