import { describe, expect, test } from 'vitest'
import { MICROS_PER_DAY } from '../event.ts'
import { stateChanges } from './proposed-changes.ts'
import { statesYaml } from './proposed-yaml.ts'
import { event, examine, GOLDEN, historyOf, STATUSES } from './history.contract.ts'
import { stateSaidBy } from './state-words.ts'

describe('what a name says', () => {
  test.each([
    ['To Do', 'new'],
    ['Backlog', 'new'],
    ['Offen', 'new'],
    ['À faire', 'new'],
    ['Por hacer', 'new'],
    ['待办', 'new'],
    ['Selected for Development', 'waiting'],
    ['Ready for Test', 'waiting'],
    ['Wartet auf Kunde', 'waiting'],
    ['En attente', 'waiting'],
    ['On hold', 'paused'],
    ['Blocked', 'paused'],
    ['Zurückgestellt', 'paused'],
    ['In Progress', 'active'],
    ['In review', 'active'],
    ['In Arbeit', 'active'],
    ['En cours', 'active'],
    ['En curso', 'active'],
    ['進行中', 'active'],
    ['В работе', 'active'],
    ['Done', 'done'],
    ['Closed', 'done'],
    ['Erledigt', 'done'],
    ['Terminé', 'done'],
    ['Cerrado', 'done'],
    ['已完成', 'done'],
    ['Closed – won’t do', 'canceled'],
    ['Rejected', 'canceled'],
    ['Abgelehnt', 'canceled'],
    ['Annulé', 'canceled'],
    ['Queue 7b', 'waiting'],
    ['Zebra', null],
    ['Undone', null],
  ])('%s: %s', (name, expected) => {
    expect(stateSaidBy(name)?.meaning ?? null).toBe(expected)
  })
})

/** A sound history under other names. */
const named = (names: Readonly<Record<string, string>>) =>
  historyOf(GOLDEN).map((one) => ({ ...one, state: names[one.state ?? ''] ?? one.state }))

const proposed = (events: Parameters<typeof examine>[0]) =>
  examine(events).sources.find(({ id }) => id === 'work')?.states ?? []

describe('where a status stands in the flow', () => {
  test('names that say it, in the order of the flow', () => {
    const names = {
      New: 'Backlog',
      Ready: 'Ready for dev',
      Build: 'In Entwicklung',
      Review: 'Revue',
      Done: 'Livré',
    }
    expect(
      proposed(named(names)).map(({ status, state, confidence }) => [status, state, confidence]),
    ).toEqual([
      ['Backlog', 'new', 'high'],
      ['Ready for dev', 'waiting', 'high'],
      ['In Entwicklung', 'active', 'high'],
      ['Revue', 'active', 'high'],
      ['Livré', 'done', 'high'],
    ])
  })

  test('names that say nothing', () => {
    const names = { New: 'A', Ready: 'B', Build: 'C', Review: 'D', Done: 'E' }
    expect(
      proposed(named(names)).map(({ status, state, confidence }) => [status, state, confidence]),
    ).toEqual([
      ['A', 'new', 'low'],
      ['B', 'active', 'low'],
      ['C', 'active', 'low'],
      ['D', 'active', 'low'],
      ['E', 'done', 'medium'],
    ])
  })

  test('a name that the data contradicts', () => {
    const states = proposed(named({ Ready: 'Analysis done', Done: 'In progress' }))
    expect(
      states
        .filter(({ mapped }) => mapped === null)
        .map(({ status, state, confidence, why }) => [status, state, confidence, why]),
    ).toEqual([
      [
        'Analysis done',
        'waiting',
        'low',
        'its name says “done”, but work goes on from there; 0 % of 123 items at rest ended there, a stay takes 2.2 days on average',
      ],
      [
        'In progress',
        'active',
        'low',
        'its name says “in progress”, but most items end there; 100 % of 123 items at rest ended there',
      ],
    ])
  })

  test('resolved, and closed later: both are the end', () => {
    const history = named({ Done: 'Resolved' })
    const later = history
      .filter(({ state }) => state === 'Resolved')
      .map((one) => event(one.item, 5, one.at + MICROS_PER_DAY, 'Archived, closed'))
    expect(
      proposed([...history, ...later])
        .slice(-2)
        .map(({ status, state, confidence }) => [status, state, confidence]),
    ).toEqual([
      ['Resolved', 'done', 'medium'],
      ['Archived, closed', 'done', 'high'],
    ])
  })

  test('what the map says already is told', () => {
    expect(proposed(historyOf(GOLDEN)).map(({ status, mapped }) => [status, mapped])).toEqual([
      ['New', 'new'],
      ['Ready', 'waiting'],
      ['Build', 'active'],
      ['Review', 'active'],
      ['Done', 'done'],
    ])
    expect(STATUSES).toHaveLength(5)
  })
})

test('a proposal as text and as changes', () => {
  const states = [
    { status: 'To Do: later', state: 'new', confidence: 'high', why: 'w', mapped: null, items: 3 },
    { status: 'Doing', state: 'active', confidence: 'low', why: 'v', mapped: 'waiting', items: 2 },
  ] as const
  expect(statesYaml('board', states)).toBe(`sources:
  board:
    states:
      # high: w
      "To Do: later": new
      # low: v; the map says waiting now
      Doing: active`)
  expect(stateChanges('board', states)).toEqual([
    { op: 'set', path: ['sources', 'board', 'states', 'To Do: later'], value: 'new' },
    { op: 'set', path: ['sources', 'board', 'states', 'Doing'], value: 'active' },
  ])
})
