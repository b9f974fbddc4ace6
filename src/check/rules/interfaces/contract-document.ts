import type { Problem } from '../../../model/place.ts'
import type { Interface } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

type ContractKind = NonNullable<Interface['contract']>['kind']

/** In which files such documents are kept. */
const ENDINGS: Record<ContractKind, readonly string[]> = {
  openapi: ['.yaml', '.yml', '.json'],
  asyncapi: ['.yaml', '.yml', '.json'],
  graphql: ['.graphql', '.graphqls', '.gql', '.json'],
  grpc: ['.proto'],
  other: [],
}

const wrongWith = (document: string, kind: ContractKind): string | null => {
  if (/^https?:\/\//i.test(document)) return null
  if (/^[a-z][a-z0-9+.-]+:/i.test(document)) return 'its address is neither http nor https'
  if (/^(?:[/\\~]|[a-z]:)/i.test(document)) return 'its path is that of one machine'
  if (document.includes('\\')) return 'its path has backslashes, which other systems don’t read'
  const endings = ENDINGS[kind]
  return endings.length === 0 || endings.some((ending) => document.toLowerCase().endsWith(ending))
    ? null
    : `a document of the kind \`${kind}\` ends in ${endings.join(' or ')}`
}

/** The document of a contract is named in a way that others can't find or read. */
export const contractDocument: Rule = {
  code: 'MR427',
  name: 'contract that can’t be found',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.interfaces].flatMap(([id, { contract }]): Problem[] => {
      if (contract?.document === undefined) return []
      const wrong = wrongWith(contract.document, contract.kind)
      if (wrong === null) return []
      return [
        {
          ...locate(['interfaces', id, 'contract', 'document']),
          code: 'MR427',
          message: `\`${contract.document}\` can’t be the contract of \`${id}\` for everybody: ${wrong}.`,
          hint: 'Give a path relative to the map’s folder with `/` between its parts, such as `contracts/payments.yaml`, or an `https` address.',
        },
      ]
    }),
}
