import { expect, test } from 'vitest'
import { effectiveCell } from './grid.ts'
import { loadMap } from './load.ts'

const { map } = loadMap([
  {
    file: 'map.yaml',
    text: `slices:
  enterprise: { name: Enterprise }
  it-admin: { name: IT admin, within: enterprise }
  auditor: { name: Auditor, within: it-admin }
  lost: { name: Lost, within: lost }
grid:
  enterprise:
    find: { intent: find, value: a list, metric: Found }
    buy: does not apply
    use: { intent: use }
    leave: { doesNotApply: They never leave. }
  it-admin:
    find: { value: a short list, outcome: chosen }
    use: { doesNotApply: They only administer. }
    leave: { intent: hand over }
  auditor:
    find: { metric: Evidence found }
    leave: {}
`,
  },
])

test.each([
  [
    'what the slice says itself',
    'enterprise',
    'find',
    {
      kind: 'applies',
      cell: { intent: 'find', value: 'a list', metric: 'Found' },
      from: { intent: 'enterprise', value: 'enterprise', metric: 'enterprise' },
    },
  ],
  [
    'what it does not say, the slices around it say',
    'auditor',
    'find',
    {
      kind: 'applies',
      cell: { intent: 'find', value: 'a short list', outcome: 'chosen', metric: 'Evidence found' },
      from: { metric: 'auditor', value: 'it-admin', outcome: 'it-admin', intent: 'enterprise' },
    },
  ],
  [
    '“does not apply” is inherited',
    'auditor',
    'buy',
    { kind: 'does not apply', why: null, from: 'enterprise' },
  ],
  [
    'an inner slice may leave a step out',
    'it-admin',
    'use',
    { kind: 'does not apply', why: 'They only administer.', from: 'it-admin' },
  ],
  [
    'or have one that the outer one does not',
    'it-admin',
    'leave',
    { kind: 'applies', cell: { intent: 'hand over' }, from: { intent: 'it-admin' } },
  ],
  [
    'an empty cell is a cell',
    'auditor',
    'leave',
    { kind: 'applies', cell: { intent: 'hand over' }, from: { intent: 'it-admin' } },
  ],
  ['nothing written is empty, which is not “does not apply”', 'enterprise', 'pay', { kind: 'empty' }],
  ['a slice within itself ends', 'lost', 'find', { kind: 'empty' }],
  ['a slice that there is not is empty', 'nobody', 'find', { kind: 'empty' }],
])('%s', (_, slice, stage, expected) => {
  expect(effectiveCell(map, slice, stage)).toEqual(expected)
})
