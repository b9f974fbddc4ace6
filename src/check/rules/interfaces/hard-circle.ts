import { hardCircles } from '../../../identify/blast-radius.ts'
import type { Rule } from '../../diagnostic.ts'

/** Streams wait for each other in a circle: none of them can start, or fail, alone (R38). */
export const hardCircle: Rule = {
  code: 'MR424',
  name: 'circle of waiting',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    hardCircles(map).map((circle) => ({
      ...locateKey(['streams', circle[0] ?? '']),
      code: 'MR424',
      message: `${[...circle, ...circle.slice(0, 1)].map((stream) => `\`${stream}\``).join(' → ')}: each waits for the next without a fallback, so that all of them fail together.`,
      hint: 'Let one of the interfaces between them be asynchronous, or give it a fallback.',
      related: circle
        .slice(1)
        .map((stream) => ({ ...locateKey(['streams', stream]), message: `\`${stream}\`` })),
    })),
}
