import { expect, test } from 'vitest'
import type { Micros } from '../event.ts'
import { plainMoment } from '../journeys/ask-at-hand.contract.ts'
import { journeyLogOf } from '../journeys/journey-log.ts'
import type { Moment } from '../journeys/moment.ts'
import { askOf, END, mapOf, START } from './court.contract.ts'
import { FATE, NO_PATH, NOT_COUNTED, STAY, type Passages } from './passage.ts'
import { passagesOf } from './passages.ts'

const HOUR = 3_600_000_000
const DAY = 24 * HOUR

type Step = readonly [
  at: Micros,
  activity: string,
  stage: string | null,
  state: Moment['state'],
  proof?: string,
]

/** Moments of a journey, their times from the start of the window. */
const journey = (item: string, steps: readonly Step[]): Moment[] =>
  steps.map(([at, activity, stage, state, proof], nth) =>
    plainMoment({
      item,
      nth,
      at: START + at,
      activity,
      stage,
      state,
      proofs: proof === undefined ? [] : [proof],
      slice: 'anna',
    }),
  )

const nameOf = (of: object, value: number | undefined): string =>
  Object.entries(of).find(([, code]) => code === value)?.[0] ?? ''

/** Every passage in a line: stage, fate, stay with its hours, path in the words of tools and of the map. */
const told = (passages: Passages): string[] =>
  Array.from({ length: passages.size }, (_, row) => row).flatMap((row) => {
    const { stage, fate, stay, time, path, statePath, stages, wordsOf } = passages
    if (stage[row] === NOT_COUNTED) return []
    const words = (code: number | undefined): string =>
      code === NO_PATH || code === undefined ? 'not over' : wordsOf(code).join(' ')
    return [
      [
        stages[stage[row] ?? 0] ?? 'whole',
        nameOf(FATE, fate[row]),
        `${nameOf(STAY, stay[row])} ${(time[row] ?? 0) / HOUR} h`,
        words(path[row]),
        words(statePath[row]),
      ].join(' | '),
    ]
  })

const passagesIn = (...steps: readonly (readonly Step[])[]): string[] =>
  told(passagesOf(askOf(journeyLogOf(steps.flatMap((one, i) => journey(`j${i}`, one))))))

test('a journey is one passage of each stage, its visits added up, and one of the whole', () => {
  expect(
    passagesIn([
      [0, 'look', 'choose', 'active', 'order.started'],
      [2 * HOUR, 'check out', 'pay', 'waiting'],
      [3 * HOUR, 'look again', 'choose', 'active'],
      [7 * HOUR, 'check out', 'pay', 'waiting'],
      [8 * HOUR, 'pay', 'pay', 'done', 'order.paid'],
    ]),
  ).toEqual([
    'whole | passed | ended 8 h | → Choose → Pay → Choose → Pay done | → Choose → Pay → Choose → Pay done',
    'choose | passed | ended 6 h | look back again look again → Pay | active → Pay',
    'pay | passed | ended 2 h | check out back again check out pay done | waiting done done',
  ])
})

test('who is still there, who left, who was canceled', () => {
  const under = END - START - 2 * DAY
  expect(
    passagesIn(
      [[under, 'look', 'choose', 'active', 'order.started']],
      [[DAY, 'look', 'choose', 'active', 'order.started']],
      [
        [2 * DAY, 'look', 'choose', 'active', 'order.started'],
        [3 * DAY, 'cancel', 'choose', 'canceled'],
      ],
    ),
  ).toEqual([
    'whole | failed | left 1992 h | → Choose left | → Choose left',
    'choose | failed | left 0 h | look left | active left',
    'whole | failed | left 1968 h | → Choose canceled | → Choose canceled',
    'choose | failed | left 24 h | look cancel canceled | active canceled canceled',
    'whole | open | open 48 h | not over | not over',
    'choose | open | open 48 h | not over | not over',
  ])
})

test('what came before the window or after it counts nowhere; repeats are told once more, not how often', () => {
  expect(
    passagesIn(
      [
        [-DAY, 'look', 'choose', 'active', 'order.started'],
        [HOUR, 'look', 'choose', 'active'],
        [2 * HOUR, 'check out', 'pay', 'waiting'],
        [3 * HOUR, 'pay', 'pay', 'waiting'],
        [4 * HOUR, 'pay', 'pay', 'waiting'],
        [5 * HOUR, 'pay', 'pay', 'waiting'],
        [6 * HOUR, 'pay', 'pay', 'done', 'order.paid'],
      ],
      [[END - START + HOUR, 'look', 'choose', 'active', 'order.started']],
    ),
  ).toEqual(['pay | passed | ended 4 h | check out pay pay done | waiting done done'])
})

test('without a trigger a journey begins at its first event; without one that it has, it is none', () => {
  const started: Step[] = [[0, 'look', 'choose', 'active']]
  expect(passagesIn(started).filter((line) => line.startsWith('whole'))).toEqual([])
  const map = mapOf()
  const shop = map.streams.get('shop')
  const untold = shop && new Map([['shop', { ...shop, proofPoints: undefined }]])
  const ask = askOf(journeyLogOf(journey('j', started)), { ...map, streams: untold ?? map.streams })
  expect(told(passagesOf(ask))).toEqual([
    'whole | failed | left 2016 h | → Choose left | → Choose left',
    'choose | failed | left 0 h | look left | active left',
  ])
})
