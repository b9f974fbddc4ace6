import type { Problem } from '../../../model/place.ts'
import type { BoundaryItem } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** What follows from infrastructure, and why [article: infrastructure as the canonical driver]. */
const FOLLOWS: Record<'shared' | 'owned', { readonly items: readonly BoundaryItem[]; readonly why: string }> =
  {
    shared: {
      items: ['security', 'observability', 'release'],
      why: 'a shared platform brings standard runtimes, security and telemetry with guardrails',
    },
    owned: {
      items: ['release', 'failure-domains'],
      why: 'a stack of one’s own brings isolation and independent release trains',
    },
  }

/** A boundary is drawn against infrastructure, and no recorded decision says that it is meant so (R48). */
export const againstInfrastructure: Rule = {
  code: 'MR445',
  name: 'boundary against infrastructure',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { boundaries, lifecycle }]) => {
      const driver = boundaries?.infrastructure
      if (lifecycle === 'retired' || !boundaries || !driver) return []
      const { items, why } = FOLLOWS[driver.choice]
      return items.flatMap((item): Problem[] => {
        const boundary = boundaries[item]
        if (!boundary || boundary.choice === driver.choice || boundary.decision !== undefined) return []
        return [
          {
            ...locate(['streams', id, 'boundaries', item, 'choice']),
            code: 'MR445',
            message: `\`${item}\` of \`${id}\` is ${boundary.choice}, while its infrastructure is ${driver.choice}: ${why}.`,
            hint: `Write \`choice: ${driver.choice}\`, or name the \`decision\` in which the exception was recorded.`,
            related: [
              {
                ...locate(['streams', id, 'boundaries', 'infrastructure', 'choice']),
                message: `infrastructure is ${driver.choice}`,
              },
            ],
          },
        ]
      })
    }),
}
