import { slicesOf, wordsOf } from '../../../model/business-events.ts'
import { covers } from '../../../model/pattern.ts'
import type { Problem } from '../../../model/place.ts'
import type { BusinessEvent, ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** Whether wherever the later event may be told, the earlier one is told as well, so that it decides. */
const alwaysDecides = (earlier: BusinessEvent, later: BusinessEvent, map: ValueStreamMap): boolean => {
  if (earlier.when !== undefined) return false
  const [first, second] = [slicesOf(earlier, map), slicesOf(later, map)]
  return first === null || (second !== null && [...second].every((slice) => first.has(slice)))
}

/** Two business events read the same word of tools as different states, and nothing tells which holds when. */
export const bindingsThatContradict: Rule = {
  code: 'MR332',
  name: 'business events that contradict each other',
  severity: 'warning',
  check: ({ map, locate }) => {
    const bound = [...map.events].filter(([, { state }]) => state !== undefined)
    return bound.flatMap(([name, event], i): Problem[] => {
      const before = bound.slice(0, i).flatMap(([other, earlier]) => {
        const same = earlier.state === event.state && earlier.stage === event.stage
        const word = wordsOf(name, event).find((one) =>
          wordsOf(other, earlier).some((pattern) => covers(pattern, one)),
        )
        return word !== undefined && !same && alwaysDecides(earlier, event, map) ? [{ other, word }] : []
      })[0]
      if (!before) return []
      return [
        {
          ...locate(['events', name, 'state']),
          code: 'MR332',
          message: `\`${name}\` never decides what \`${before.word}\` means: \`${before.other}\` stands before it, means something else, and holds wherever it does.`,
          hint: 'Put the event with the narrower `when` or `slices` first, or tell the two apart by one.',
          related: [
            { ...locate(['events', before.other, 'state']), message: `\`${before.other}\` stands here` },
          ],
        },
      ]
    })
  },
}
