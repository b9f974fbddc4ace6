import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { relianceCircle } from './reliance-circle.ts'

const stream = (id: string, reliesOn: string): string =>
  `  ${id}: { name: ${id}, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, reliesOn: [${reliesOn}] }`

test('reports each circle once, with the way round', () => {
  const text = `
streams:
${stream('a', 'b')}
${stream('b', 'c')}
${stream('c', 'a')}
${stream('d', 'a, d')}
`
  expect(found(relianceCircle, text)).toEqual(['3:109 `a` relies on itself: `a` → `b` → `c` → `a`.'])
})

test('takes a circle in which somebody need not wait', () => {
  const text = `
streams:
${stream('a', 'b')}
${stream('b', 'a')}
interfaces:
  ab: { name: AB, provider: a, consumers: [b], style: asynchronous }
`
  expect(found(relianceCircle, text)).toEqual([])
})

test('leaves circles of waiting to MR424, and takes a tree', () => {
  const text = `
streams:
${stream('a', 'b')}
${stream('b', 'a')}
${stream('c', 'a')}
interfaces:
  ab: { name: AB, provider: a, consumers: [b], style: synchronous }
  ba: { name: BA, provider: b, consumers: [a], style: synchronous }
`
  expect(found(relianceCircle, text)).toEqual([])
})
