import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { emptyTeam } from './empty-team.ts'

test('reports teams without members once others have some', () => {
  const text = `
teams:
  one: { name: One, members: [{ count: 1 }] }
  two: { name: Two }
`
  expect(found(emptyTeam, text)).toEqual(['4:3 The team `two` has no members.'])
})
