import { relying } from '../../reliance.ts'
import { capabilityUse } from '../../../identify/shared-capabilities.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** A stream uses what a supporting stream owns, and does not say that it relies on it (R27). */
export const useWithoutReliance: Rule = {
  code: 'MR416',
  name: 'use without reliance',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.streams].flatMap(([id, { capabilities, reliesOn, lifecycle }]) => {
      if (lifecycle === 'retired' || !capabilities) return []
      const taken = new Map<string, string[]>()
      for (const capability of new Set(capabilities.used)) {
        const [owner, ...others] = capabilityUse(map).get(capability)?.owners ?? []
        if (owner === undefined || others.length > 0 || owner === id || reliesOn.includes(owner)) continue
        if (map.streams.get(owner)?.kind !== 'supporting') continue
        const list = taken.get(owner)
        if (list) list.push(capability)
        else taken.set(owner, [capability])
      }
      return [...taken].map(([owner, used]): Problem => ({
        ...locate(['streams', id, 'capabilities', 'used', capabilities.used.indexOf(used[0] ?? '')]),
        code: 'MR416',
        message: `\`${id}\` uses ${named(used)} of \`${owner}\`, and does not rely on \`${owner}\`.`,
        hint: `Add \`${owner}\` to \`reliesOn\` of \`${id}\`.`,
        fix: relying(map, id, owner),
      }))
    }),
}
