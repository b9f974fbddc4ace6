import { describe, expect, test } from 'vitest'
import { littlesLaw, type LittlesLawFigures } from './littles-law.ts'

const DAY = 86_400_000_000

/** 2 items arrive per day and take 5 days: a load of 10. */
const balanced: LittlesLawFigures = {
  length: 10 * DAY,
  arrivals: 20,
  done: 19,
  canceled: 1,
  loadTime: 100 * DAY,
  loadAtStart: 10,
  loadAtEnd: 10,
  timed: 19,
  totalTime: 19 * 5 * DAY,
  agesBefore: { n: 20, total: 50 * DAY },
  agesAfter: { n: 30, total: 80 * DAY },
  outcomes: { started: 10, done: 9, canceled: 1, open: 0 },
  long: 8 * DAY,
}

const lit = (figures: LittlesLawFigures) =>
  littlesLaw(figures).lights.flatMap(({ id, lit }) => (lit ? [id] : []))

describe('in balance', () => {
  test('the law holds and all five lights are lit', () => {
    expect(littlesLaw(balanced)).toEqual({
      arrivalRate: 2,
      departureRate: 2,
      meanFlowSeconds: 5 * 86_400,
      averageLoad: 10,
      impliedLoad: 10,
      lights: [
        {
          id: 'arrivals',
          name: 'Arrivals equal departures',
          lit: true,
          why: '20 started; 19 done and 1 canceled make 20. At most 10 % apart is about equal.',
        },
        {
          id: 'finished',
          name: 'All that starts finishes',
          lit: true,
          why: 'Of 10 that had 8 days or longer for it, 9 are done, 1 were canceled, 0 are still open. At least 90 % done is about all.',
        },
        {
          id: 'load',
          name: 'The load is the same at both ends',
          lit: true,
          why: '10 in progress at the start, 10 at the end. At most 10 % apart is about the same.',
        },
        {
          id: 'age',
          name: 'The average age is stable',
          lit: true,
          why: 'Items in progress were 2.5 days old on average in the first half of the window, 2.7 days in the second. At most 20 % apart is stable.',
        },
        {
          id: 'units',
          name: 'The same units throughout',
          lit: true,
          why: 'All is counted in items and elapsed time; the flow time is that of 19 of the 19 done. At most 5 % left out are the same items.',
        },
      ],
    })
  })
})

describe('each light goes out on its own', () => {
  test.each<[string, Partial<LittlesLawFigures>]>([
    ['arrivals', { arrivals: 25 }],
    ['finished', { outcomes: { started: 10, done: 8, canceled: 0, open: 2 } }],
    ['finished', { outcomes: null }],
    ['load', { loadAtEnd: 12 }],
    ['age', { agesAfter: { n: 10, total: 40 * DAY } }],
    ['age', { agesAfter: { n: 0, total: 0 } }],
    ['units', { timed: 17 }],
  ])('%s', (id, change) => {
    const all = ['arrivals', 'finished', 'load', 'age', 'units']
    expect(lit({ ...balanced, ...change })).toEqual(all.filter((one) => one !== id))
  })
})

test('nothing done: no mean flow time, no load by the law', () => {
  const figures = { ...balanced, done: 0, timed: 0, totalTime: 0 }
  expect(littlesLaw(figures)).toMatchObject({ meanFlowSeconds: null, impliedLoad: null, averageLoad: 10 })
})
