/**
 * Random histories through the whole house: whatever the order of arrival, the portions and the repeats,
 * the store's answers (SQL), the answers after a rebuild, and the plain definitions give the same figures.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Engine } from '../src/engine/engine.ts'
import { flowAnswer } from '../src/flow/report.ts'
import { fold } from '../src/flow/fold.ts'
import type { SourceEvent } from '../src/flow/event.ts'
import type { Derived } from '../src/flow/facts.ts'
import { measureFacts } from '../src/flow/measure-facts.ts'
import { readingOf } from '../src/flow/reading.ts'
import { resolveRequest, type FlowRequest } from '../src/flow/request.ts'
import { loadMap } from '../src/model/load.ts'
import { openDuckDbStore } from '../src/store/duckdb/open.ts'
import { temporaryFolder } from './workspace.ts'

const TEXT = `
organisation: { name: Test, timeZone: Europe/Berlin }
slices:
  all: { name: All }
  shoppers: { name: Shoppers, within: all }
  buyers: { name: Buyers, within: all }
journey:
  stages: { find: { name: Find }, buy: { name: Buy }, get: { name: Get } }
streams:
  shop: { name: Shop, promise: p, for: [all], trigger: t, finishLine: f, outcome: o, northStar: { name: n }, stages: [find, buy, get] }
  pay: { name: Pay, kind: supporting, promise: p, for: [shop], trigger: t, finishLine: f, outcome: o }
sources:
  work:
    name: Work
    kind: jira
    stream: [{ when: { area: shop }, is: shop }, { when: { area: pay }, is: pay }]
    states: { New: new, Ready: waiting, Design: active, Build: active, Held: paused, Done: done, Shut: done, Dropped: canceled, Side: ignored, Note: keep }
    classify: [{ when: { type: Story }, as: feature }, { when: { type: Bug }, as: defect }, { when: { type: Chore }, as: debt }]
  journeys:
    name: Journeys
    kind: cloudevents
    measures: journeys
    stream: shop
    slice: [{ when: { who: s }, is: shoppers }, { when: { who: b }, is: buyers }]
    states:
      Ready: { state: waiting, stage: find }
      Design: { state: active, stage: find }
      Build: { state: active, stage: buy }
      Held: { state: paused, stage: buy }
      Shut: { state: active, stage: get }
      Done: { state: done, stage: get }
      Dropped: canceled
      New: new
      Note: keep
`

const HOUR = 3_600_000_000
/** Both changes of the clock in Berlin: 2026-03-29 01:00Z and 2026-10-25 01:00Z. */
const CHANGES = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)].map((ms) => ms * 1000)
const NOW = Date.UTC(2026, 10, 10, 12) * 1000

const instant = fc.oneof(
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -30, max: 30 }))
    .map(([change, hours]) => change + hours * HOUR),
  fc.integer({ min: Date.UTC(2026, 1, 1) * 1000, max: NOW - HOUR }),
)

const history = (item: number, source: 'work' | 'journeys') =>
  fc
    .array(
      fc.record({
        at: instant,
        ord: fc.nat(2),
        state: fc.option(
          fc.constantFrom(
            'New',
            'Ready',
            'Design',
            'Build',
            'Held',
            'Done',
            'Done',
            'Shut',
            'Dropped',
            'Side',
            'Note',
            'Odd',
          ),
          { freq: 8 },
        ),
        fields: fc.option(
          fc.record({
            type: fc.constantFrom('Story', 'Bug', 'Chore', 'Other'),
            area: fc.constantFrom('shop', 'pay', 'none'),
            who: fc.constantFrom('s', 'b', 'x'),
          }),
          { freq: 3 },
        ),
        partial: fc.boolean(),
      }),
      { minLength: 1, maxLength: 9 },
    )
    .map((moves) =>
      moves.map(({ at, ord, state, fields, partial }, i): SourceEvent => ({
        source,
        id: `${item}.${i}`,
        item: `item-${item}`,
        at,
        ord,
        received: NOW,
        step: state === null ? 'fields' : 'enter',
        state,
        instance: null,
        fields,
        was: null,
        fault: item % 7 === 3 && i === 0 ? 'made up for the test' : null,
        partial: partial && i === 0 && item % 5 === 1,
        ref: null,
      })),
    )

const histories = fc
  .array(fc.constantFrom('work' as const, 'journeys' as const), { minLength: 1, maxLength: 12 })
  .chain((sources) => fc.tuple(...sources.map((source, i) => history(i, source))))
  .map((items) => items.flat())

const requests = fc.record({
  measured: fc.constantFrom('work', 'journeys'),
  stream: fc.option(fc.constantFrom('shop', 'pay'), { nil: undefined }),
  slice: fc.option(fc.constantFrom('all', 'shoppers', 'buyers'), { nil: undefined, freq: 2 }),
  type: fc.option(fc.constantFrom('feature', 'defect', 'unclassified'), { nil: undefined, freq: 2 }),
  from: fc.option(fc.constantFrom('2026-03-28', '2026-10-24'), { nil: undefined }),
  to: fc.option(fc.constantFrom('2026-10-27', '2026-11-01'), { nil: undefined }),
  by: fc.constantFrom('day', 'week', 'month'),
  basis: fc.constantFrom('completed', 'load'),
})

const derivedOf = (
  events: readonly SourceEvent[],
  reading: (source: string) => ReturnType<typeof readingOf>,
): Derived => {
  const byItem = Map.groupBy(events, ({ source, item }) => `${source} ${item}`)
  const derived = [...byItem.values()].map((own) => fold(own, reading(own[0]?.source ?? '')))
  return { items: derived.flatMap(({ items }) => items), visits: derived.flatMap(({ visits }) => visits) }
}

describe('random histories', () => {
  const loaded = loadMap([{ file: 'map.yaml', text: TEXT }])
  const readings = new Map(
    [...loaded.map.sources].map(([id, source]) => [id, readingOf(id, source, loaded.map)]),
  )
  const reading = (source: string) => {
    const found = readings.get(source)
    if (!found) throw new Error(source)
    return found
  }
  let place: Awaited<ReturnType<typeof temporaryFolder>>
  let round = 0
  beforeAll(async () => {
    expect(loaded.problems).toEqual([])
    place = await temporaryFolder()
  })
  afterAll(() => place.remove())

  it('incremental, rebuilt and pure results are equal', async () => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 20 }),
        fc.array(requests, { minLength: 3, maxLength: 3 }),
        async (events, dice, portion, asked: FlowRequest[]) => {
          const store = await openDuckDbStore(`${place.folder}/${(round += 1)}`)
          const engine = await Engine.open({ folder: '.', map: loaded.map, problems: [] }, store, () => NOW)
          try {
            // Some events come twice, all in some order, in portions of some size.
            const sent = [...events, ...events.filter((_, i) => i % 3 === 0)]
              .map((event) => ({ event, key: dice.next().value ?? 0 }))
              .sort((a, b) => a.key - b.key)
              .map(({ event }) => event)
            let accepted = 0
            for (let i = 0; i < sent.length; i += portion) {
              for (const source of ['work', 'journeys']) {
                const readingsOfPortion = sent
                  .slice(i, i + portion)
                  .filter((event) => event.source === source)
                accepted += (await engine.takeReadings(source, readingsOfPortion)).accepted
              }
            }
            expect(accepted).toBe(events.length)

            const pure = derivedOf(events, reading)
            const measures = measureFacts(pure.items, pure.visits)
            const expected = await Promise.all(
              asked.map((request) =>
                flowAnswer(measures, loaded.map, resolveRequest(request, loaded.map), NOW).catch(String),
              ),
            )
            const answers = () =>
              Promise.all(
                asked.map((request) =>
                  engine.flow(request).then((answer) => ({ ...answer, warnings: [] }), String),
                ),
              )
            expect(await answers()).toEqual(expected)
            await engine.rebuild()
            expect(await answers()).toEqual(expected)
            for (const { source, item } of pure.items) {
              const own = derivedOf(
                events.filter((event) => event.source === source && event.item === item),
                reading,
              )
              expect(await store.derivedOf({ source, item })).toEqual(own)
            }
          } finally {
            await engine.close()
          }
        },
      ),
      { numRuns: Number(process.env['MILLRACE_RUNS'] ?? 60) },
    )
  }, 180_000)
})
