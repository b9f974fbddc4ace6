import type { Rule } from '../../diagnostic.ts'

/** A top-level stream covers no stage of the journey: it has no place on the map (R5). */
export const noStages: Rule = {
  code: 'MR209',
  name: 'stream without stages',
  severity: 'warning',
  check: ({ map, locateKey }) =>
    [...map.streams].flatMap(([id, { kind, stages, lifecycle }]) =>
      kind === 'top-level' && lifecycle !== 'retired' && stages.length === 0
        ? [
            {
              ...locateKey(['streams', id]),
              code: 'MR209',
              message: `\`${id}\` covers no stage of the journey: its path from trigger to finish line is unknown.`,
              hint:
                map.stages.size > 0
                  ? `Add \`stages\`, of: ${[...map.stages.keys()].join(' → ')}.`
                  : 'Add `journey: { stages: … }` to the map, and `stages` to the stream.',
            },
          ]
        : [],
    ),
}
