import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { notCentralised } from './not-centralised.ts'

const STREAMS = `
slices: { all: { name: All } }
streams:
  shop: { name: Shop, promise: P, for: [all], trigger: T, finishLine: F, outcome: O }
  mail: { name: Mail, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  pay: { name: Pay, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
  data: { name: D, kind: supporting, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O, capabilities: { owned: [lake] } }
  old: { name: Old, kind: supporting, lifecycle: retired, promise: P, for: [shop], trigger: T, finishLine: F, outcome: O }
`

test('says nothing while no decision is recorded', () => {
  expect(found(notCentralised, STREAMS)).toEqual([])
})

test('asks for the decision about each supporting stream, or about what it owns', () => {
  const text = `${STREAMS}
decisions:
  one: { kind: centralise, on: '2026-01-01', by: Board, about: [pay, lake], why: W }
  two: { kind: create, on: '2026-01-01', by: Board, about: [mail], why: W }
`
  expect(found(notCentralised, text)).toEqual([
    '5:3 `mail` is a supporting stream, and no decision to centralise is recorded about it.',
  ])
})

test('a decision that was replaced is none', () => {
  const text = `${STREAMS}
decisions:
  one: { kind: centralise, on: '2026-01-01', by: Board, about: [pay, mail, data], why: W }
  two: { kind: centralise, on: '2026-02-01', by: Board, about: [pay, data], why: W, supersedes: one }
`
  expect(found(notCentralised, text)).toEqual([
    '5:3 `mail` is a supporting stream, and no decision to centralise is recorded about it.',
  ])
})
