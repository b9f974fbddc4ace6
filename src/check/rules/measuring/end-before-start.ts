import type { Problem } from '../../../model/place.ts'
import { stagesOf } from '../../../model/states.ts'
import type { Rule } from '../../diagnostic.ts'
import { choicesIn, sourcesOf } from '../../measuring.ts'

/** Flow time ends where it starts, or before: no item has any. */
export const endBeforeStart: Rule = {
  code: 'MR321',
  name: 'end of flow time not after its start',
  severity: 'error',
  check: ({ map, locate }) =>
    choicesIn(map).flatMap(({ stream, kind, choices: { start = 'committed', end }, pathOf }): Problem[] => {
      if (typeof end !== 'object') return []
      const isEmpty = sourcesOf(map, stream, kind).find(([, source]) => {
        const stages = stagesOf(source, map)
        const last = stages.indexOf(end.stage)
        // The first waiting or active is in the first stage at the earliest; new items wait before it.
        const first = typeof start === 'object' ? stages.indexOf(start.stage) : start === 'created' ? -1 : 0
        return last >= 0 && (typeof start !== 'object' || first >= 0) && last <= first
      })
      if (!isEmpty) return []
      const [id, source] = isEmpty
      const from = typeof start === 'object' ? `the stage \`${start.stage}\`` : `\`${start}\``
      return [
        {
          ...locate([...pathOf('end'), 'stage']),
          code: 'MR321',
          message: `Flow time of \`${stream}\` ends at \`${end.stage}\`, which does not come after its start, ${from}: items of \`${id}\` would have none.`,
          hint: `The stages of \`${id}\` in their order: ${stagesOf(source, map).join(' → ')}. Let it end in a later one, or at \`done\`.`,
        },
      ]
    }),
}
