/** Real logs in XES, event by event, against facts computed independently. Skipped where they are absent. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Reading } from '../connector.ts'
import { readAll } from '../read-all.contract.ts'

const DATA = join(import.meta.dirname, '../../../../shared/data')
const present = existsSync(DATA)
if (!present) console.warn('Skipped: all 5 tests of XES on real logs, which are not here.')

interface Truth {
  cases: number
  events: number
  time_range: { first: string; last: string }
  activities: Record<string, number>
  activity_lifecycle: Record<string, number> | null
  variants: { file: { count: number; sha256_of_all: string } }
}

const tally = (words: Iterable<string>): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** The paths of the items in the order of the file, and the digest of all of them that the truth tells. */
const variantsOf = (readings: readonly Reading[]): Truth['variants']['file'] => {
  const paths = Map.groupBy(readings, ({ item }) => item)
  const counts = tally([...paths.values()].map((path) => path.map(({ state }) => state).join(' > ')))
  // Equally frequent ones step by step: no character of a name sorts before this one.
  const key = (path: string): string => path.replaceAll(' > ', '\u0001')
  const lines = Object.entries(counts)
    .toSorted(([a, n], [b, m]) => m - n || (key(a) < key(b) ? -1 : 1))
    .map(([path, n]) => `${n}\t${path}`)
  return { count: lines.length, sha256_of_all: createHash('sha256').update(lines.join('\n')).digest('hex') }
}

const rounded = (instant: string): number => Math.round(Date.parse(instant) * 1000)

describe.skipIf(!present)('logs in XES', () => {
  test.each([
    ['pm4py-running-example/running-example.xes', {}],
    ['pm4py-receipt/receipt.xes', {}],
    ['pm4py-reviewing/reviewing.xes', {}],
    ['pm4py-repair/repairExample.xes.gz', {}],
    // Its transitions are statuses, and would neither begin nor end anything.
    ['bpic2013-closed-problems/bpic2013_closed_problems_original.xes.gz', { state: 'concept:name' }],
  ])('%s', async (path, xes) => {
    const [folder = '', file = ''] = path.split('/')
    const { log: truth } = JSON.parse(readFileSync(join(DATA, folder, 'truth', `${file}.json`), 'utf8')) as {
      log: Truth
    }
    const { readings, rejections, read } = await readAll(join(DATA, path), { kind: 'xes', xes })
    expect({ read, rejections }).toEqual({ read: truth.events, rejections: [] })
    expect(new Set(readings.map(({ id }) => id)).size).toBe(truth.events)
    expect(new Set(readings.map(({ item }) => item)).size).toBe(truth.cases)
    expect(tally(readings.map(({ state }) => state ?? ''))).toEqual(truth.activities)
    if (truth.activity_lifecycle && !('state' in xes))
      expect(tally(readings.map(({ state, step }) => `${state}|${step}`))).toEqual(truth.activity_lifecycle)
    const times = readings.map(({ at }) => at).toSorted((a, b) => a - b)
    expect([times.at(0), times.at(-1)]).toEqual([truth.time_range.first, truth.time_range.last].map(rounded))
    expect(variantsOf(readings)).toMatchObject({
      count: truth.variants.file.count,
      sha256_of_all: truth.variants.file.sha256_of_all,
    })
  })
})
