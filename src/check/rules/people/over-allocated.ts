import { overAllocated, staffing } from '../../../identify/staffing.ts'
import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { inWords } from '../../wording.ts'

/** The shares of one person are more than a full-time job (R30). */
export const overAllocatedPerson: Rule = {
  code: 'MR462',
  name: 'person counted over 100 %',
  severity: 'warning',
  check: ({ map, locate }) =>
    overAllocated(staffing(map)).flatMap(({ person, percent, assignments }): Problem[] => {
      const last = assignments.at(-1)
      if (!last) return []
      const told = assignments.map(({ team, member }) => `${member.share} % in \`${team}\``)
      return [
        {
          ...locate(['teams', last.team, 'members', last.position]),
          code: 'MR462',
          message: `\`${person}\` is counted at ${percent} %: ${inWords(told)}.`,
          hint: 'Say with `share` what part of their time each assignment takes; without it, it is all of their time.',
          related: assignments.slice(0, -1).map(({ team, position, member }) => ({
            ...locate(['teams', team, 'members', position]),
            message: `${member.share} % here`,
          })),
        },
      ]
    }),
}
