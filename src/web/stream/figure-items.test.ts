import { expect, test } from 'vitest'
import type { FlowAnswer } from '../../flow/answers.ts'
import { itemsBehind, itemsLeftOut } from './figure-items.ts'

const answer = {
  of: { measured: 'work', stream: 'shopper-purchase', slice: null, type: 'defect' },
  window: { from: '2026-08-03T00:00:00+02:00', to: '2026-11-23T09:00:00+01:00', by: 'week', asOf: '' },
} as Partial<FlowAnswer> as FlowAnswer

test('the items behind a figure have its selection and its window', () => {
  expect(itemsBehind(answer, 'velocity')).toEqual({
    stream: 'shopper-purchase',
    slice: undefined,
    type: 'defect',
    measured: 'work',
    behind: 'velocity',
    from: '2026-08-03T00:00:00+02:00',
    to: '2026-11-23T09:00:00+01:00',
  })
})

test('the items behind the load of now have no window', () => {
  expect(itemsBehind(answer, 'load')).toEqual({
    stream: 'shopper-purchase',
    slice: undefined,
    type: 'defect',
    measured: 'work',
    behind: 'load',
  })
})

test('what a figure leaves out is asked for in the same way', () => {
  expect(itemsLeftOut(answer, 'flowTime')).toEqual({ ...itemsBehind(answer, 'flowTime'), excluded: 'true' })
})
