import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { endBeforeStart } from './end-before-start.ts'

const problems = (measuring: string): string[] =>
  found(
    endBeforeStart,
    `
streams:
  shop:
    name: Shop
    promise: P
    for: [all]
    trigger: T
    finishLine: F
    outcome: O
    measuring: ${measuring}
sources:
  board: { name: Board, kind: jira, stream: shop, states: { New: new, Ready: waiting, Build: active, Check: active, Done: done } }
`,
  )

test('reports an end that does not come after the start', () => {
  expect(problems('{ start: { stage: Build }, end: { stage: Build } }')).toEqual([
    '10:57 Flow time of `shop` ends at `Build`, which does not come after its start, the stage `Build`: items of `board` would have none.',
  ])
  expect(problems('{ start: { stage: Check }, work: { end: { stage: Build } } }')).toHaveLength(1)
  expect(problems('{ end: { stage: Ready } }')).toEqual([
    '10:32 Flow time of `shop` ends at `Ready`, which does not come after its start, `committed`: items of `board` would have none.',
  ])
})

test('says nothing of an end after the start, of done, and of stages that there are not (MR320)', () => {
  expect(problems('{ start: { stage: Build }, end: { stage: Check } }')).toEqual([])
  expect(problems('{ start: created, end: { stage: Ready } }')).toEqual([])
  expect(problems('{ start: { stage: Check }, end: done }')).toEqual([])
  expect(problems('{ start: { stage: Nowhere }, end: { stage: Ready } }')).toEqual([])
  expect(problems('{ end: { stage: Nowhere } }')).toEqual([])
})
