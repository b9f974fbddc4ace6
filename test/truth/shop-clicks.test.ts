/** The click-stream of an online shop, imported as journeys: a user is an item. */
import { expect, it } from 'vitest'
import { nearestRank } from '../../src/flow/percentile.ts'
import { sizeOf, spanOfJourney } from '../../src/flow/journeys/journey-log.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { describeWithData, sharedFile, sharedJson } from '../shared-data.ts'
import { engineOn, mapOf } from '../workspace.ts'

interface ShopTruth {
  events: number
  users: number
  time_range: [string, string]
  events_by_type: Record<string, number>
  user_span: Record<'p50' | 'p95', { nearest: number }>
}

const FOLDER = 'journey-onlineshop'

describeWithData('an online shop', FOLDER, 1, () => {
  const SOURCE = `  shop:
    { name: Shop, kind: csv, measures: journeys, stream: support,
      csv: { item: user_id, state: event, time: { column: timestamp, zone: UTC } } }`

  const eventsByType = async (engine: Engine): Promise<Record<string, number>> => {
    const { log } = await engine.journeys.ask({})
    const counts: Record<string, number> = {}
    for (const code of log.activity) {
      const activity = log.activities[code] ?? ''
      counts[activity] = (counts[activity] ?? 0) + 1
    }
    return counts
  }

  /** Seconds from the first to the last event of each user, ascending. */
  const spans = async (engine: Engine): Promise<number[]> => {
    const { log } = await engine.journeys.ask({})
    return Array.from({ length: sizeOf(log) }, (_, journey) => {
      const [from, to] = spanOfJourney(log, journey)
      return ((log.at[to - 1] ?? NaN) - (log.at[from] ?? NaN)) / 1e6
    }).toSorted((a, b) => a - b)
  }

  it('has the events by type, the users, and the spans of their journeys', async () => {
    const [truth] = sharedJson<{ logs: ShopTruth[] }>(`${FOLDER}/truth/truth.json`).logs
    if (!truth) throw new Error('no truth')
    const { engine, close } = await engineOn(mapOf(SOURCE))
    const taken = await engine.importFiles([sharedFile(`${FOLDER}/simple-onlineshop.csv`)], 'shop')
    expect(taken).toMatchObject({ read: truth.events, accepted: truth.events, duplicate: 0, rejected: 0 })
    expect(await eventsByType(engine)).toEqual(truth.events_by_type)
    const ofUsers = await spans(engine)
    expect(ofUsers.length).toBe(truth.users)
    expect([50, 95].map((percent) => ofUsers[nearestRank(ofUsers.length, percent) - 1])).toEqual([
      truth.user_span.p50.nearest,
      truth.user_span.p95.nearest,
    ])
    await close()
  })
})
