import { capabilityUse } from '../../../identify/shared-capabilities.ts'
import type { Change } from '../../../model/change.ts'
import type { Fix } from '../../../model/place.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** The supporting streams that all of the users rely on already. */
const reliedOnByAll = (map: ValueStreamMap, users: readonly string[]): string[] =>
  [...new Set(users.flatMap((user) => map.streams.get(user)?.reliesOn ?? []))].filter(
    (one) =>
      map.streams.get(one)?.kind === 'supporting' &&
      users.every((user) => map.streams.get(user)?.reliesOn.includes(one)),
  )

const fixOf = (map: ValueStreamMap, capability: string, users: readonly string[]): Fix | undefined => {
  const [user] = users
  const own = (stream: string): Change => ({
    op: 'insert',
    path: ['streams', stream, 'capabilities', 'owned'],
    value: capability,
  })
  if (user !== undefined && users.length === 1) {
    const at = map.streams.get(user)?.capabilities?.used.indexOf(capability) ?? -1
    return {
      title: `Let \`${user}\` own \`${capability}\``,
      safe: false,
      changes: [{ op: 'remove', path: ['streams', user, 'capabilities', 'used', at] }, own(user)],
    }
  }
  const [home, ...others] = reliedOnByAll(map, users)
  return home === undefined || others.length > 0
    ? undefined
    : { title: `Let \`${home}\` own \`${capability}\``, safe: false, changes: [own(home)] }
}

/** Streams use a capability that no stream builds and runs (R28). */
export const capabilityWithoutOwner: Rule = {
  code: 'MR410',
  name: 'capability that no stream owns',
  severity: 'warning',
  check: (loaded) => {
    const { map, locateKey } = loaded
    if (!isComplete(loaded, 'streams')) return []
    return [...capabilityUse(map)].flatMap(([id, { owners, users }]) =>
      owners.length > 0 || users.length === 0
        ? []
        : [
            {
              ...locateKey(['capabilities', id]),
              code: 'MR410',
              message: `\`${id}\` is used by ${named(users)}, and no stream owns it.`,
              hint:
                users.length === 1
                  ? `Name it under \`capabilities.owned\` of ${named(users)}, or of the stream that offers it.`
                  : 'Several streams need it: let a supporting stream offer it, and name it under `capabilities.owned` there.',
              fix: fixOf(map, id, users),
            },
          ],
    )
  },
}
