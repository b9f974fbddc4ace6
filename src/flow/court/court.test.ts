import { describe, expect, test } from 'vitest'
import { askOf, END, logOf, mapOf, START, WEEKS, type Habit } from './court.contract.ts'
import { courtOf, type Court } from './court.ts'
import type { Answered } from './judging.ts'
import { pairsOf } from './groups.ts'

const held = (habits: readonly Habit[], map = mapOf(), seed = 1): Court =>
  courtOf(askOf(logOf(habits, seed), map))

/** Stage and question → finding, with the mixes that change it. */
const findings = ({ pairs }: Court): Record<string, string> =>
  Object.fromEntries(
    pairs.flatMap(({ stages }) =>
      stages.flatMap(({ stage, answered }) =>
        answered.map(({ question, finding, mixes }) => [
          `${stage ?? 'whole'} ${question}`,
          [finding, ...mixes.map(({ by, does }) => `${by} ${does}`)].join('; '),
        ]),
      ),
    ),
  )

const answered = (court: Court, stage: string | null, question: Answered['question']): Answered => {
  const found = court.pairs[0]?.stages
    .find((one) => one.stage === stage)
    ?.answered.find((one) => one.question === question)
  if (!found) throw new Error('The court has no such question.')
  return found
}

describe('a difference', () => {
  test('is found where it is, and nowhere else', () => {
    const court = held([
      { slice: 'anna', journeys: 2000 },
      { slice: 'ben', journeys: 2000, choosing: 16, looksAgain: 0.7, pays: 0.5 },
    ])
    expect(findings(court)).toEqual({
      'choose path': 'different',
      'choose duration': 'different',
      'choose outcome': 'the same',
      'pay path': 'the same',
      'pay duration': 'the same',
      'pay outcome': 'different',
      'whole path': 'the same',
      'whole duration': 'different',
      'whole outcome': 'different',
    })
    expect(court.tests).toBe(9)
    expect(answered(court, 'pay', 'outcome').effect).toMatchObject({
      size: expect.closeTo(0.2, 1),
      test: 'two proportions',
    })
  })

  test('in one half of the time only does not persist', () => {
    const log = logOf([
      { slice: 'anna', journeys: 4000 },
      { slice: 'ben', journeys: 4000, pays: 0.4 },
    ])
    // In the first half Ben’s journeys are Anna’s and the other way round: what differs there is undone by the swap.
    const [anna, ben] = [log.slices.indexOf('anna'), log.slices.indexOf('ben')]
    const slice = log.slice.map((code, i) => {
      const isEarly = (log.at[log.offsets[i] ?? 0] ?? 0) < (START + END) / 2
      return isEarly && i % 2 === 0 ? (code === anna ? ben : anna) : code
    })
    const one = answered(courtOf(askOf({ ...log, slice })), 'pay', 'outcome')
    expect(one).toMatchObject({ finding: 'open', persists: false })
    expect(one.adjusted).toBeLessThan(0.001)
    expect(Math.abs(one.windows[0] ?? 1)).toBeLessThan(0.05)
    expect(one.windows[1]).toBeGreaterThan(0.2)
  })

  test('that another mix of types explains is said to be', () => {
    const court = held([
      { slice: 'anna', journeys: 3000, defects: 0.1, defectTimes: 8 },
      { slice: 'ben', journeys: 3000, defects: 0.8, defectTimes: 8 },
    ])
    expect(findings(court)).toMatchObject({
      'choose duration': 'different; type explains',
      'pay duration': 'different; type explains',
      'whole duration': 'different; type explains',
    })
  })

  test('between slices of different sources is told in the words of the map', () => {
    const court = held([
      { slice: 'anna', journeys: 300 },
      { slice: 'ben', journeys: 300, source: 'phone' },
    ])
    expect(answered(court, 'choose', 'path').categories.of).toBe('statePaths')
    expect(findings(court)['choose path']).toBe('the same')
  })
})

describe('no difference', () => {
  test('is shown by enough journeys', () => {
    const court = held([
      { slice: 'anna', journeys: 6000 },
      { slice: 'ben', journeys: 6000 },
    ])
    expect(new Set(Object.values(findings(court)))).toEqual(new Set(['the same']))
  })

  test('is not shown by few; how many more it takes is told', () => {
    const court = held([
      { slice: 'anna', journeys: 100 },
      { slice: 'ben', journeys: 60 },
    ])
    const { finding, needed, n } = answered(court, 'pay', 'outcome')
    expect(finding).toBe('open')
    // Both go on at their rates: so many weeks of so many journeys a week.
    expect((needed?.a ?? 0) / (needed?.weeks ?? 1)).toBeCloseTo(n.a / WEEKS, 0)
    expect((needed?.b ?? 0) / (needed?.weeks ?? 1)).toBeCloseTo(n.b / WEEKS, 0)
    expect(needed?.weeks).toBeGreaterThan(100)
  })

  test('is not asked of fewer journeys than the map demands', () => {
    const court = held(
      [
        { slice: 'anna', journeys: 100 },
        { slice: 'ben', journeys: 60 },
      ],
      mapOf('organisation: { name: Test, timeZone: UTC, evidence: { atLeast: 80 } }'),
    )
    expect(answered(court, 'choose', 'path')).toMatchObject({ finding: 'too few', effect: null })
    expect(court.tests).toBe(0)
  })

  test('is a true nothing where one slice has no journey', () => {
    const court = held([{ slice: 'anna', journeys: 100 }])
    expect(new Set(Object.values(findings(court)))).toEqual(new Set(['not measured']))
  })
})

describe('over many simulations', () => {
  const SEEDS = Array.from({ length: 40 }, (_, i) => i + 10)

  test('slices that are the same are hardly ever split', () => {
    const split = SEEDS.filter((seed) => {
      const found = findings(
        held(
          [
            { slice: 'anna', journeys: 150 },
            { slice: 'ben', journeys: 150 },
          ],
          mapOf(),
          seed,
        ),
      )
      return Object.values(found).some((finding) => finding.startsWith('different'))
    })
    // α is 0.05 for all nine questions together; thresholds and windows make it fewer.
    expect(split.length).toBeLessThanOrEqual(SEEDS.length * 0.05)
  })

  test('slices that differ by the margin are hardly ever called the same', () => {
    const merged = SEEDS.slice(0, 20).filter((seed) => {
      const court = held(
        [
          { slice: 'anna', journeys: 900 },
          { slice: 'ben', journeys: 900, pays: 0.65 },
        ],
        mapOf(),
        seed,
      )
      return answered(court, 'pay', 'outcome').finding === 'the same'
    })
    // Each is called the same with a probability of α at most: of 20 one on average; more than 4 in 1 of 400.
    expect(merged.length).toBeLessThanOrEqual(4)
  })

  test('the order of the slices only turns the sign', () => {
    const habits: Habit[] = [
      { slice: 'anna', journeys: 400 },
      { slice: 'ben', journeys: 300, choosing: 14, pays: 0.6 },
    ]
    const [one, other] = [
      held(habits),
      held(habits, mapOf('', '{ ben: { name: Ben }, anna: { name: Anna } }')),
    ]
    expect(findings(other)).toEqual(findings(one))
    const [x, y] = [answered(one, 'pay', 'outcome'), answered(other, 'pay', 'outcome')]
    expect(y.effect?.size).toBeCloseTo(-(x.effect?.size ?? 0), 12)
    expect(y.adjusted).toBeCloseTo(x.adjusted ?? 0, 12)
  })
})

test('pairs are innermost slices, and those that lie side by side', () => {
  const map = mapOf(
    '',
    '{ shoppers: { name: S }, anna: { name: A, within: shoppers }, ben: { name: B, within: shoppers }, firms: { name: F } }',
  )
  expect(pairsOf(map)).toEqual([
    ['shoppers', 'firms'],
    ['anna', 'ben'],
    ['anna', 'firms'],
    ['ben', 'firms'],
  ])
})
