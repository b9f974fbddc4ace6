import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { noProvider } from './no-provider.ts'

test('reports what is shared with nobody, once for each stream', () => {
  const text = `
streams:
  ${card('shop', 'boundaries: { identity: { choice: shared }, crm: { choice: shared, with: platform }, billing: { choice: shared }, release: { choice: owned } }')}
  ${card('sales', 'boundaries: { identity: { choice: shared, with: platform } }')}
  ${card('platform', 'kind: supporting')}
`
  expect(found(noProvider, text)).toEqual([
    '3:120 `shop` shares `identity` and `billing`, and does not say which supporting stream offers it.',
  ])
})
