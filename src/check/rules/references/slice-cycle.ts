import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** Slices lie within each other in a circle. */
export const sliceCycle: Rule = {
  code: 'MR103',
  name: 'circle of slices',
  severity: 'error',
  check: ({ map, locate }) => {
    const reported = new Set<string>()
    return [...map.slices.keys()].flatMap((start): Problem[] => {
      const way: string[] = []
      let here: string | undefined = start
      while (here !== undefined && !way.includes(here)) {
        way.push(here)
        here = map.slices.get(here)?.within
      }
      if (here !== start || reported.has(start)) return []
      for (const one of way) reported.add(one)
      return [
        {
          ...locate(['slices', start, 'within']),
          code: 'MR103',
          message: `\`${start}\` lies within itself: ${[...way, start].join(' → ')}. Remove one \`within\`.`,
        },
      ]
    })
  },
}
