/** What the tests of alerts share: a map, a store in memory, findings, receivers that listen. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { measureFacts } from '../flow/measures/measure-facts.ts'
import type { ItemFact, Visit } from '../flow/facts.ts'
import { loadMap } from '../model/load.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { Store, StoredRecord } from '../store/store.ts'
import type { Finding } from './attention.ts'
import type { StoredAlert } from './stored.ts'

export const DAY = 86_400_000_000
/** A Thursday. */
export const NOW = Date.UTC(2026, 6, 30, 12) * 1000

/** A stream with a target, an expectation, a source, and the given alerts, indented as under `alerts:`. */
export const mapWith = (alerts: string): ValueStreamMap =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: UTC }
slices: { everyone: { name: Everyone } }
streams:
  support:
    name: Support
    promise: Whoever reports a problem can work again soon
    for: [everyone]
    trigger: A problem is reported
    finishLine: The reporter can work again
    outcome: Work goes on
    measuring: { expectation: { percent: 85, within: 5 d } }
    targets: { few: { metric: load, atMost: 2 } }
sources:
  tracker: { name: Tracker, kind: jira, stream: support, states: { Ready: waiting, Doing: active, Done: done } }
${alerts === '' ? '' : `alerts:\n${alerts}`}
`,
    },
  ]).map

/** The part of a store that alerts use, with items in progress since the given instants. */
export const storeOf = (
  starts: readonly number[],
  records: StoredRecord[] = [],
): Pick<Store, 'measures' | 'record' | 'latest'> => {
  const common = {
    source: 'tracker',
    pass: 0,
    measured: 'work',
    stream: 'support',
    alsoIn: [],
    slice: null,
    team: null,
    counts: 'always',
    type: 'feature',
  } as const
  const items = starts.map((start, i): ItemFact => ({
    ...common,
    item: `item-${i}`,
    label: `S-${i}`,
    title: `Problem <${i}>`,
    url: null,
    parent: null,
    blockedBy: null,
    costOfDelay: null,
    movesStage: null,
    movesSlice: null,
    cost: null,
    abandonedFrom: null,
    created: start,
    start,
    done: null,
    canceled: null,
    state: 'active',
    stage: 'Doing',
    status: 'Doing',
    active: 0,
    waiting: 0,
    reopened: 0,
    rework: 0,
    startCensored: false,
    quarantine: null,
    unmapped: [],
    lastAt: NOW - DAY,
    events: 1,
  }))
  const visits = items.map(({ item, start }): Visit => ({
    ...common,
    item,
    nth: 0,
    stage: 'Doing',
    state: 'active',
    reason: null,
    at: start ?? 0,
    end: null,
    skipped: false,
    nextStage: null,
  }))
  return {
    measures: measureFacts(items, visits),
    record: async (some) => void records.push(...structuredClone(some)),
    latest: async (kind) => [
      ...new Map(records.filter((one) => one.kind === kind).map((one) => [one.name, one])).values(),
    ],
  }
}

export const finding = (some: Partial<Finding> = {}): Finding => ({
  identity: 'target/support/few/2026-07-27',
  subject: 'target/support/few',
  scope: 'target/support/few',
  cause: 'target',
  title: 'Support: Few at a time',
  sentence: '3 items in progress; the target is at most 2.',
  streams: ['support'],
  figure: 'load?measured=work&stream=support',
  item: null,
  source: null,
  simulated: false,
  since: NOW,
  ...some,
})

export const openAlert = (id: string, some: Partial<Finding> = {}): StoredAlert => ({
  ...finding(some),
  id,
  opened: NOW,
  resolved: null,
  acknowledged: null,
})

interface Posted {
  readonly body: string
  readonly headers: IncomingHttpHeaders
}

/** A receiver of webhooks that answers with these statuses in turn, the last one for ever. */
export const receiver = async (
  ...statuses: number[]
): Promise<{ url: string; posted: Posted[]; close: () => Promise<void> }> => {
  const posted: Posted[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const status = statuses[Math.min(posted.length, statuses.length - 1)] ?? 200
      posted.push({ body: Buffer.concat(chunks).toString(), headers: request.headers })
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook/secret-part`,
    posted,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
