import type { Kind } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { perLinks } from '../../per-links.ts'

/** What a thing hangs on a stream by: where a stream names it. */
const HOW = {
  policies:
    'Name it under `policies` of the stream for which it holds, or of the cells of the grid where it does',
  capabilities: 'Name it under `capabilities` of the stream that owns or uses it',
  systems: 'Name it under `systems` of the stream that owns or uses it, or of a capability',
} as const

const ONE = { policies: 'policy', capabilities: 'capability', systems: 'system' } as const

const TYING: ReadonlySet<Kind> = new Set<Kind>(['policy', 'capability', 'system'])

/** What a card, a cell of the grid or a capability names; a decision about a thing does not tie it to a stream. */
const tiedBy = perLinks(({ references }) =>
  references.flatMap(({ path: [section], id, expected: [kind] }) =>
    kind !== undefined && TYING.has(kind) && section !== 'decisions' ? [id] : [],
  ),
)

/** A policy, capability or system that hangs on no stream (R3). */
export const orphan: Rule = {
  code: 'MR223',
  name: 'orphan',
  severity: 'warning',
  check: (loaded) => {
    const used = new Set(loaded.links.flatMap(tiedBy))
    return (['policies', 'capabilities', 'systems'] as const).flatMap((section) =>
      [...loaded.map[section].keys()].flatMap((id) =>
        used.has(id)
          ? []
          : [
              {
                ...loaded.locateKey([section, id]),
                code: 'MR223',
                message: `The ${ONE[section]} \`${id}\` hangs on no stream.`,
                hint: `${HOW[section]}, or remove it.`,
                fix: {
                  title: `Remove \`${id}\``,
                  safe: false,
                  changes: [{ op: 'remove', path: [section, id] }],
                },
              },
            ],
      ),
    )
  },
}
