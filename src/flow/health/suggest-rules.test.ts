import { describe, expect, test } from 'vitest'
import type { Fields } from '../event.ts'
import { event, examine, historyOf, GOLDEN } from './history.contract.ts'
import { ruleChange } from './proposed-changes.ts'
import { rulesYaml } from './proposed-yaml.ts'
import { typeSaidBy } from './type-words.ts'

test.each([
  ['Bug', 'defect'],
  ['Störung', 'defect'],
  ['User Story', 'feature'],
  ['Security bug', 'risk'],
  ['Technical debt', 'debt'],
  ['Chore', 'debt'],
  ['缺陷', 'defect'],
  ['Task', null],
])('what the value %s says: %s', (value, expected) => {
  expect(typeSaidBy(value)?.meaning ?? null).toBe(expected)
})

/** The fields of items, each so many times. */
const rulesFor = (...kinds: readonly (readonly [number, Fields])[]) => {
  let item = 0
  const events = kinds.flatMap(([times, fields]) =>
    Array.from({ length: times }, (_, i) =>
      event(`U-${item++}`, 0, 1_770_000_000_000_000 + i * 1000, 'New', { area: 'shop', ...fields }),
    ),
  )
  return examine(events).sources.find(({ id }) => id === 'work')?.rules ?? []
}

describe('rules for what no rule classifies', () => {
  test('there are none where all is classified', () => {
    expect(examine(historyOf(GOLDEN)).sources[0]?.rules).toEqual([])
  })

  test('the type first; what it does not say is left to people', () => {
    const rules = rulesFor([120, { type: 'Task' }], [30, { type: 'Vulnerability' }], [50, { type: 'Story' }])
    expect(rules).toEqual([
      {
        when: { type: 'Task' },
        as: null,
        confidence: 'low',
        why: 'only you know what these are',
        covers: 120,
        of: 150,
        touches: 0,
      },
      {
        when: { type: 'Vulnerability' },
        as: 'risk',
        confidence: 'high',
        why: 'it says “vulnerab…”',
        covers: 30,
        of: 150,
        touches: 0,
      },
    ])
  })

  test('labels, where the classified items with them are of one type', () => {
    const rules = rulesFor(
      [40, { labels: ['checkout', 'regression'] }],
      [10, { labels: ['checkout'] }],
      [19, { type: 'Story', labels: ['checkout'] }],
      [1, { type: 'Bug', labels: ['checkout'] }],
      [20, { type: 'Bug', labels: ['search'] }],
    )
    expect(rules).toEqual([
      {
        when: { labels: 'checkout' },
        as: 'feature',
        confidence: 'medium',
        why: '95 % of the classified items with it are of type feature',
        covers: 50,
        of: 50,
        touches: 20,
      },
      {
        when: { labels: 'regression' },
        as: 'defect',
        confidence: 'medium',
        why: 'it says “regression”',
        covers: 40,
        of: 50,
        touches: 0,
      },
    ])
  })

  test('fields that name things, or say nothing of the kind, are no rule', () => {
    expect(
      rulesFor(
        [20, { epic: 'EPIC-7' }],
        [20, { closed: 'No error found' }],
        [20, { owner: 'Kim' }],
        [20, { title: 'A bug' }],
      ),
    ).toEqual([])
  })

  test('a field with a value for each item is passed over', () => {
    const many = Array.from(
      { length: 300 },
      (_, i) => [1, { ticket: `bug ${String.fromCharCode(0x4e00 + i)}` }] as const,
    )
    expect(rulesFor(...many)).toEqual([])
  })
})

test('a rule as text and as a change', () => {
  const rule = {
    when: { type: 'Task: later' },
    as: 'debt',
    confidence: 'high',
    why: 'w',
    covers: 12,
    of: 15,
    touches: 3,
  } as const
  expect(rulesYaml('board', [rule])).toBe(`sources:
  board:
    classify:
      # covers 12 of 15; 3 more have a type already and keep it: w
      - { when: { type: "Task: later" }, as: debt }`)
  expect(ruleChange('board', rule.when, 'debt')).toEqual({
    op: 'insert',
    path: ['sources', 'board', 'classify'],
    value: { when: { type: 'Task: later' }, as: 'debt' },
  })
})
