import { describe, expect, test } from 'vitest'
import { JOURNEY_FIGURES } from '../figures/journey-figures.ts'
import type { JourneyAsk } from '../journeys/journey-ask.ts'
import { RequestError } from '../request.ts'
import { askOf, logOf, mapOf, type Habit } from './court.contract.ts'
import { CourtAnswer, type Declared } from './court-answer.ts'
import { courtAnswer, type Brief, type CourtRequest } from './tell-court.ts'

const SAME: Declared = {
  applies: { a: true, b: true },
  differences: [],
  forks: [],
  streams: { a: ['shop'], b: ['shop'] },
}
const at =
  (choose: Partial<Declared>): Brief['declared'] =>
  () =>
    new Map([
      ['choose', { ...SAME, ...choose }],
      ['pay', SAME],
    ])
const BRIEF: Brief = { declared: at({}), predictions: new Map() }

const DIFFERENT: Habit[] = [
  { slice: 'anna', journeys: 1000 },
  { slice: 'ben', journeys: 1000, pays: 0.5 },
]
const ALIKE: Habit[] = [
  { slice: 'anna', journeys: 4000 },
  { slice: 'ben', journeys: 4000 },
]

const asked = (
  ask: JourneyAsk,
  brief = BRIEF,
  request: CourtRequest = { a: 'anna', b: 'ben' },
): CourtAnswer => CourtAnswer.parse(courtAnswer(ask, request, brief))

describe('the verdict', () => {
  test('split, with its reasons and where the map says otherwise', () => {
    const { pairs, detail } = asked(askOf(logOf(DIFFERENT)))
    expect(pairs).toEqual([detail?.pair])
    expect(detail?.pair).toMatchObject({
      a: { id: 'anna', name: 'Anna' },
      words: 'Anna and Ben: split supported.',
      verdict: 'split',
      stages: [
        { stage: 'choose', name: 'Choose', verdict: 'merge' },
        { stage: 'pay', name: 'Pay', verdict: 'split' },
        { stage: null, name: 'Whole journey', verdict: 'split' },
      ],
      disagreements: [
        {
          kind: 'evidence without a fork',
          stage: 'pay',
          words: 'Pay: by the log the two differ, and no fork records it.',
        },
      ],
    })
    for (const reason of detail?.pair.reasons ?? [])
      expect(reason).toMatch(
        /^(Pay|Whole journey): More of Anna get on \(\d+(\.\d)? % against \d+(\.\d)? %\): risk difference \+\d+\.\d points, n = \d+ and \d+, adjusted p < 0\.001, in each of the 2 windows\.$/,
      )
    expect(detail?.pair.reasons).toHaveLength(2)
  })

  test('merge, where all questions are answered so', () => {
    const { pair, stages } = asked(askOf(logOf(ALIKE))).detail ?? {}
    expect(pair).toMatchObject({
      verdict: 'merge',
      reasons: ['In all 9 questions that the log answers the two are the same, within the margins.'],
      disagreements: [],
    })
    expect(stages?.[1]?.questions[2]?.words).toMatch(
      /^They get on as often: risk difference between −?\+?\d+\.\d points and −?\+?\d+\.\d points, margin ±5\.0 points, n = \d,\d+ and \d,\d+\.$/,
    )
  })

  test('other obligations are a reason to split whatever the log shows', () => {
    const policy = { aspect: 'policy' as const, a: 'cards', b: 'approval', material: true }
    const { detail } = asked(askOf(logOf(ALIKE)), { ...BRIEF, declared: at({ differences: [policy] }) })
    expect(detail?.pair).toMatchObject({
      verdict: 'split',
      reasons: ['Choose: Other obligations hold: cards for Anna, approval for Ben.'],
    })
  })

  test('a fork that nothing shows, and two streams for the same', () => {
    const apart = { forks: ['by-name'], streams: { a: ['shop'], b: ['sales'] } }
    const declared = () => new Map([['choose', { ...SAME, ...apart }]])
    expect(asked(askOf(logOf(ALIKE)), { ...BRIEF, declared }).detail?.pair.disagreements).toEqual([
      {
        kind: 'fork without evidence',
        stage: 'choose',
        words: 'Choose: `by-name` parts the two here, but by the log they are the same.',
      },
      {
        kind: 'the same in two streams',
        stage: null,
        words: '`shop` and `sales` serve slices that by the log are the same.',
      },
    ])
  })

  test('open: what it still takes', () => {
    const few: Habit[] = [
      { slice: 'anna', journeys: 120 },
      { slice: 'ben', journeys: 90 },
    ]
    const { detail } = asked(askOf(logOf(few)))
    expect(detail?.pair.verdict).toBe('open')
    expect(detail?.pair.reasons[1]).toMatch(
      /^About [\d,]+ more journeys of Anna and [\d,]+ of Ben would tell: some \d+ weeks at the present rate\. That is for the question that takes longest\.$/,
    )
  })

  test('not measured where there are no journeys', () => {
    const { detail, pairs } = asked(askOf(logOf([{ slice: 'anna', journeys: 50 }])))
    expect(pairs[0]?.verdict).toBe('not measured')
    expect(detail?.stages[0]?.questions.map(({ words }) => words)).toEqual([
      'Not measured: n = 50 and 0.',
      'Not measured: n = 50 and 0.',
      'Not measured: n = 50 and 0.',
    ])
  })
})

describe('a decision', () => {
  test('is drafted with its reason and a prediction that can fail', () => {
    const [split, merge] = asked(askOf(logOf(DIFFERENT))).detail?.drafts ?? []
    expect(split).toEqual({
      id: 'split-anna-ben',
      kind: 'split',
      about: ['anna', 'ben', 'shop'],
      why: expect.stringMatching(/^Evidence as of 2026-03-30: split supported\. .*More of Anna get on/),
      prediction: {
        says: expect.stringMatching(
          /^With paths of their own, more of Anna and Ben come to the finish line \(conversion of the stream now: \d+(\.\d)? %\)\.$/,
        ),
        holds: expect.stringMatching(/^reached\(order\.paid\) \/ started > \d+ %$/),
        by: '2026-09-30',
      },
    })
    expect(merge?.kind).toBe('merge')
  })

  test('that is recorded is told with what the evidence says today', () => {
    const map = mapOf(`
decisions:
  as-one: { kind: merge, on: '2026-01-01', by: Board, about: [shop], why: One promise, prediction: { says: More buy } }
  apart: { kind: split, on: '2026-02-01', by: Board, about: [anna], why: They differ, supersedes: as-one }
  else: { kind: retire, on: '2026-02-01', by: Board, about: [shop], why: W }
`)
    const predictions = new Map([['as-one', { status: 'does not hold', sentence: 'Fewer did.' }]])
    const told = asked(askOf(logOf(DIFFERENT), map), { ...BRIEF, predictions }).decisions
    expect(told).toEqual([
      {
        id: 'as-one',
        kind: 'merge',
        on: '2026-01-01',
        by: 'Board',
        why: 'One promise',
        replacedBy: 'apart',
        today: 'contradicted',
        words: 'Anna and Ben: split supported.',
        pairs: [{ a: 'anna', b: 'ben', verdict: 'split' }],
        prediction: { says: 'More buy', by: null, status: 'does not hold', sentence: 'Fewer did.' },
      },
      expect.objectContaining({ id: 'apart', today: 'supported', replacedBy: null, prediction: null }),
    ])
  })
})

test('every number of the answer is told as the figure that its address names', async () => {
  const ask = askOf(logOf(DIFFERENT))
  const { detail } = asked(ask)
  const told = async (id: string, about: string): Promise<number | null> =>
    (await JOURNEY_FIGURES[id]?.tell(ask, about))?.value ?? null
  for (const { questions } of detail?.stages ?? []) {
    for (const { about, effect, adjusted, sides, question, variants, n } of questions) {
      expect([about, await told('divergence.effect', about)]).toEqual([about, effect?.value])
      expect(await told('divergence.p', about)).toBe(adjusted)
      const id = { path: 'divergence.variant', duration: 'divergence.median', outcome: 'divergence.rate' }[
        question
      ]
      for (const side of ['a', 'b'] as const)
        expect([sides[side].about, await told(id, sides[side].about)]).toEqual([
          sides[side].about,
          sides[side].value,
        ])
      const figure = await JOURNEY_FIGURES['divergence.effect']?.tell(ask, about)
      expect(figure?.counted.journeys).toHaveLength(n.a + n.b)
      const stem = about.slice(0, about.lastIndexOf('|'))
      for (const [i, variant] of (variants ?? []).entries())
        expect(await told('divergence.variant', `${stem}|anna|${i}`)).toBe(variant.a)
    }
  }
})

test('what there is not is said so', () => {
  const ask = askOf(logOf(DIFFERENT))
  const refusal = (act: () => unknown): string => {
    try {
      act()
    } catch (error) {
      if (error instanceof RequestError) return error.message
    }
    return 'nothing refused'
  }
  expect([
    refusal(() => asked(ask, BRIEF, { a: 'anna' })),
    refusal(() => asked(ask, BRIEF, { a: 'anna', b: 'bob' })),
    refusal(() => asked(ask, BRIEF, { a: 'anna', b: 'anna' })),
    refusal(() => asked(ask, BRIEF, { stage: 'return' })),
    refusal(() => JOURNEY_FIGURES['divergence.effect']?.tell(ask, 'anna|ben|pay')),
    refusal(() => JOURNEY_FIGURES['divergence.p']?.tell(ask, 'anna|ben|pay|speed')),
    refusal(() => JOURNEY_FIGURES['divergence.median']?.tell(ask, 'anna|nowhere')),
    refusal(() => JOURNEY_FIGURES['divergence.variant']?.tell(ask, 'anna|ben|pay|anna|99')),
  ]).toEqual([
    'Name both slices of the pair, `a` and `b`, or neither.',
    'There is no slice that is compared `bob`. Did you mean `ben`? Known: anna, ben.',
    '`anna` and `anna` are not compared: innermost slices are compared with each other, and slices that lie within the same one.',
    'There is no stage `return`. Known: choose, pay.',
    '`about` is written as `a|b|stage|question`, with `*` in place of the stage for the whole journey.',
    'There is no question `speed`. Known: path, duration, outcome.',
    'There is no stage `nowhere`. Known: choose, pay, *.',
    expect.stringContaining('There is no variant `99`.'),
  ])
})
