import { describe, expect, test } from 'vitest'
import { crossingsOf, riverShape } from './river-shape.ts'

const answer = {
  stages: [
    { stage: 'discover', name: 'Discover', waiting: 0, active: 4 },
    { stage: 'compare', name: 'Compare', waiting: 16, active: 0 },
    { stage: 'buy', name: 'Buy', waiting: 4, active: 1 },
  ],
  flows: [
    { from: 'source', to: 'discover', times: 100 },
    { from: 'discover', to: 'compare', times: 40 },
    { from: 'discover', to: 'buy', times: 10 },
    { from: 'discover', to: 'left', times: 46 },
    { from: 'compare', to: 'buy', times: 20 },
    { from: 'buy', to: 'compare', times: 5 },
    { from: 'buy', to: 'finish', times: 25 },
  ],
}

describe('the shape of the river', () => {
  test('what passes over a stage crosses both of its boundaries; what goes back crosses none', () => {
    expect(crossingsOf(answer)).toEqual([50, 30])
  })

  test('all breadths are on one scale, the lakes on that of their areas', () => {
    const { branches, pools, crossings, spring, width, height } = riverShape(answer, 'right')
    expect(branches.map(({ kind, stage, times, breadth }) => [kind, stage, times, breadth])).toEqual([
      ['left', 'discover', 46, 40.48],
      ['finish', 'buy', 25, 22],
    ])
    expect(pools.map(({ stage, radius }) => [stage, radius])).toEqual([
      ['discover', 0],
      ['compare', 40],
      ['buy', 20],
    ])
    expect(crossings).toEqual([
      { times: 50, x: 215, y: 150 },
      { times: 30, x: 405, y: 150 },
    ])
    expect(spring.times).toBe(100)
    expect([width, height]).toEqual([620, 300])
  })

  test('runs down where there is little room: the same, turned', () => {
    const right = riverShape(answer, 'right')
    const down = riverShape(answer, 'down')
    expect([down.width, down.height]).toEqual([300, 580])
    expect(down.branches.map(({ breadth }) => breadth)).toEqual(right.branches.map(({ breadth }) => breadth))
    expect(down.pools.map(({ x }) => x)).toEqual(right.pools.map(({ y }) => y))
  })

  test('without a move there is no river, and nothing breaks', () => {
    expect(riverShape({ stages: answer.stages, flows: [] }, 'right')).toMatchObject({
      body: '',
      branches: [],
    })
    expect(riverShape({ stages: [], flows: [] }, 'right')).toMatchObject({ body: '', pools: [] })
  })
})
