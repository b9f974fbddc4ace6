import { hardCircles } from '../../../identify/blast-radius.ts'
import { circlesIn } from '../../../identify/circles.ts'
import { isHard, seamsOf } from '../../../identify/seams.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** What a stream relies on, except over interfaces that are all asynchronous or have a fallback. */
const relied = (map: ValueStreamMap, id: string): string[] => {
  const used = seamsOf(map).used.get(id) ?? []
  return (map.streams.get(id)?.reliesOn ?? []).filter((provider) => {
    const seams = used.filter((seam) => seam.interface.provider === provider)
    return seams.length === 0 || seams.some((seam) => isHard(seam.interface))
  })
}

/** Streams rely on each other in a circle, and nothing says that they do not wait for each other (language). */
export const relianceCircle: Rule = {
  code: 'MR224',
  name: 'circle of reliance',
  severity: 'warning',
  check: ({ map, locate, locateKey }) => {
    // Those of which each is known to wait for the next are told by MR424.
    const waiting = new Set(hardCircles(map).map((circle) => circle.toSorted().join()))
    return circlesIn(map.streams.keys(), (id) => relied(map, id))
      .filter((circle) => !waiting.has(circle.toSorted().join()))
      .map((circle) => {
        const [first = '', ...others] = circle
        return {
          ...locate(['streams', first, 'reliesOn']),
          code: 'MR224',
          message: `\`${first}\` relies on itself: ${[...circle, first].map((id) => `\`${id}\``).join(' → ')}.`,
          hint: 'Decide which of them stands on the other, and take the other `reliesOn` out; or say by interfaces that they do not wait for each other.',
          related: others.map((id) => ({ ...locateKey(['streams', id]), message: `\`${id}\`` })),
        }
      })
  },
}
