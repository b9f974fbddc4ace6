import { expect, test } from 'vitest'
import { BOUNDARY_ITEMS } from '../../../model/schema.ts'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { missingItems } from './missing-items.ts'

test('asks for all twelve once infrastructure is decided', () => {
  const text = `
streams:
  ${card('none')}
  ${card('late', 'boundaries: { identity: { choice: owned } }')}
  ${card('begun', 'boundaries: { infrastructure: { choice: owned } }')}
  ${card(
    'almost',
    `boundaries: { ${BOUNDARY_ITEMS.slice(1)
      .map((item) => `${item}: { choice: owned }`)
      .join(', ')} }`,
  )}
  ${card('whole', `boundaries: { ${BOUNDARY_ITEMS.map((item) => `${item}: { choice: owned }`).join(', ')} }`)}
`
  expect(found(missingItems, text)).toEqual([
    '5:88 `begun` does not say of `user-experience`, `identity`, `integration`, `security`, `observability` and 6 more whether it is shared or owned: 11 of the 12 items.',
    '6:90 `almost` does not say of `user-experience` whether it is shared or owned: 1 of the 12 items.',
  ])
})
