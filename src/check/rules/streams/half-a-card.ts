import { coverageOf } from '../../../identify/coverage.ts'
import { seamsOf } from '../../../identify/seams.ts'
import type { Stream, ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords } from '../../wording.ts'

const isFilled = (part: { owned: readonly string[]; used: readonly string[] } | undefined): boolean =>
  part !== undefined && part.owned.length + part.used.length > 0

/** A card with this many of its later parts is to become a charter. */
const BEGUN = 3

/** The systems of a stream may be named with it or with its capabilities; a map may do without systems. */
const hasSystems = (map: ValueStreamMap, { systems, capabilities }: Stream): boolean =>
  map.systems.size === 0 ||
  isFilled(systems) ||
  [...(capabilities?.owned ?? []), ...(capabilities?.used ?? [])].some(
    (id) => (map.capabilities.get(id)?.systems.length ?? 0) > 0,
  )

/** The parts of a card that its first version may leave out, and whether they are there. */
const partsOf = ({
  metrics,
  guardrails,
  policies,
  serviceLevels,
  owns,
  capabilities,
  risks,
}: Stream): Record<string, boolean> => ({
  metrics: Object.keys(metrics).length + Object.keys(guardrails).length > 0,
  policies: policies.length + Object.keys(serviceLevels).length > 0,
  owns: owns.length > 0,
  capabilities: isFilled(capabilities),
  risks: risks.length > 0,
})

/** A stream that relies on nothing and offers nothing through an interface stands alone in the network. */
const isConnected = (map: ValueStreamMap, id: string, { reliesOn }: Stream): boolean =>
  reliesOn.length > 0 ||
  (seamsOf(map).offered.get(id) ?? []).length + (seamsOf(map).used.get(id) ?? []).length > 0

/** The card of a top-level stream has begun to be a charter, and leaves out parts of it (R27). */
export const halfACard: Rule = {
  code: 'MR218',
  name: 'card with missing parts',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    coverageOf(map).streams.flatMap(([id, stream]) => {
      const parts = Object.entries(partsOf(stream))
      // A first card says whom it serves and what is promised; the rest is asked for once it has begun.
      if (parts.filter(([, isThere]) => isThere).length < BEGUN) return []
      const missing = parts.flatMap(([part, isThere]) => (isThere ? [] : [`\`${part}\``]))
      if (!hasSystems(map, stream)) missing.push('`systems`')
      if (!isConnected(map, id, stream)) missing.push('`reliesOn` (or interface)')
      return missing.length === 0
        ? []
        : [
            {
              ...locateKey(['streams', id]),
              code: 'MR218',
              message: `The card of \`${id}\` has no ${inWords(missing)} yet.`,
              hint: 'A card reads like a team charter: it names metrics, policies and service levels, what the stream owns and relies on, capabilities and systems, interfaces, and risks.',
            },
          ]
    }),
}
