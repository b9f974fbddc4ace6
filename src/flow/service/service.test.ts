import { describe, expect, test } from 'vitest'
import { JOURNEY_FIGURES } from '../figures/journey-figures.ts'
import { minute, type Told } from '../journeys/asks.contract.ts'
import type { Moment } from '../journeys/moment.ts'
import { serviceAnswer } from './service.ts'
import { ServiceAnswer } from './service-answer.ts'
import { askService, span, visit, type ServiceWorld } from './service-asks.contract.ts'
import { exactShareInWords } from './share-words.ts'

const DAY = 1440

/** So many journeys a day, of which every `nth` is refused. */
const days = (n: number, perDay: number, nth: number): Moment[] =>
  Array.from({ length: n * perDay }, (_, i) => {
    const at = (i * DAY) / perDay
    const rest: Told[] =
      i % nth === nth - 1
        ? [[at + 8, 'refused']]
        : [
            [at + 8, 'paid'],
            [at + 9, 'got'],
          ]
    return visit(`j${i}`, [[at, 'seen'], [at + 5, 'ordered'], ...rest])
  }).flat()

const levelsIn = async (moments: readonly Moment[], now: number, world: ServiceWorld) =>
  (await serviceAnswer(await askService(moments, now, world), null)).levels.map(
    ({ id, status, promise, sentence }) => [id, status, promise, sentence],
  )

describe('service levels', () => {
  test('are kept or broken by what was measured', async () => {
    const levels = [
      'kept: { name: A, about: availability, stage: buy, objective: 95 }',
      'broken: { name: B, about: availability, stage: buy, holds: availability(buy) >= 99.9 % }',
      'unsure: { name: C, about: availability, stage: buy, objective: 97.1, over: 7 d }',
      'room: { name: D, about: capacity, capacity: 4 }',
      'tight: { name: E, about: capacity, stage: buy, holds: inFlight <= 1 }',
      'ends: { name: F, about: isolation, never: [{ twice: paid }, { both: [got, canceled] }] }',
    ]
    const moments = [
      ...days(40, 48, 33),
      ...visit('double', [
        [DAY, 'seen'],
        [DAY + 1, 'paid'],
        [DAY + 2, 'paid'],
      ]),
    ]
    expect(await levelsIn(moments, 40 * DAY, { levels })).toEqual([
      [
        'kept',
        'kept',
        '95 % available',
        '96.9 % in the last 30 days (1,396 of 1,440 attempts succeeded); 95 % is promised.',
      ],
      [
        'broken',
        'broken',
        '99.9 % available',
        '96.9 % in the last 30 days (1,396 of 1,440 attempts succeeded); 99.9 % is promised.',
      ],
      [
        'unsure',
        'broken',
        '97.1 % available',
        '97 % in the last 7 days (326 of 336 attempts succeeded); 97.1 % is promised. Chance may explain the difference.',
      ],
      [
        'room',
        'broken',
        '4 journeys at a time',
        expect.stringMatching(/^At most \d+ journeys at a time; 4 are to be carried: it was more for /),
      ],
      [
        'tight',
        'broken',
        '1 journeys at a time',
        expect.stringMatching(/^At most \d+ journeys at a time; 1 are to be carried: it was more for /),
      ],
      ['ends', 'broken', null, '`paid` twice in one journey: 1 journey.'],
    ])
  })

  test('say what is missing where nothing can be measured', async () => {
    const levels = [
      'number: { name: A, about: availability, stage: buy }',
      'get: { name: B, about: availability, stage: get, objective: 99 }',
      'probed: { name: C, about: availability, objective: 99, probe: { url: "https://shop.example/health" } }',
      'room: { name: D, about: capacity }',
      'ends: { name: E, about: isolation }',
    ]
    expect(await levelsIn(days(2, 10, 1000), 2 * DAY, { levels })).toEqual([
      ['number', 'not measured', null, 'It says no number to reach: give it an `objective`, such as 99.9.'],
      [
        'get',
        'not measured',
        '99 % available',
        'No attempt at `get` is known in the last 30 days: give business events `attempt: success` and `attempt: failure`, or the level a `probe`.',
      ],
      [
        'probed',
        'not measured',
        '99 % available',
        'No probe was sent in the last 30 days: probes run while Millrace serves.',
      ],
      ['room', 'not measured', null, 'It says no number: give it a `capacity`, such as 20000.'],
      [
        'ends',
        'not measured',
        null,
        'It says nothing that must never happen: give it rules under `never`, such as `twice`.',
      ],
    ])
  })

  test('a probe judges by time: the budget is minutes, and what failed is named', async () => {
    const probed = {
      up: [span(minute(0), minute(9 * DAY), 12_960), span(minute(9 * DAY), minute(9 * DAY + 10), 10, 10)],
    }
    const levels = [
      'up: { name: Up, about: availability, objective: 99.9, probe: { url: "https://shop.example/" } }',
    ]
    const ask = await askService(days(10, 10, 1000), 10 * DAY, { levels, probed })
    const answer = await serviceAnswer(ask, null)
    expect(answer.levels[0]).toMatchObject({
      status: 'kept',
      sentence:
        '99.923 % in the last 30 days (12,960 of 12,970 probes were answered); 99.9 % is promised. Chance may explain the difference.',
    })
    expect(answer.availability.objectives[0]).toMatchObject({
      by: 'probe',
      // Of the nine days and ten minutes in which was asked.
      budget: {
        unit: 'seconds',
        total: 778.2,
        consumed: 600,
        left: 178.2,
        leftShare: expect.closeTo(0.229, 3),
      },
      probe: { sent: 12_970, answered: 12_960, failures: { 'answered 503': 10 }, downSeconds: 600 },
      burns: [{ rate: null }, { rate: null }, { n: 12_970 }],
    })
  })
})

describe('the answer', () => {
  const levels = [
    'up: { name: Up, about: availability, stage: buy, objective: 99 }',
    'ends: { name: Ends, about: isolation, never: [{ twice: paid }] }',
    'room: { name: Room, about: capacity, capacity: 2 }',
  ]

  test('has the shape that the API tells', async () => {
    const ask = await askService(days(20, 24, 20), 20 * DAY, { levels })
    const answer = await serviceAnswer(ask, null)
    expect(ServiceAnswer.parse(answer)).toEqual(answer)
  })

  test('every number of it is that of its figure', async () => {
    const ask = await askService(days(20, 24, 20), 20 * DAY, { levels })
    const { availability, capacity, isolation, degradation } = await serviceAnswer(ask, null)
    const told: [string, string | null, number | null][] = [
      ...availability.stages.map(
        ({ stage, measured }) =>
          ['availability', stage.id, measured.value] as [string, string, number | null],
      ),
      ...availability.objectives.flatMap(
        ({ level, measured, budget, burns }): [string, string, number | null][] => [
          ['availability.level', level, measured.value],
          ['budget.left', level, budget?.leftShare ?? null],
          ...burns.map(({ id, rate }): [string, string, number | null] => [`burn.${id}`, level, rate]),
        ],
      ),
      ...capacity.carried.flatMap(({ stage, max, p95, now }): [string, string | null, number][] => [
        ['concurrent.max', stage.id, max],
        ['concurrent.p95', stage.id, p95],
        ['concurrent.now', stage.id, now],
      ]),
      ...isolation.rules.map(({ rule, n }): [string, string, number] => ['contradictions', rule, n]),
      ...degradation.map(({ stage, known, slowSeconds }): [string, string | null, number | null] => [
        'slow.time',
        stage.id,
        known ? slowSeconds : null,
      ]),
    ]
    const explained = await Promise.all(
      told.map(async ([figure, about]) => {
        const { value, counted } = await (JOURNEY_FIGURES[figure] as (typeof JOURNEY_FIGURES)[string]).tell(
          ask,
          about,
        )
        if (figure === 'contradictions') expect(counted.journeys).toHaveLength(value ?? NaN)
        return [figure, about, value]
      }),
    )
    expect(explained).toEqual(told)
    expect(told).toHaveLength(24)
  })
})

test('shares are told to the digit that matters', () => {
  expect([1, 0.5, 0.9, 0.999, 0.99953, 0.9910025, 0.99999996, 0].map(exactShareInWords)).toEqual([
    '100 %',
    '50 %',
    '90 %',
    '99.9 %',
    '99.953 %',
    '99.1 %',
    'above 99.9999 %',
    '0 %',
  ])
})
