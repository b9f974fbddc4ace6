import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { sliceWithoutStream } from './slice-without-stream.ts'

test('reports a slice that neither itself, nor around it, nor inside it is served', () => {
  const text = `
slices:
  enterprise: { name: Enterprise }
  it-admin: { name: IT admin, within: enterprise }
  buyer: { name: Buyer, within: enterprise }
  consumers: { name: Consumers }
  student: { name: Student, within: consumers }
  school: { name: School }
streams:
  admin:
    name: Shopping
    promise: P
    for: [it-admin]
    trigger: T
    finishLine: F
    outcome: O
  shop:
    name: Shopping
    promise: P
    for: [consumers]
    trigger: T
    finishLine: F
    outcome: O
`
  expect(found(sliceWithoutStream, text)).toEqual([
    '5:3 No stream serves the slice `buyer`.',
    '8:3 No stream serves the slice `school`.',
  ])
})

test('leaves slices that lie in a circle, or in one that is unknown, to the rules of references', () => {
  const text = `
slices:
  a: { name: A, within: b }
  b: { name: B, within: a }
  c: { name: C, within: nothing }
`
  expect(found(sliceWithoutStream, text)).toEqual([])
})
