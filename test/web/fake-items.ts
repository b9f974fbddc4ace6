/** Items made by hand of a few formulas: enough of them that lists page and charts have a shape. */
import type { ItemAnswer, ItemsAnswer, ListedItem } from '../../src/flow/answers.ts'
import type { FlowItemType, Measured } from '../../src/flow/facts.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** The end of what is known, as wall clock. */
export const NOW = Date.UTC(2026, 10, 23, 9, 30)

/** ISO with the offset of the fake organisation, which knows no summer time. */
export const iso = (wallClock: number): string => `${new Date(wallClock).toISOString().slice(0, 19)}+01:00`

const TYPES: readonly FlowItemType[] = [
  'feature',
  'feature',
  'defect',
  'feature',
  'risk',
  'debt',
  'feature',
  'defect',
]
const TITLES = [
  'Pay with a stored card',
  'Refund shows the wrong amount in the account overview when a voucher was used for part of the order',
  'Rotate the signing keys',
  'Compare up to four products side by side',
  'Upgrade the search index',
  '<b>Track</b> a parcel & its return',
]

const itemOf = (i: number, measured: Measured): ListedItem => {
  const created = NOW - (i * 0.62 + 0.4) * DAY
  const start = created + (6 + ((i * 37) % 60)) * HOUR
  const flow = (8 + ((i * 53) % 170) + (i % 23 === 0 ? 900 : 0)) * HOUR
  const isDone = start + flow < NOW
  const source = measured === 'work' ? 'tracker' : 'shop'
  const type = i % 31 === 7 ? 'unclassified' : (TYPES[i % TYPES.length] ?? 'feature')
  const started = start < NOW
  return {
    source,
    item: `${source}-${i}`,
    pass: 0,
    label: measured === 'work' ? `SHOP-${400 - i}` : `visitor ${10_400 - i}`,
    title: measured === 'work' ? (TITLES[i % TITLES.length] ?? null) : null,
    url: measured === 'work' ? `https://tracker.example/browse/SHOP-${400 - i}` : null,
    measured,
    stream: i % 40 === 39 ? null : 'shopper-purchase',
    slice: i % 3 === 0 ? 'returning' : 'first-time',
    type,
    state: isDone ? 'done' : started ? (i % 2 ? 'active' : 'waiting') : 'new',
    stage: isDone ? null : started ? 'development' : null,
    status: isDone ? 'Closed' : started ? 'In Progress' : 'Open',
    created: iso(created),
    start: started ? iso(start) : null,
    done: isDone ? iso(start + flow) : null,
    canceled: null,
    abandoned: false,
    movesStage: null,
    movesSlice: null,
    cost: null,
    flowSeconds: isDone ? flow / 1000 : null,
    ageSeconds: isDone || !started ? null : (NOW - start) / 1000,
    activeSeconds: Math.round(flow * 0.38) / 1000,
    waitingSeconds: Math.round(flow * 0.62) / 1000,
    reworkSeconds: i % 11 === 0 ? 5400 : 0,
    reopened: i % 11 === 0 ? 1 : 0,
    startCensored: false,
    quarantine: null,
    excluded: null,
  }
}

export const ITEMS: Readonly<Record<Measured, readonly ListedItem[]>> = {
  work: Array.from({ length: 330 }, (_, i) => itemOf(i, 'work')),
  journeys: Array.from({ length: 90 }, (_, i) => itemOf(i, 'journeys')),
}

const leftOut = (item: ListedItem, i: number): ListedItem =>
  i % 2 === 0
    ? {
        ...item,
        startCensored: true,
        excluded: 'start-censored: already in progress when the known history begins',
      }
    : {
        ...item,
        quarantine: 'done before it was started',
        excluded: 'quarantined: done before it was started',
      }

const sorters: Readonly<Record<string, (item: ListedItem) => number | string>> = {
  flowTime: (item) => item.flowSeconds ?? -1,
  age: (item) => item.ageSeconds ?? -1,
  done: (item) => item.done ?? '',
  start: (item) => item.start ?? '',
  label: (item) => item.label,
}

/** What `/api/items` answers, as far as the pages can tell. */
export const itemsAnswer = (query: URLSearchParams): ItemsAnswer => {
  const is = (name: string, value: string | null): boolean => !query.get(name) || query.get(name) === value
  const text = (query.get('text') ?? '').toLowerCase()
  const behind = query.get('behind')
  const [from, to] = [query.get('from'), query.get('to')]
  const counted = (item: ListedItem): boolean =>
    behind === null
      ? true
      : behind === 'load'
        ? item.ageSeconds !== null
        : item.done !== null && (from === null || item.done >= from) && (to === null || item.done < to)
  const measured = query.get('measured') === 'journeys' ? 'journeys' : 'work'
  const found = ITEMS[measured]
    .filter((item) => is('stream', item.stream) && is('slice', item.slice) && is('type', item.type))
    .filter((item) => `${item.label} ${item.title ?? ''}`.toLowerCase().includes(text))
    .filter(counted)
  const chosen = query.get('excluded') === 'true' ? found.slice(0, 5).map(leftOut) : found
  const key = sorters[query.get('order') ?? 'label'] ?? sorters['label']
  const sign = query.get('descending') === 'true' ? -1 : 1
  const sorted = chosen.toSorted((a, b) => {
    const [x, y] = [key?.(a) ?? '', key?.(b) ?? '']
    return x < y ? -sign : x > y ? sign : 0
  })
  const offset = Number(query.get('offset') ?? 0)
  return {
    total: sorted.length,
    offset,
    items: sorted.slice(offset, offset + Number(query.get('limit') ?? 50)),
  }
}

const STEPS = [
  { stage: 'backlog', state: 'new', status: 'Open' },
  { stage: 'development', state: 'active', status: 'In Progress' },
  { stage: 'review', state: 'waiting', status: 'In Review' },
  { stage: 'development', state: 'active', status: 'In Progress' },
  { stage: 'testing', state: 'active', status: 'Testing' },
  { stage: 'release', state: 'waiting', status: 'Ready' },
] as const

/** What `/api/items/:source/:item` answers: visits to the same few stages, `rounds` times over. */
export const itemAnswer = (source: string, item: string): ItemAnswer | null => {
  const found = [...ITEMS.work, ...ITEMS.journeys].find((one) => one.source === source && one.item === item)
  if (!found) return null
  const rounds = found.item.endsWith('-5') ? 9 : 1
  const steps = Array.from({ length: rounds }, () => STEPS).flat()
  const from = Date.parse(found.created.replace('+01:00', 'Z'))
  const to = found.done === null ? NOW : Date.parse(found.done.replace('+01:00', 'Z'))
  const at = (i: number): number => from + ((to - from) * i) / steps.length
  const ends = (i: number): string | null =>
    i === steps.length - 1 && found.done === null ? null : iso(at(i + 1))
  const seconds = (i: number): number | null =>
    ends(i) === null ? null : Math.round((at(i + 1) - at(i)) / 1000)
  return {
    passes: [found],
    visits: steps.map(({ stage, state }, nth) => ({
      pass: 0,
      nth,
      stage,
      state,
      reason: nth === 5 ? 'paused' : null,
      type: nth < 3 && found.type === 'feature' ? 'defect' : found.type,
      from: iso(at(nth)),
      to: ends(nth),
      seconds: seconds(nth),
      skipped: false,
    })),
    statuses: steps.map(({ status }, i) => ({ status, from: iso(at(i)), to: ends(i), seconds: seconds(i) })),
    rule: 'sources.tracker.classify[1]: type = Story',
    events: steps.map(({ status, state, stage }, i) => ({
      id: `10${400 + i}-${found.item}-status`,
      at: iso(at(i)),
      received: iso(NOW),
      step: 'enter',
      state: status,
      meaning: `${state} in ${stage}`,
      proofs: [],
      fields: i === 0 ? { type: 'Story', labels: ['checkout', 'payments'], points: 3 } : null,
      ref: `tracker.json issue 17, history ${i + 1}`,
    })),
  }
}
