import { describe, expect, it } from 'vitest'
import { keyComponents, readiness } from './readiness.ts'
import { mapOf } from './map.contract.ts'

const MAP = `
organisation:
  name: Corner Shop
  goals:
    revenue: { name: Grow revenue }
slices:
  people: { name: People }
events:
  bread.sold: { name: Bread sold }
streams:
  shop:
    name: Bread
    promise: Fresh bread
    for: [people]
    trigger: Hunger
    finishLine: Bread sold
    outcome: Nobody is hungry
    proofPoints: { finishLine: bread.sold }
    northStar: { name: Sold by noon, goal: revenue, logic: count(bread.sold) }
    serviceLevels: { open: { name: Open at seven, about: availability } }
    budget: { amount: 1000, currency: EUR, per: month }
  bare:
    name: Bare
    promise: Nothing yet
    for: [people]
    trigger: T
    finishLine: F
    outcome: O
teams:
  bakers: { name: Bakers, stream: shop, members: [{ count: 2, function: baking }] }
sources:
  tracker:
    name: Tracker
    kind: cloudevents
    stream: [{ when: { project: S }, is: shop }]
    states: { Open: new }
    classify: [{ when: { type: Bug }, as: defect }]
reviews:
  winter: { on: 2026-01-31, by: All, findings: Good, streams: [shop] }
  spring: { on: 2026-08-31, by: All, findings: Good, streams: [shop] }
`

const shown = (lights: readonly { id: string; lit: boolean; why: string }[]): string[] =>
  lights.map(({ id, lit, why }) => `${lit ? '●' : '○'} ${id}: ${why}`)

describe('readiness', () => {
  const map = mapOf(MAP)

  it('shows what makes each light lit', () => {
    expect(shown(readiness(map, 'shop', '2026-11-23'))).toEqual([
      '● funded: EUR 1,000 per month',
      '● staffed: 2 people',
      '● measured: Sold by noon, from Tracker',
      '● evolved: reviewed on 2026-08-31, next by 2027-02-28',
    ])
  })

  it('shows what is missing', () => {
    expect(shown(readiness(map, 'bare', '2026-11-23'))).toEqual([
      '○ funded: no budget',
      '○ staffed: no team',
      '○ measured: no north-star; no source of events',
      '○ evolved: never reviewed',
    ])
  })

  it('a review is overdue the day after it was due, and never without a day', () => {
    const evolved = (today?: string) => readiness(map, 'shop', today).at(-1)
    expect(evolved('2027-02-28')?.lit).toBe(true)
    expect(evolved('2027-03-01')).toEqual({
      id: 'evolved',
      name: 'Evolved',
      lit: false,
      why: 'reviewed on 2026-08-31, the next review was due by 2027-02-28',
    })
    expect(evolved()?.lit).toBe(true)
  })

  it('staffed needs two people in each function', () => {
    const thin = mapOf(MAP.replace('count: 2, function: baking', 'count: 1, function: baking'))
    expect(shown(readiness(thin, 'shop'))[1]).toBe(
      '○ staffed: 1 person in its teams, at least 2 are needed; fewer than 2 people in baking',
    )
  })

  it('says nothing of an unknown stream', () => {
    expect(readiness(map, 'none')).toEqual([])
    expect(keyComponents(map, 'none')).toEqual([])
  })
})

describe('keyComponents', () => {
  it('shows all five', () => {
    const map = mapOf(MAP)
    expect(shown(keyComponents(map, 'shop'))).toEqual([
      '● flow: features, defects, risks and debt from Tracker',
      '● delivery: Open at seven',
      '● improvement: reviewed on 2026-08-31',
      '● customer: Nobody is hungry, proven by Bread sold',
      '● goals: Grow revenue',
    ])
    expect(shown(keyComponents(map, 'bare'))).toEqual([
      '○ flow: no source of its delivery work',
      '○ delivery: no service levels: what it promises as a running service',
      '○ improvement: no source from which its flow is measured; neither a review nor an experiment',
      '○ customer: no proof point at its finish line',
      '○ goals: no north-star',
    ])
  })
})
