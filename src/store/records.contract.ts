/** The contract of records: they are only ever added to, and come back as they were. */
import { describe, expect, test } from 'vitest'
import { inFolder, onStore, type OpenStore } from './samples.contract.ts'
import type { Store, StoredRecord } from './store.ts'

const record = (name: string, at: number, value: unknown, kind = 'published'): StoredRecord => ({
  kind,
  name,
  at,
  value,
})

export const recordsContract = (open: OpenStore): void => {
  describe('records', () => {
    test('come back by kind and name, in the order in which they were appended', () =>
      onStore(open, async (store) => {
        const first = [record('b', 5, { n: 1 }), record('a', 9, 'two'), record('b', 2, [3, null])]
        const second = [record('b', 2, true), record('b', 7, 'elsewhere', 'alert')]
        await store.record(first)
        await store.record([])
        await store.record(second)
        expect({
          all: await store.records('published'),
          b: await store.records('published', 'b'),
          alerts: await store.records('alert'),
          none: [await store.records('other'), await store.records('published', 'c')],
          latest: await store.latest('published'),
          noLatest: await store.latest('other'),
        }).toEqual({
          all: [...first, second[0]],
          b: [first[0], first[2], second[0]],
          alerts: [second[1]],
          none: [[], []],
          // The last one appended, whatever its time.
          latest: [first[1], second[0]],
          noLatest: [],
        })
      }))

    test('hold any JSON, any name and any instant', () =>
      onStore(open, async (store) => {
        const odd = record(`'; DROP TABLE records; -- "流れ" \\ %_`, -9_007_199_254_740_000, {
          __proto__: null,
          list: [1.5, -0, 'ü', { deep: [[]] }],
          '': false,
        })
        await store.record([odd, record('', 9_007_199_254_740_000, null)])
        expect(JSON.stringify(await store.records('published'))).toBe(
          JSON.stringify([odd, record('', 9_007_199_254_740_000, null)]),
        )
        expect(await store.records('published', odd.name)).toHaveLength(1)
      }))

    test('are there after closing and opening again, and nothing that is derived anew touches them', () =>
      inFolder(async (folder) => {
        const reopened = async <T>(job: (store: Store) => Promise<T>): Promise<T> => {
          const store = await open(folder)
          try {
            return await job(store)
          } finally {
            await store.close()
          }
        }
        await reopened((store) => store.record([record('a', 1, 1)]))
        await reopened(async (store) => {
          await store.replaceDerived((async function* () {})())
          await store.record([record('a', 2, 2)])
        })
        expect(await reopened((store) => store.records('published'))).toEqual([
          record('a', 1, 1),
          record('a', 2, 2),
        ])
      }))

    test('of many at once none is lost; of those that fail none is kept', () =>
      onStore(open, async (store) => {
        const rounds = Array.from({ length: 20 }, (_, n) => n)
        await Promise.all(rounds.map((n) => store.record([record('a', n, n), record('b', n, n)])))
        expect((await store.records('published', 'a')).map(({ value }) => value)).toEqual(rounds)
        await expect(store.record([record('c', 1, 1), record('c', 0.5, 1)])).rejects.toThrow(/integer|BigInt/)
        expect(await store.records('published', 'c')).toEqual([])
        expect((await store.latest('published')).map(({ value }) => value)).toEqual([19, 19])
      }))
  })
}
