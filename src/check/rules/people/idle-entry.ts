import type { Problem } from '../../../model/place.ts'
import type { Member } from '../../../model/schema.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'

/** Section → the key of a member that names its entries, and what to do with one that nobody names. */
const NAMED_BY = [
  {
    section: 'people',
    key: 'person',
    says: 'is in no team',
    hint: 'Add them to `members` of the team that they work in, or remove the entry.',
  },
  {
    section: 'functions',
    key: 'function',
    says: 'is the function of nobody',
    hint: 'Name it as `function` of the members that do it, or remove it.',
  },
  {
    section: 'roles',
    key: 'role',
    says: 'is the role of nobody',
    hint: 'Name it as `role` of the members that fill it, or remove it.',
  },
] as const satisfies readonly { key: keyof Member; section: string; says: string; hint: string }[]

/** Teams have members, and a person, function or role of the map is not among them (R3, R33). */
export const idleEntry: Rule = {
  code: 'MR468',
  name: 'person, function or role in no team',
  severity: 'warning',
  check: (loaded) => {
    const { map, locateKey } = loaded
    if (!isComplete(loaded, 'teams')) return []
    const members = [...map.teams.values()].flatMap((team) => team.members)
    return NAMED_BY.flatMap(({ section, key, says, hint }) => {
      const inUse = new Set(members.map((member) => member[key]))
      // While no member names any, the writer has not come to it.
      if (![...map[section].keys()].some((id) => inUse.has(id))) return []
      return [...map[section]].flatMap(([id, entry]): Problem[] => {
        // That a role that every stream needs is filled by nobody is told stream by stream: MR461.
        if (inUse.has(id) || ('required' in entry && entry.required)) return []
        return [{ ...locateKey([section, id]), code: 'MR468', message: `\`${id}\` ${says}.`, hint }]
      })
    })
  },
}
