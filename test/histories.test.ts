/**
 * Random histories through the whole house: whatever the order of arrival, the portions and the repeats,
 * the store's answers (SQL), the answers after a rebuild, and the plain definitions give the same figures.
 */
import { rm } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Engine } from '../src/engine/engine.ts'
import { flowAnswer } from '../src/flow/report.ts'
import { fold } from '../src/flow/fold.ts'
import type { SourceEvent } from '../src/flow/event.ts'
import type { Derived, ItemFact } from '../src/flow/facts.ts'
import { journeyLogOf, momentsIn } from '../src/flow/journeys/journey-log.ts'
import type { Moment } from '../src/flow/journeys/moment.ts'
import { measureFacts } from '../src/flow/measures/measure-facts.ts'
import type { Measures } from '../src/flow/measures/measures.ts'
import { readingOf } from '../src/flow/reading.ts'
import { resolveRequest, type FlowRequest } from '../src/flow/request.ts'
import { openDuckDbStore } from '../src/store/duckdb/open.ts'
import type { Store } from '../src/store/store.ts'
import { CHANGES, histories, HOUR, maps, NOW, requests } from './drawn-histories.ts'
import { temporaryFolder } from './workspace.ts'

/** How many histories of an item to go through in all; a run takes them together, as they come to an engine. */
const HISTORIES = Number(process.env['MILLRACE_HISTORIES'] ?? 400)
const MANY = 2500
const IS_LONG = HISTORIES > 10_000
const AT_ONCE = IS_LONG
  ? { minLength: MANY, maxLength: MANY }
  : ({ minLength: 1, maxLength: 40, size: 'max' } as const)
/** How many events are taken at a time. */
const PORTION = IS_LONG ? { min: MANY / 5, max: 2 * MANY } : { min: 1, max: 80 }
/** So many items of a run are compared visit by visit. */
const LOOKED_AT = 12
const RUNS = Math.ceil((2 * HISTORIES) / (AT_ONCE.minLength + AT_ONCE.maxLength))

/** The plain definitions: what the map makes of all events, and the answers from that. */
const pureOf = async (
  events: readonly SourceEvent[],
  { map }: (typeof maps)[number],
  asked: readonly FlowRequest[],
) => {
  const readings = new Map([...map.sources].map(([id, source]) => [id, readingOf(id, source, map)]))
  const byItem = Map.groupBy(events, ({ source, item }) => `${source} ${item}`)
  const derived = [...byItem.values()].map((own): Derived => {
    const reading = readings.get(own[0]?.source ?? '')
    return reading ? fold(own, reading) : { items: [], visits: [] }
  })
  const measures = measureFacts(
    derived.flatMap(({ items }) => items),
    derived.flatMap(({ visits }) => visits),
  )
  return {
    derived,
    measures,
    answers: await Promise.all(
      asked.map((request) => flowAnswer(measures, map, resolveRequest(request, map), NOW).catch(String)),
    ),
  }
}

const keyOf = ({ source, item, pass }: ItemFact): string => `${source} ${item} ${pass}`

/** A list of items leaves out those that never count, as every figure does. */
const inOrder = (items: readonly ItemFact[]): ItemFact[] =>
  items.filter(({ counts }) => counts !== 'never').sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

/** A log of journeys has none of which its parents count instead. */
const countedMoments = (derived: readonly Derived[]): Moment[] =>
  derived.flatMap(({ items, moments = [] }) =>
    items.some(({ counts }) => counts === 'never') ? [] : moments,
  )

/** All passes of all items in the store. */
const factsIn = async (store: Store): Promise<ItemFact[]> => {
  const pages = await Promise.all(
    (['work', 'journeys'] as const).map((measured) =>
      store.items({ of: { measured }, offset: 0, limit: 10 * MANY }),
    ),
  )
  return inOrder(
    pages.flatMap(({ items }) =>
      items.map((listed) => {
        const { excluded, ...fact } = listed
        expect(excluded).toBeNull()
        return fact
      }),
    ),
  )
}

const INSTANTS = [...CHANGES, NOW].map((at) => at - HOUR / 2)
const WINDOW = { from: 0, to: NOW }

/** What the visits come to: in which stage and state at an instant, for how long, and where to from there. */
const visitsIn = (measures: Measures, measured: 'work' | 'journeys') =>
  Promise.all([
    measures.loadBy({ measured }, INSTANTS, 'stageAndState'),
    measures.loadBy({ measured }, INSTANTS, 'type'),
    measures.stageTimes({ measured }, WINDOW, [50, 85]),
    measures.moves({ measured }, WINDOW),
    measures.waits({ measured }, WINDOW),
    measures.openAt({ measured }, NOW),
  ])

describe('random histories', () => {
  let place: Awaited<ReturnType<typeof temporaryFolder>>
  let round = 0
  let seen = 0
  beforeAll(async () => {
    for (const { problems } of maps) expect(problems).toEqual([])
    place = await temporaryFolder()
  })
  afterAll(async () => {
    console.info(`${seen} random histories in ${round} stores: incremental = rebuilt = pure.`)
    await place.remove()
  })

  it('incremental, rebuilt and pure results are equal', { timeout: HISTORIES * 1000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        histories(AT_ONCE),
        fc.infiniteStream(fc.nat()),
        fc.integer(PORTION),
        fc.nat(maps.length - 1),
        fc.array(requests, { minLength: 3, maxLength: 3 }),
        async (events, dice, portion, first, asked: FlowRequest[]) => {
          const [map, next] = [maps[first], maps[(first + 1) % maps.length]]
          if (!map || !next) throw new Error('there are several maps')
          const folder = `${place.folder}/${(round += 1)}`
          const store = await openDuckDbStore(folder)
          const engine = await Engine.open({ folder: '.', map: map.map, problems: [] }, store, () => NOW)
          const isAsIn = async (pure: Awaited<ReturnType<typeof pureOf>>) => {
            const answers = asked.map((request) =>
              engine.flow(request).then((answer) => ({ ...answer, warnings: [] }), String),
            )
            expect(await Promise.all(answers)).toEqual(pure.answers)
            expect(momentsIn(await store.journeyLog())).toEqual(
              momentsIn(journeyLogOf(countedMoments(pure.derived))),
            )
            expect(await factsIn(store)).toEqual(inOrder(pure.derived.flatMap(({ items }) => items)))
            for (const measured of ['work', 'journeys'] as const)
              expect(await visitsIn(store.measures, measured)).toEqual(
                await visitsIn(pure.measures, measured),
              )
            const step = Math.ceil(pure.derived.length / LOOKED_AT)
            for (const one of pure.derived.filter((_, i) => i % step === 0)) {
              const [item] = one.items
              if (item) expect(await store.derivedOf({ source: item.source, item: item.item })).toEqual(one)
            }
          }
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
            const pure = await pureOf(events, map, asked)
            seen += pure.derived.length
            await isAsIn(pure)
            await engine.rebuild()
            await isAsIn(pure)
            // Other choices in the map derive everything again.
            await engine.useMap({ folder: '.', map: next.map, problems: [] })
            await isAsIn(await pureOf(events, next, asked))
          } finally {
            await engine.close()
            await rm(folder, { recursive: true, force: true })
          }
        },
      ),
      { numRuns: RUNS },
    )
  })
})
