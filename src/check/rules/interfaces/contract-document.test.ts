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
  expect(found(contractDocument, text)).toEqual([
    '7:106 `/home/me/pay.yaml` can’t be the contract of `root` for everybody: its path is that of one machine.',
    '8:107 `C:/pay.yaml` can’t be the contract of `drive` for everybody: its path is that of one machine.',
    '9:105 `ftp://x/pay.yaml` can’t be the contract of `ftp` for everybody: its address is neither http nor https.',
    '10:106 `apis\\\\pay.yaml` can’t be the contract of `back` for everybody: its path has backslashes, which other systems don’t read.',
    '11:104 `pay.yaml` can’t be the contract of `proto` for everybody: a document of the kind `grpc` ends in .proto.',
    '12:107 `pay.md` can’t be the contract of `page` for everybody: a document of the kind `asyncapi` ends in .yaml or .yml or .json.',
  ])
})
