import { expect, test } from 'vitest'
import { found } from '../../rule.contract.ts'
import { contractDocument } from './contract-document.ts'

test('reports documents that others can’t find', () => {
  const text = `
interfaces:
  good: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: openapi, document: ../apis/pay.yml } }
  web: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: grpc, document: 'https://example.com/pay' } }
  none: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: openapi } }
  free: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: other, document: pay.txt } }
  root: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: openapi, document: /home/me/pay.yaml } }
  drive: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: openapi, document: 'C:/pay.yaml' } }
  ftp: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: openapi, document: 'ftp://x/pay.yaml' } }
  back: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: openapi, document: 'apis\\\\pay.yaml' } }
  proto: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: grpc, document: pay.yaml } }
  page: { name: I, provider: p, consumers: [c], style: synchronous, contract: { kind: asyncapi, document: pay.md } }
`
  expect(found(contractDocument, text)).toEqual([])
})
