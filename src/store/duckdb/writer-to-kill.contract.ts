/**
 * The process that the crash test kills: commits batch after batch and says so after each, until it is
 * killed. Every tenth time it also derives everything anew. Arguments: folder, number of the first batch.
 */
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { SourceEvent } from '../../flow/event.ts'
import type { Derived } from '../../flow/facts.ts'
import { inBatches, sampleEvent, sampleFact, sampleMoment, sampleVisit } from '../samples.contract.ts'
import { openDuckDbStore } from './open.ts'

const ITEMS_IN_ALL = 40
const EVENTS_IN_BATCH = 25

const itemName = (i: number): string => `item ${String(i).padStart(2, '0')}`

/** The events of batch n: neighbouring batches touch some of the same items. */
export const batch = (n: number): SourceEvent[] =>
  Array.from({ length: EVENTS_IN_BATCH }, (_, i) =>
    sampleEvent({ id: `${n}-${i}`, item: itemName((n * 7 + i) % ITEMS_IN_ALL), at: n, ord: i }),
  )

/** What is derived of an item after its first `events` events: as many visits and moments, up to ten. */
export const derivedAfter = (item: string, events: number): Derived => ({
  items: events === 0 ? [] : [sampleFact({ item, events })],
  visits: Array.from({ length: Math.min(events, 10) }, (_, nth) => sampleVisit({ item, nth, at: events })),
  ...(events > 0 && {
    moments: Array.from({ length: Math.min(events, 10) }, (_, nth) =>
      sampleMoment({ item, nth, at: events }),
    ),
  }),
})

/** How many events each item has after the batches 0 to n − 1. */
export const countsAfter = (n: number): Map<string, number> => {
  const counts = new Map(Array.from({ length: ITEMS_IN_ALL }, (_, i) => [itemName(i), 0]))
  for (let k = 0; k < n; k++) for (const { item } of batch(k)) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

const join = (parts: readonly Derived[]): Derived => ({
  items: parts.flatMap(({ items }) => items),
  visits: parts.flatMap(({ visits }) => visits),
  moments: parts.flatMap(({ moments = [] }) => moments),
})

const commitUntilKilled = async (folder: string, from: number): Promise<void> => {
  const store = await openDuckDbStore(folder)
  for (let n = from; ; n++) {
    const events = batch(n)
    const counts = countsAfter(n + 1)
    const touched = [...new Set(events.map(({ item }) => item))]
    const derived = join(touched.map((item) => derivedAfter(item, counts.get(item) ?? 0)))
    await store.commit({ events, items: touched.map((item) => ({ source: 'jira', item })), derived })
    writeSync(1, `${n}\n`)
    if (n % 10 === 9)
      await store.replaceDerived(inBatches(...[...counts].map(([item, k]) => derivedAfter(item, k))))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await commitUntilKilled(process.argv[2] ?? '', Number(process.argv[3]))
}
