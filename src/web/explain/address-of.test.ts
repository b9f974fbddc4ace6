import { expect, test } from 'vitest'
import { figureAddress, figureKey } from '../../flow/figures/figure.ts'
import { addressOf } from './address-of.ts'

test('the key of a figure leads back to its address', () => {
  const of = {
    measured: 'work',
    stream: 'shop',
    slice: null,
    from: '2026-05-25T00:00:00+02:00',
    to: '2026-06-01T00:00:00+02:00',
    by: 'week',
  }
  for (const figure of ['velocity.mean', 'load', 'flowTime.p85']) {
    expect(addressOf(figureKey(figure, of))).toEqual(figureAddress(figure, of))
  }
})
