import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { interfaceWithItself } from './interface-with-itself.ts'

test('reports a provider among its consumers', () => {
  const text = `
interfaces:
  one: { name: I, provider: pay, consumers: [shop, pay], style: synchronous }
  two: { name: I, provider: pay, consumers: [pay], style: synchronous }
  three: { name: I, provider: pay, consumers: [shop], style: synchronous }
`
  expect(found(interfaceWithItself, text)).toEqual([
    '3:52 `pay` provides `one`, and stands among its consumers as well.',
    '4:46 `pay` provides `two`, and stands among its consumers as well.',
  ])
})
