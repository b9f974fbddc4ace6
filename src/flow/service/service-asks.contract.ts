/** A shop that runs as a service, for tests: its map with the given service levels, and asks of journeys at hand. */
import { loadMap } from '../../model/load.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import type { Micros } from '../event.ts'
import { askJourneys, journey, minute, type Told } from '../journeys/asks.contract.ts'
import type { JourneyAsk, KeptRecord } from '../journeys/journey-ask.ts'
import type { Moment } from '../journeys/moment.ts'
import type { FlowRequest } from '../request.ts'
import type { MixedJourneys } from './mixed-journeys.ts'
import { PROBE_RECORD, probeName, type ProbeSpan } from './probe-spans.ts'

/** @param levels Each on a line of its own, in YAML. */
export const serviceMap = (...levels: string[]): ValueStreamMap =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: UTC }
slices: { private: { name: Private }, firms: { name: Firms } }
journey: { stages: { look: { name: Look }, buy: { name: Buy }, get: { name: Get } } }
events:
  seen: { name: Seen, stage: look, attempt: success }
  not-found: { name: Not found, stage: look, attempt: failure }
  ordered: { name: Ordered, stage: buy }
  paid: { name: Paid, stage: buy, attempt: success }
  refused: { name: Refused, stage: buy, attempt: failure }
  broke: { name: Something broke, attempt: failure }
  got: { name: Got it, stage: get }
  canceled: { name: Canceled, stage: buy }
streams:
  shop:
    name: Shop
    promise: People buy what they need
    for: [private, firms]
    trigger: Somebody needs something
    finishLine: They have it
    outcome: They are content
    northStar: { name: Bought }
    stages: [look, buy, get]
    proofPoints: { trigger: seen, finishLine: got }
    measuring: { journeys: { abandonment: 10 d } }
    serviceLevels: {${levels.map((level) => `\n      ${level}`).join(',')} }
sources:
  web: { name: Web, kind: cloudevents, measures: journeys, stream: shop, cloudEvents: { from: /web, item: subject, state: type } }
`,
    },
  ]).map

/** What events mean; words that are not here change nothing. */
const MEANING: Readonly<Record<string, Partial<Moment>>> = {
  seen: { stage: 'look', state: 'active', proofs: ['seen'] },
  'not-found': { proofs: ['not-found'] },
  ordered: { stage: 'buy', state: 'active', proofs: ['ordered'] },
  paid: { stage: 'buy', state: 'waiting', proofs: ['paid'] },
  refused: { proofs: ['refused'] },
  broke: { proofs: ['broke'] },
  sent: { stage: 'get', state: 'active' },
  got: { stage: 'get', state: 'done', proofs: ['got'] },
  canceled: { state: 'canceled', proofs: ['canceled'] },
}

/** The moments of a journey, by minute and word. */
export const visit = (item: string, moments: readonly Told[], whole: Partial<Moment> = {}): Moment[] =>
  journey(
    item,
    moments.map(([at, word, own]): Told => [at, word, { ...MEANING[word], ...own }]),
    whole,
  )

export interface ServiceWorld {
  readonly levels?: readonly string[]
  readonly request?: FlowRequest
  /** Service level → what its probe found. */
  readonly probed?: Readonly<Record<string, readonly ProbeSpan[]>>
  readonly mixed?: MixedJourneys
}

/** @param now Minutes after the first Monday. */
export const askService = (
  moments: readonly Moment[],
  now: number,
  { levels = [], request = {}, probed = {}, mixed }: ServiceWorld = {},
): Promise<JourneyAsk> => {
  const records = Object.entries(probed).flatMap(([level, spans]) =>
    spans.map((value): KeptRecord => ({ name: probeName('shop', level), at: value.to, value })),
  )
  return askJourneys(moments, request, minute(now), serviceMap(...levels), {
    records: async (kind, name) =>
      kind === PROBE_RECORD ? records.filter((one) => name === undefined || one.name === name) : [],
    ...(mixed ? { mixed } : {}),
  })
}

/** A span in which `failed` of `sent` probes failed. */
export const span = (from: Micros, to: Micros, sent: number, failed = 0, every = 60): ProbeSpan => ({
  from,
  to,
  every,
  sent,
  answered: sent - failed,
  failures: failed === 0 ? {} : { 'answered 503': failed },
  ms: { sum: (sent - failed) * 20, max: failed === sent ? 0 : 30 },
})
