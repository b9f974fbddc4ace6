/** A shop with proof points, and asks of its journeys, for tests. */
import { loadMap } from '../../model/load.ts'
import type { ValueStreamMap } from '../../model/schema.ts'
import type { Micros } from '../event.ts'
import type { FlowRequest } from '../request.ts'
import { askAtHand, plainMoment, type AtHand } from './ask-at-hand.contract.ts'
import type { JourneyAsk } from './journey-ask.ts'
import { journeyLogOf } from './journey-log.ts'
import type { Moment } from './moment.ts'

const MINUTE = 60_000_000
/** A Monday. */
const FIRST = Date.UTC(2026, 0, 5) * 1000

/** So many minutes after midnight (UTC) of the first Monday. */
export const minute = (nth: number): Micros => FIRST + nth * MINUTE

/** A shop with proof points. @param measuring Of the stream, in YAML. */
export const shopMap = (measuring = '{ journeys: { abandonment: 1 h } }', stream = ''): ValueStreamMap =>
  loadMap([
    {
      file: 'map.yaml',
      text: `
organisation: { name: Test, timeZone: UTC }
slices: { private: { name: Private }, young: { name: Young, within: private }, firms: { name: Firms } }
journey: { stages: { look: { name: Look }, buy: { name: Buy }, get: { name: Get }, return: { name: Return } } }
events:
  seen: { name: Seen, stage: look }
  ordered: { name: Ordered, stage: buy }
  paid: { name: Paid, stage: buy }
  got: { name: Got it, stage: get }
  refunded: { name: Refunded, stage: return }
streams:
  shop:
    name: Shop
    promise: People buy what they need
    for: [private, firms]
    trigger: Somebody needs something
    finishLine: They have it
    outcome: They are content
    northStar: { name: Bought }
    stages: [look, buy, get, return]
    proofPoints: { trigger: seen, finishLine: got, completions: [refunded] }
    measuring: ${measuring}
${stream}
sources:
  web: { name: Web, kind: cloudevents, measures: journeys, stream: shop, cloudEvents: { from: /web, item: subject, state: type } }
`,
    },
  ]).map

/** A moment by its minute and word; what the word means is that of {@link WORDS} unless it is said. */
export type Told = readonly [minute: number, word: string, own?: Partial<Moment>]

/** What events of the shop mean. Words that are not here are activities that change nothing: the state and stage before hold. */
const WORDS: Readonly<Record<string, Partial<Moment>>> = {
  seen: { stage: 'look', state: 'active', proofs: ['seen'] },
  ordered: { stage: 'buy', state: 'active', proofs: ['ordered'] },
  paid: { stage: 'buy', state: 'waiting', proofs: ['paid'] },
  got: { stage: 'get', state: 'done', proofs: ['got'] },
  asked: { stage: 'return', state: 'waiting' },
  refunded: { stage: 'return', state: 'done', proofs: ['refunded'] },
  left: { state: 'canceled' },
}

/** The moments of a journey, an item of its own. */
export const journey = (item: string, moments: readonly Told[], whole: Partial<Moment> = {}): Moment[] => {
  let held: Pick<Moment, 'stage' | 'state'> = { stage: null, state: 'new' }
  return moments.map(([at, word, own], nth): Moment => {
    const meaning = { ...WORDS[word], ...own }
    held = { stage: meaning.stage ?? held.stage, state: meaning.state ?? held.state }
    return plainMoment({ item, nth, at: minute(at), activity: word, ...meaning, ...held, ...whole })
  })
}

/**
 * The ask of a request, of these moments and no others.
 *
 * @param now The only clock.
 * @param kept What is kept beside the events.
 */
export const askJourneys = (
  moments: readonly Moment[],
  words: FlowRequest,
  now: Micros,
  map: ValueStreamMap = shopMap(),
  kept: Pick<AtHand, 'records' | 'mixed'> = {},
): Promise<JourneyAsk> => {
  const times = Float64Array.from(moments, ({ at }) => at).sort()
  const extent = { items: moments.length, first: times[0] ?? null, last: times.at(-1) ?? null }
  return askAtHand({ map, log: journeyLogOf(moments), now, extent, ...kept }, words)
}
