/** Above the single stream: an item counts once, epics and their children are never both counted, distributions are combined. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JiraSource, type Source } from '../model/schema.ts'
import { after, facts, tick, ticks } from './measures/arbitrary-facts.contract.ts'
import type { Derived, ItemFact } from './facts.ts'
import { fold } from './fold.ts'
import { event, HOUR, readingWith, tracker } from './histories.contract.ts'
import { measureFacts } from './measures/measure-facts.ts'
import type { Measures, Selection } from './measures/measures.ts'
import { percentile } from './percentile.ts'

const EVER = { from: -(2 ** 53), to: 2 ** 53 }
const WORK = { measured: 'work' } as const

/** An item that is worked on for so many hours, with these fields from the beginning. */
const done = (
  item: string,
  hours: number,
  fields: Record<string, string | string[]>,
  source: Source,
): Derived =>
  fold(
    [
      event(0, 'Doing', { item, fields: { label: `KEY-${item}`, ...fields } }),
      event(hours * HOUR, 'Done', { item }),
    ],
    readingWith({}, source),
  )

const measuresOf = (...derived: Derived[]): Measures =>
  measureFacts(
    derived.flatMap(({ items }) => items),
    derived.flatMap(({ visits }) => visits),
  )

const velocity = async (measures: Measures, of: Selection): Promise<number> =>
  (await measures.velocity(of, [EVER.from, EVER.to]))[0] ?? 0

describe('an item of two streams', () => {
  const source = JiraSource.parse({
    ...tracker,
    stream: [
      { when: { area: 'both' }, is: ['checkout', 'returns', 'checkout'] },
      { when: { area: 'returns' }, is: 'returns' },
      { when: { area: 'checkout' }, is: ['checkout'] },
    ],
    team: [{ when: { labels: 'crew' }, is: 'crew' }, { is: 'core' }],
  })
  const measures = measuresOf(
    done('1', 1, { area: 'both', labels: ['crew', 'urgent'] }, source),
    done('2', 10, { area: 'returns' }, source),
    done('3', 3, { area: 'checkout' }, source),
    done('4', 4, { area: 'nowhere' }, source),
  )
  const inStreams = (...streams: string[]): Selection => ({ ...WORK, streams })

  it('is named with all of them, the first one first and none twice', () => {
    const { items, visits } = done('1', 1, { area: 'both', labels: ['crew'] }, source)
    expect(items[0]).toMatchObject({ stream: 'checkout', alsoIn: ['returns'], team: 'crew' })
    expect(visits[0]).toMatchObject({ stream: 'checkout', alsoIn: ['returns'], team: 'crew' })
  })

  it('counts in each of them, and once above', async () => {
    expect(await velocity(measures, inStreams('checkout'))).toBe(2)
    expect(await velocity(measures, inStreams('returns'))).toBe(2)
    expect(await velocity(measures, inStreams('checkout', 'returns'))).toBe(3)
    expect(await velocity(measures, WORK)).toBe(4)
  })

  it('counts in one team', async () => {
    expect(await velocity(measures, { ...WORK, teams: ['crew'] })).toBe(1)
    expect(await velocity(measures, { ...WORK, teams: ['core'] })).toBe(3)
    expect(await velocity(measures, { ...inStreams('returns'), teams: ['core'] })).toBe(1)
  })

  it('has the percentiles of the items together: the median of {1, 3} and {1, 10} is 3, not a mean of medians', async () => {
    const p50 = async (of: Selection): Promise<number | null> =>
      ((await measures.flowTime(of, EVER, [50])).percentiles[0] ?? Number.NaN) / HOUR
    expect(await p50(inStreams('checkout'))).toBe(1)
    expect(await p50(inStreams('returns'))).toBe(1)
    expect(await p50(inStreams('checkout', 'returns'))).toBe(3)
  })
})

describe('epics and their children', () => {
  const counting = (count: 'children' | 'parents', from = { ...tracker }): Measures => {
    const source = JiraSource.parse({ ...from, hierarchy: { parent: 'parent', count } })
    return measuresOf(
      done('epic', 9, {}, source),
      done('story', 5, { parent: 'KEY-epic' }, source),
      done('task', 2, { parent: 'story' }, source),
      done('other', 3, { parent: 'epic' }, source),
      done('alone', 1, {}, source),
    )
  }
  const times = async (measures: Measures, of: Selection): Promise<number[]> =>
    [...(await measures.spans(of, EVER)).done].map((at) => at / HOUR)

  it('children: what others name as their parent, by id or by label, is in no figure', async () => {
    expect(await times(counting('children'), { ...WORK, withoutParents: true })).toEqual([1, 2, 3])
  })

  it('parents: what has a parent is in no figure', async () => {
    expect(await times(counting('parents'), { ...WORK, withoutParents: true })).toEqual([1, 9])
  })

  it('an item that names itself has no parent', async () => {
    const source = JiraSource.parse({ ...tracker, hierarchy: { parent: 'parent' } })
    const measures = measuresOf(
      done('1', 1, { parent: '1' }, source),
      done('2', 2, { parent: 'KEY-2' }, source),
    )
    expect(await times(measures, { ...WORK, withoutParents: true })).toEqual([1, 2])
  })

  it('a parent in another stream is left out there, too', async () => {
    const source = JiraSource.parse({
      ...tracker,
      hierarchy: { parent: 'parent' },
      stream: [{ when: { area: 'returns' }, is: 'returns' }, { is: 'checkout' }],
    })
    const measures = measuresOf(
      done('epic', 9, { area: 'returns' }, source),
      done('story', 5, { parent: 'epic' }, source),
    )
    expect(await velocity(measures, { ...WORK, streams: ['returns'], withoutParents: true })).toBe(0)
    expect(await velocity(measures, { ...WORK, withoutParents: true })).toBe(1)
  })
})

describe('properties', () => {
  const STREAMS = ['shop', 'returns']
  const isIn = ({ stream, alsoIn }: ItemFact, streams: readonly string[]): boolean =>
    streams.some((one) => one === stream || alsoIn.includes(one))

  it('above counts once: Σ over streams is at least the whole, and exceeds it by what belongs to both', async () => {
    await fc.assert(
      fc.asyncProperty(facts, tick, ticks, async ({ epoch, derived }, at, drawn) => {
        const measures = measureFacts(derived.items, derived.visits)
        const edges = after(epoch, drawn)
        const whole: Selection = { ...WORK, streams: STREAMS }
        const parts = STREAMS.map((stream): Selection => ({ ...WORK, streams: [stream] }))
        const ask = async (of: Selection): Promise<number[]> => [
          ...(await measures.velocity(of, edges)),
          ...(await measures.loadAt(of, [epoch + at])),
          ...(await measures.loadTime(of, edges, epoch + at)),
        ]
        const above = await ask(whole)
        const below = await Promise.all(parts.map(ask))
        const inBoth = measureFacts(
          derived.items.filter((item) => STREAMS.every((stream) => isIn(item, [stream]))),
          derived.visits.filter((visit) =>
            STREAMS.every((stream) => stream === visit.stream || visit.alsoIn.includes(stream)),
          ),
        )
        const twice = await Promise.all([
          inBoth.velocity(WORK, edges),
          inBoth.loadAt(WORK, [epoch + at]),
          inBoth.loadTime(WORK, edges, epoch + at),
        ])
        expect(above).toEqual(
          above.map((_, i) => below.reduce((sum, part) => sum + (part[i] ?? 0), 0) - (twice.flat()[i] ?? 0)),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('percentiles above are those of all items together', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async ({ derived }) => {
        const measures = measureFacts(derived.items, derived.visits)
        const of: Selection = { ...WORK, streams: STREAMS }
        const { n, percentiles } = await measures.flowTime(of, EVER, [50, 85])
        const together = derived.items
          .filter(
            (item) =>
              item.measured === 'work' &&
              item.counts !== 'never' &&
              isIn(item, STREAMS) &&
              item.done !== null &&
              item.canceled === null &&
              item.quarantine === null &&
              item.start !== null &&
              !item.startCensored,
          )
          .map(({ start, done: end }) => (end ?? 0) - (start ?? 0))
          .sort((a, b) => a - b)
        expect({ n, percentiles }).toEqual({
          n: together.length,
          percentiles: [percentile(together, 50), percentile(together, 85)],
        })
      }),
      { numRuns: 200 },
    )
  })

  it('where no item is in two streams, the median above lies between those of the streams', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async ({ derived }) => {
        const alone = <T extends { readonly alsoIn: readonly string[] }>(all: readonly T[]): T[] =>
          all.map((one) => ({ ...one, alsoIn: [] }))
        const measures = measureFacts(alone(derived.items), alone(derived.visits))
        const [above, ...parts] = await Promise.all(
          [STREAMS, ...STREAMS.map((stream) => [stream])].map(async (streams) => {
            const { percentiles } = await measures.flowTime({ ...WORK, streams }, EVER, [50])
            return percentiles[0] ?? null
          }),
        )
        const known = parts.filter((one) => one !== null)
        if (above == null) expect(known).toEqual([])
        else {
          expect(above).toBeGreaterThanOrEqual(Math.min(...known))
          expect(above).toBeLessThanOrEqual(Math.max(...known))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('no item and its parent are ever both counted', async () => {
    const tree = fc.array(fc.record({ parent: fc.option(fc.nat(7), { nil: null }), byLabel: fc.boolean() }), {
      minLength: 1,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.constantFrom('children' as const, 'parents' as const),
        async (nodes, count) => {
          const source = JiraSource.parse({ ...tracker, hierarchy: { parent: 'parent', count } })
          const derived = nodes.map(({ parent, byLabel }, i) =>
            done(
              String(i),
              i + 1,
              parent === null ? {} : { parent: byLabel ? `KEY-${parent}` : String(parent) },
              source,
            ),
          )
          const { done: ends } = await measuresOf(...derived).spans({ ...WORK, withoutParents: true }, EVER)
          const counted = new Set([...ends].map((at) => at / HOUR - 1))
          for (const [i, { parent }] of nodes.entries()) {
            if (parent === null || parent === i || parent >= nodes.length) continue
            expect(counted.has(i) && counted.has(parent)).toBe(false)
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})
