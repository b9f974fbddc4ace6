/** Journeys written as words, for tests of paths. */
import { loadMap } from '../../../model/load.ts'
import type { Micros } from '../../event.ts'
import type { FlowRequest } from '../../request.ts'
import { askAtHand, plainMoment } from '../ask-at-hand.contract.ts'
import type { JourneyAsk } from '../journey-ask.ts'
import { journeyLogOf } from '../journey-log.ts'
import type { Moment } from '../moment.ts'

export const HOUR: Micros = 3600 * 1_000_000
const START = Date.UTC(2026, 0, 5) * 1000

const MAP = `
organisation: { name: Shop, timeZone: UTC }
slices:
  shopper: { name: Shopper }
  buyer: { name: Buyer }
  fleet-buyer: { name: Fleet buyer, within: buyer }
journey:
  stages:
    discover: { name: Discover }
    compare: { name: Compare }
    purchase: { name: Purchase }
    use: { name: Use }
grid:
  buyer:
    compare: does not apply
streams:
  shop:
    name: Shop
    promise: Whoever needs it gets it
    for: [shopper, buyer]
    trigger: They look for it
    finishLine: They have it
    outcome: They use it
    stages: [discover, compare, purchase]
    northStar: { name: Orders }
sources:
  site: { name: Site, kind: csv, measures: journeys, stream: shop, csv: { item: id, time: at, activity: what } }
`

export interface Told {
  /** An event each hour: `stage`, or `stage/activity`; `-` for no stage; a `>` before the activity for its start. */
  readonly way: string
  readonly slice?: string
  /** Hours between events. */
  readonly every?: number
  /** Hours after the start of the log. */
  readonly after?: number
}

const momentsOf = ({ way, slice, every = 1, after = 0 }: Told, item: string): Moment[] =>
  way.split(' ').map((word, nth) => {
    const [stage = '', activity = stage] = word.split('/')
    const isStart = activity.startsWith('>')
    return plainMoment({
      source: 'site',
      item,
      nth,
      at: START + (after + nth * every) * HOUR,
      activity: isStart ? activity.slice(1) : activity,
      lifecycle: isStart ? 'start' : 'complete',
      stage: stage === '-' ? null : stage,
      slice: slice ?? null,
    })
  })

/** An ask of these journeys. @param request Default: of the stream `shop`, the whole of January. */
export const askOfWays = (
  ways: readonly (Told | string)[],
  request: FlowRequest = {},
): Promise<JourneyAsk> => {
  const told = ways.map((way) => (typeof way === 'string' ? { way } : way))
  return askAtHand(
    {
      map: loadMap([{ file: 'map.yaml', text: MAP }]).map,
      log: journeyLogOf(told.flatMap((one, i) => momentsOf(one, `j${String(i).padStart(4, '0')}`))),
      now: Date.UTC(2026, 5, 1) * 1000,
      otherwise: { stream: 'shop', from: '2026-01-01', to: '2026-02-01' },
    },
    request,
  )
}
