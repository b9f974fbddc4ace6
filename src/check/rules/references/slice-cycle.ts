import type { Problem } from '../../../model/place.ts'
import type { ValueStreamMap } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

/** Of a longer circle only the beginning is told. */
const LONGEST = 8

/** The circles, each beginning with the slice that the map names first. */
const circlesOf = ({ slices }: ValueStreamMap): string[][] => {
  const order = new Map([...slices.keys()].map((id, i) => [id, i]))
  const done = new Set<string>()
  return [...slices.keys()].flatMap((start): string[][] => {
    const way = new Set<string>()
    let here: string | undefined = start
    while (here !== undefined && !done.has(here) && !way.has(here)) {
      way.add(here)
      here = slices.get(here)?.within
    }
    for (const one of way) done.add(one)
    if (here === undefined || !way.has(here)) return []
    const ring = [...way].slice([...way].indexOf(here))
    const first = ring.reduce((a, b) => ((order.get(a) ?? 0) <= (order.get(b) ?? 0) ? a : b))
    const turn = ring.indexOf(first)
    return [[...ring.slice(turn), ...ring.slice(0, turn)]]
  })
}

/** Slices lie within each other in a circle. */
export const sliceCycle: Rule = {
  code: 'MR103',
  name: 'circle of slices',
  severity: 'error',
  check: ({ map, locate }) =>
    circlesOf(map).flatMap((ring): Problem[] => {
      const [first = ''] = ring
      const shown = ring.length > LONGEST ? [...ring.slice(0, LONGEST), '…'] : ring
      return [
        {
          ...locate(['slices', first, 'within']),
          code: 'MR103',
          message: `\`${first}\` lies within itself: ${[...shown, first].join(' → ')}. Remove one \`within\`.`,
        },
      ]
    }),
}
