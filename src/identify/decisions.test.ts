import { expect, test } from 'vitest'
import { Decision } from '../model/schema.ts'
import { decisionsAbout, standingDecisions } from './decisions.ts'
import { mapWith } from './map.contract.ts'

const decisionOf = (on: string, about: string[], supersedes?: string): Decision =>
  Decision.parse({ kind: 'other', on, by: 'Board', about, why: 'W', supersedes })

const map = mapWith({
  decisions: new Map([
    ['second', decisionOf('2026-03-01', ['shop', 'fleet', 'shop'])],
    ['first', decisionOf('2026-01-01', ['shop'])],
    ['also-second', decisionOf('2026-03-01', ['shop'], 'replaced')],
    ['replaced', decisionOf('2026-02-01', ['shop'])],
    ['itself', decisionOf('2026-04-01', ['fleet'], 'itself')],
  ]),
})

test('decisions that were not replaced, the earliest first', () => {
  expect(standingDecisions(map).map(({ id }) => id)).toEqual(['first', 'second', 'also-second', 'itself'])
})

test('by what they are about', () => {
  expect([...decisionsAbout(map)].map(([thing, list]) => [thing, list.map(({ id }) => id)])).toEqual([
    ['shop', ['first', 'second', 'also-second']],
    ['fleet', ['second', 'itself']],
  ])
})
