import { expect, test } from 'vitest'
import type { MapFile } from '../../model/schema.ts'
import { teamsOf } from './teams-of.ts'

test('the teams of a stream are those that its sources tell apart', () => {
  const map = {
    teams: { web: { name: 'Web team' }, app: { name: 'App team' }, idle: { name: 'Idle team' } },
    sources: {
      tracker: {
        stream: [{ when: { project: 'S' }, is: ['shop', 'pay'] }],
        team: [{ when: { area: 'web' }, is: 'web' }, { is: 'gone' }],
      },
      board: { stream: 'shop', measures: 'work', team: 'app' },
      site: { stream: 'shop', measures: 'journeys' },
      other: { stream: 'else', team: 'idle' },
    },
  } as unknown as MapFile
  expect(teamsOf(map, 'shop', 'work')).toEqual([
    { id: 'web', name: 'Web team' },
    { id: 'gone', name: 'gone' },
    { id: 'app', name: 'App team' },
  ])
  expect(teamsOf(map, 'shop', 'journeys')).toEqual([])
  expect(teamsOf({} as MapFile, 'shop', 'work')).toEqual([])
})
