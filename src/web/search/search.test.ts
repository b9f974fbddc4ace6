import { expect, test } from 'vitest'
import { itemsRequest, itemsSearch, sortedBy } from './items-search.ts'
import { streamSearch, windowOf } from './stream-search.ts'

const present = (search: object): unknown => JSON.parse(JSON.stringify(search))

test('an address of a stream is read, what it does not know is absent', () => {
  const raw = {
    measured: 'journeys',
    slice: 'smb',
    type: 'defect',
    window: '52w',
    from: '2026-08-01',
    to: 'soon',
    by: 'fortnight',
    colour: 'blue',
  }
  expect(present(streamSearch(raw))).toEqual({
    measured: 'journeys',
    slice: 'smb',
    type: 'defect',
    window: '52w',
    from: '2026-08-01',
  })
})

test('the window asked for', () => {
  const week = '2026-11-16T00:00:00+01:00'
  expect(present(windowOf({}, week))).toEqual({ from: '2026-05-18' })
  expect(present(windowOf({ window: '13w' }, week))).toEqual({ from: '2026-08-17' })
  expect(present(windowOf({ window: 'all' }, week))).toEqual({})
  expect(present(windowOf({ window: '13w' }, null))).toEqual({})
  expect(present(windowOf({ window: '13w', to: '2026-09-01' }, week))).toEqual({ to: '2026-09-01' })
})

test('an address of a list is read, what it does not know is absent', () => {
  const raw = {
    stream: 'shopper-purchase',
    behind: 'flowTime',
    excluded: 'true',
    from: '2026-08-01T00:00:00+02:00',
    order: 'size',
    descending: 'yes',
    offset: '-1',
    text: 'PAY-1',
  }
  expect(present(itemsSearch(raw))).toEqual({
    stream: 'shopper-purchase',
    behind: 'flowTime',
    excluded: 'true',
    from: '2026-08-01T00:00:00+02:00',
    text: 'PAY-1',
  })
})

test('without an order, what was done last comes first', () => {
  expect(present(itemsRequest({ type: 'risk' }))).toEqual({
    type: 'risk',
    order: 'done',
    descending: 'true',
    limit: 50,
  })
  expect(present(itemsRequest({ order: 'label' }))).toEqual({ order: 'label', limit: 50 })
})

test('a heading sorts by its largest first, again turns it round, and goes to the first page', () => {
  const first = sortedBy({ text: 'x', offset: '100' }, 'flowTime')
  expect(present(first)).toEqual({ text: 'x', order: 'flowTime', descending: 'true' })
  expect(present(sortedBy(first, 'flowTime'))).toEqual({ text: 'x', order: 'flowTime', descending: 'false' })
  expect(present(sortedBy({}, 'done'))).toEqual({ order: 'done', descending: 'false' })
  expect(present(sortedBy({}, 'label'))).toEqual({ order: 'label', descending: 'false' })
})
