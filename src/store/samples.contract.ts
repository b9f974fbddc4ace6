/** What the contract's tests put into a store, and where. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ItemKey, SourceEvent } from '../flow/event.ts'
import type { Derived } from '../flow/facts.ts'
import type { Store } from './store.ts'

export { sampleFact, sampleMoment, sampleVisit } from '../flow/measures/sample-facts.contract.ts'

export type OpenStore = (folder: string) => Promise<Store>

/** Runs the job in a folder of its own, which is gone afterwards. */
export const inFolder = async (job: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-store-'))
  try {
    await job(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs the job on an empty store. */
export const onStore = (open: OpenStore, job: (store: Store) => Promise<void>): Promise<void> =>
  inFolder(async (folder) => {
    const store = await open(folder)
    try {
      await job(store)
    } finally {
      await store.close()
    }
  })

export const sampleEvent = (some: Partial<SourceEvent> = {}): SourceEvent => ({
  source: 'jira',
  id: 'e1',
  item: 'A',
  at: 1_000_000,
  ord: 0,
  received: 2_000_000,
  step: 'enter',
  state: 'In Progress',
  instance: null,
  fields: null,
  was: null,
  fault: null,
  partial: false,
  ref: null,
  ...some,
})

/** Names the items of what is derived, each once. */
export const keysOf = (...parts: Derived[]): ItemKey[] => {
  const rows = parts.flatMap(({ items, visits, moments = [] }) => [...items, ...visits, ...moments])
  const keys = new Map(rows.map(({ source, item }) => [`${source}\u0000${item}`, { source, item }]))
  return [...keys.values()]
}

/** Puts facts into the store without any events. */
export const commitDerived = (store: Store, derived: Derived): Promise<void> =>
  store.commit({ events: [], items: keysOf(derived), derived })

export const NOTHING: Derived = { items: [], visits: [] }

export const collect = async <T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> => {
  const all: T[] = []
  for await (const batch of batches) all.push(...batch)
  return all
}

export async function* inBatches(...batches: Derived[]): AsyncGenerator<Derived> {
  yield* batches
}
