import type { Problem } from '../../../model/place.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** The decisions that lie on a circle of `supersedes`. */
const inCircles = ({ decisions }: ValueStreamMap): Set<string> => {
  const circles = new Set<string>()
  const walked = new Set<string>()
  for (const start of decisions.keys()) {
    const way: string[] = []
    let here: string | undefined = start
    while (here !== undefined && !walked.has(here)) {
      walked.add(here)
      way.push(here)
      here = decisions.get(here)?.supersedes
    }
    // Only a walk that comes back to itself closes a circle; one that meets an earlier walk does not.
    const from = here === undefined ? -1 : way.indexOf(here)
    if (from >= 0) for (const id of way.slice(from)) circles.add(id)
  }
  return circles
}

/** A decision replaces itself, one that replaces it in turn, or one that was taken later. */
export const supersedes: Rule = {
  code: 'MR481',
  name: 'decision that replaces a later one or itself',
  severity: 'error',
  check: ({ map, locate }) => {
    const circles = inCircles(map)
    return [...map.decisions].flatMap(([id, { supersedes: earlier, on }]): Problem[] => {
      const other = earlier === undefined ? undefined : map.decisions.get(earlier)
      if (earlier === undefined || !other) return []
      const isLater = other.on > on
      if (!isLater && !circles.has(id)) return []
      return [
        {
          ...locate(['decisions', id, 'supersedes']),
          code: 'MR481',
          message:
            earlier === id
              ? `The decision \`${id}\` supersedes itself.`
              : isLater
                ? `The decision \`${id}\` of ${on} supersedes \`${earlier}\`, which was taken later, on ${other.on}.`
                : `The decision \`${id}\` supersedes \`${earlier}\`, and is superseded by it in a circle.`,
          hint: 'A decision supersedes an earlier one: the last of them holds.',
          related: [{ ...locate(['decisions', earlier, 'on']), message: `\`${earlier}\`` }],
        },
      ]
    })
  },
}
