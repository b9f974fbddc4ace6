import { expect, test } from 'vitest'
import { card } from '../../card.contract.ts'
import { found } from '../../rule.contract.ts'
import { againstInfrastructure } from './against-infrastructure.ts'

test('reports what does not follow from infrastructure, unless it was decided', () => {
  const text = `
streams:
  ${card('shop', 'boundaries: { infrastructure: { choice: shared }, security: { choice: owned }, observability: { choice: shared }, release: { choice: owned, decision: own-trains }, crm: { choice: owned } }')}
  ${card('fleet', 'boundaries: { infrastructure: { choice: owned }, security: { choice: shared }, release: { choice: shared }, failure-domains: { choice: shared } }')}
  ${card('open', 'boundaries: { security: { choice: owned } }')}
`
  expect(found(againstInfrastructure, text)).toEqual([
    '3:156 `security` of `shop` is owned, while its infrastructure is shared: a shared platform brings standard runtimes, security and telemetry with guardrails.',
    '4:186 `release` of `fleet` is shared, while its infrastructure is owned: a stack of one’s own brings isolation and independent release trains.',
    '4:223 `failure-domains` of `fleet` is shared, while its infrastructure is owned: a stack of one’s own brings isolation and independent release trains.',
  ])
})
