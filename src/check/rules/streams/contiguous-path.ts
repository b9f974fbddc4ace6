import type { Rule } from '../../diagnostic.ts'

/** The path of a stream over the stages has a gap, or is out of order (R6). */
export const contiguousPath: Rule = {
  code: 'MR201',
  name: 'path with a gap',
  severity: 'error',
  must: true,
  check: ({ map, locate }) => {
    const skeleton = [...map.stages.keys()]
    return [...map.streams].flatMap(([id, { stages }]) =>
      stages.flatMap((stage, i) => {
        const before = stages[i - 1]
        const at = skeleton.indexOf(stage)
        const from = before === undefined ? at - 1 : skeleton.indexOf(before)
        if (at < 0 || (before !== undefined && from < 0) || at === from + 1) return []
        const between = skeleton.slice(from + 1, at)
        const message =
          at > from
            ? `The path of \`${id}\` jumps from \`${before}\` to \`${stage}\`: ${between.map((one) => `\`${one}\``).join(', ')} lies between. A stream covers contiguous stages.`
            : `The path of \`${id}\` goes from \`${before}\` back to \`${stage}\`: name the stages in the order of the journey, each once.`
        return [
          {
            ...locate(['streams', id, 'stages', i]),
            code: 'MR201',
            message,
            hint: `The journey: ${skeleton.join(' → ')}.`,
          },
        ]
      }),
    )
  },
}
