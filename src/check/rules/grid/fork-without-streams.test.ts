import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { forkWithoutStreams } from './fork-without-streams.ts'

test('reports a stream that serves both sides where they part', () => {
  const text = `
slices: { people: { name: People }, firms: { name: Firms }, clinics: { name: Clinics, within: firms }, schools: { name: Schools, within: firms } }
journey: { stages: { find: { name: Find }, buy: { name: Buy } } }
forks:
  followed: { at: [buy], slices: [people, firms], differs: [proof], why: W }
  ignored: { at: [find, buy], slices: [clinics, schools], differs: [proof], why: W }
  shared: { at: [find], slices: [people, clinics], differs: [proof], why: W }
streams:
  ${card('people', 'for: [people], stages: [buy]')}
  ${card('firms', 'for: [firms], stages: [find, buy]')}
`
  expect(found(forkWithoutStreams, text)).toEqual([
    '6:3 By the fork `ignored` the paths of `clinics` and `schools` part at `find` and `buy`, but `firms` serves both there.',
  ])
})
