import { staffing } from '../../../identify/staffing.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'

/** A team works for no stream (R3). */
export const unattachedTeam: Rule = {
  code: 'MR467',
  name: 'team without a stream',
  severity: 'warning',
  check: (loaded) => {
    const { map, locateKey } = loaded
    if (!isComplete(loaded, 'streams')) return []
    // A team that owns several streams hangs on all of them.
    const owners = new Set([...map.streams.values()].map(({ owner }) => owner))
    return staffing(map).unattached.flatMap((team) =>
      owners.has(team)
        ? []
        : [
            {
              ...locateKey(['teams', team]),
              code: 'MR467',
              message: `The team \`${team}\` works for no stream.`,
              hint: 'Add `stream`: teams are dedicated to streams. If there is none for what it does, the map lacks a stream.',
            },
          ],
    )
  },
}
