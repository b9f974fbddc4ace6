import { missingRoles, staffing } from '../../../identify/staffing.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords, named } from '../../wording.ts'

/** Nobody in a stream fills a role that every stream needs (R31). */
export const missingRole: Rule = {
  code: 'MR461',
  name: 'role that nobody fills',
  severity: 'error',
  check: (loaded) => {
    const { map, locateKey } = loaded
    if (!isComplete(loaded, 'teams', 'roles')) return []
    return staffing(map).streams.flatMap((one) => {
      const missing = missingRoles(one)
      if (missing.length === 0) return []
      return [
        {
          ...locateKey(['streams', one.stream]),
          code: 'MR461',
          message: `Nobody in \`${one.stream}\` fills the ${missing.length === 1 ? 'role' : 'roles'} ${inWords(missing)}.`,
          hint:
            map.roles.size === 0
              ? `Give somebody of ${named(one.teams)} that \`role\`. Which roles every stream needs is yours to say: \`roles\` with \`required: true\`.`
              : `Give somebody of ${named(one.teams)} that \`role\`, or set \`required: false\` on the role.`,
          related: one.teams.map((team) => ({ ...locateKey(['teams', team]), message: `\`${team}\`` })),
        },
      ]
    })
  },
}
