import { expect, it } from 'vitest'
import { DEFINITIONS } from './definitions.ts'
import { FIGURES, figureAddress, figureKey } from './figure.ts'

const of = {
  measured: 'work',
  stream: 'shop',
  slice: null,
  team: null,
  type: null,
  from: '2026-08-03T00:00:00+02:00',
  to: '2026-08-10T00:00:00+02:00',
  by: 'week',
}

it('an address holds what the number depends on, and no more', () => {
  const { measured, stream, from, to } = of
  expect(figureAddress('flowTime.p85', of)).toEqual({ figure: 'flowTime.p85', measured, stream, from, to })
  expect(figureAddress('velocity.mean', of)).toEqual({
    figure: 'velocity.mean',
    measured,
    stream,
    from,
    to,
    by: 'week',
  })
  expect(figureAddress('load', of)).toEqual({ figure: 'load', measured, stream })
  expect(figureAddress('distribution.debt', { ...of, basis: 'completed' })).toEqual({
    figure: 'distribution.debt',
    measured,
    stream,
    from,
    to,
  })
  expect(figureAddress('distribution.debt', { ...of, basis: 'load' })).toEqual({
    figure: 'distribution.debt',
    measured,
    stream,
    basis: 'load',
  })
})

it('two figures of one address have one key, whatever else is said beside them', () => {
  expect(figureKey('load', of)).toBe('load?measured=work&stream=shop')
  expect(figureKey('load', { ...of, from: '2026-01-01', by: 'month' })).toBe(figureKey('load', of))
  expect(figureKey('velocity', { ...of, slice: 'small' })).not.toBe(figureKey('velocity', of))
})

it('each figure is one of a metric that is defined', () => {
  const undefinedOnes = Object.entries(FIGURES).filter(([, { metric }]) => DEFINITIONS[metric]?.id !== metric)
  expect(undefinedOnes).toEqual([])
})
