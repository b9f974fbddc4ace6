import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { samePromise } from './same-promise.ts'

test('proposes to merge what differs in nothing, unless a decision splits it', () => {
  const text = `
slices: { a: { name: A }, b: { name: B } }
streams:
  ${card('one', 'for: [a], northStar: { name: Conversion }')}
  ${card('two', 'for: [b], northStar: { name: conversion. }')}
  ${card('other', 'for: [b], northStar: { name: Renewals }')}
  ${card('none', 'for: [b]')}
  ${card('apart', 'for: [b], northStar: { name: Conversion }')}
decisions: { d: { kind: split, on: 2026-01-01, by: Ann, about: [apart], why: W } }
`
  expect(found(samePromise, text)).toEqual([
    '5:3 `one` and `two` have the same trigger, stages, finish line and north-star: they could be one stream.',
  ])
})

test('goes by the events that prove start and finish, where there are some', () => {
  const text = `
slices: { a: { name: A }, b: { name: B } }
events: { begun: { name: B }, done: { name: D }, paid: { name: P } }
streams:
  ${card('one', 'for: [a], northStar: { name: N, logic: finished / started }, proofPoints: { trigger: begun, finishLine: done }')}
  ${card('two', 'for: [b], northStar: { name: M, logic: finished / started }, proofPoints: { trigger: begun, finishLine: done }')}
  ${card('three', 'for: [b], northStar: { name: M, logic: finished / started }, proofPoints: { trigger: begun, finishLine: paid }')}
`
  expect(found(samePromise, text)).toEqual([
    '6:3 `one` and `two` have the same trigger, stages, finish line and north-star: they could be one stream.',
  ])
})
