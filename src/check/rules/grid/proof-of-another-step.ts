import type { Problem } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'

/** A step is proven by an event that shows the passing of another step (R24, R34). */
export const proofOfAnotherStep: Rule = {
  code: 'MR237',
  name: 'proof of another step',
  severity: 'error',
  check: ({ map, locate, locateKey }) =>
    [...map.grid].flatMap(([slice, row]) => {
      const used = new Map<string, string>()
      return [...row].flatMap(([stage, cell]): Problem[] => {
        const proof = typeof cell === 'object' && 'proof' in cell ? cell.proof : undefined
        if (proof === undefined) return []
        const shows = map.events.get(proof)?.stage
        const before = used.get(proof)
        used.set(proof, stage)
        const path = ['grid', slice, stage, 'proof']
        if (shows !== undefined && shows !== stage && map.stages.has(shows)) {
          return [
            {
              ...locate(path),
              code: 'MR237',
              message: `\`${proof}\` is to prove \`${stage}\` for \`${slice}\`, but it shows the passing of \`${shows}\`.`,
              hint: `Name an event of \`${stage}\`, or correct the \`stage\` of the event.`,
              related: [
                { ...locateKey(['events', proof, 'stage']), message: `it shows the passing of \`${shows}\`` },
              ],
            },
          ]
        }
        if (shows !== undefined || before === undefined) return []
        return [
          {
            ...locate(path),
            code: 'MR237',
            message: `\`${proof}\` is to prove both \`${before}\` and \`${stage}\` for \`${slice}\`: one event can’t tell two steps apart.`,
            hint: 'Name an event of its own for each step.',
            related: [
              { ...locate(['grid', slice, before, 'proof']), message: `it is to prove \`${before}\` here` },
            ],
          },
        ]
      })
    }),
}
