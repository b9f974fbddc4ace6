import { LEAST_PEOPLE, staffing, thinFunctions } from '../../../identify/staffing.ts'
import type { Problem } from '../../../model/place.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'

/** A function that is embedded in a stream has fewer than two distinct people (R30). */
export const thinFunction: Rule = {
  code: 'MR460',
  name: 'function with one person',
  severity: 'error',
  must: true,
  check: (loaded) => {
    const { map, locate, locateKey } = loaded
    if (!isComplete(loaded, 'teams')) return []
    return staffing(map).streams.flatMap((one) =>
      thinFunctions(one).flatMap(({ function: name, assignments }): Problem[] => {
        const [first, ...others] = assignments
        if (!first) return []
        const { person } = first.member
        return [
          {
            ...locate(['teams', first.team, 'members', first.position]),
            code: 'MR460',
            message: `In \`${one.stream}\`, ${person === undefined ? 'one person' : `\`${person}\``} alone is \`${name}\`: an embedded function has at least ${LEAST_PEOPLE} distinct people.`,
            hint: 'Add a second person, or take the function as a service of a supporting stream. `millrace staffing` proposes from where.',
            related: [
              { ...locateKey(['streams', one.stream]), message: `the stream \`${one.stream}\`` },
              ...(map.functions.has(name)
                ? [{ ...locateKey(['functions', name]), message: `the function \`${name}\`` }]
                : []),
              ...others.map(({ team, position }) => ({
                ...locate(['teams', team, 'members', position]),
                message: 'the same person',
              })),
            ],
          },
        ]
      }),
    )
  },
}
