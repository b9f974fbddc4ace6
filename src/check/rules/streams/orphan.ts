import type { LoadedMap } from '../../../model/load.ts'
import type { Rule } from '../../diagnostic.ts'

/** What a thing hangs on a stream by: where a stream names it. */
const HOW = {
  policies:
    'Name it under `policies` of the stream for which it holds, or of the cells of the grid where it does',
  capabilities: 'Name it under `capabilities` of the stream that owns or uses it',
  systems: 'Name it under `systems` of the stream that owns or uses it, or of a capability',
} as const

const ONE = { policies: 'policy', capabilities: 'capability', systems: 'system' } as const

/** Whatever a card, a cell of the grid or a capability names; a decision about a thing does not tie it to a stream. */
const tied = ({ references }: LoadedMap): Set<string> => {
  const ids = new Set<string>()
  for (const { path, id } of references) {
    const [section] = path
    if (
      section === 'streams' ||
      section === 'grid' ||
      (section === 'capabilities' && path[2] === 'systems')
    ) {
      ids.add(id)
    }
  }
  return ids
}

/** A policy, capability or system that hangs on no stream (R3). */
export const orphan: Rule = {
  code: 'MR223',
  name: 'orphan',
  severity: 'warning',
  check: (loaded) => {
    const used = tied(loaded)
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
