import { expect, test } from 'vitest'
import { fold } from '../flow/fold.ts'
import { event, HOUR, readingWith } from '../flow/histories.contract.ts'
import type { MeasuringChoices } from '../model/schema.ts'
import { explainItem } from './explain.ts'

const events = [
  event(0, 'Backlog'),
  event(HOUR, 'Ready'),
  event(2 * HOUR, 'Doing'),
  event(3 * HOUR, 'Review'),
  event(4 * HOUR, 'Ready'),
  event(5 * HOUR, 'Done'),
]

const meanings = (choices: MeasuringChoices): string[] => {
  const reading = readingWith(choices)
  const derived = fold(events, reading)
  return explainItem(events, derived, reading, 'UTC', 5 * HOUR).events.map(({ meaning }) => meaning)
}

test('an event says what its status means', () => {
  expect(meanings({})).toEqual([
    'new in Backlog',
    'waiting in Ready',
    'active in develop',
    'active in Review',
    'waiting in Ready',
    'done in Done',
  ])
})

test('and what it counts as, where flow time starts or ends elsewhere', () => {
  expect(meanings({ start: 'active', end: { stage: 'Review' } })).toEqual([
    'new in Backlog',
    'waiting in Ready; counts as new, for flow time has not started by then',
    'active in develop',
    'active in Review; counts as done, for flow time has ended by then',
    'waiting in Ready',
    'done in Done',
  ])
  expect(meanings({ start: 'created' })[0]).toBe(
    'new in Backlog; counts as waiting, for flow time starts with the creation',
  )
})
