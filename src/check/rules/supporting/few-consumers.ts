import { demotion } from '../../../identify/graduation.ts'
import { isComplete } from '../../completeness.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** By its own rule, a supporting stream has too few consumers to stay shared (R29). */
export const fewConsumers: Rule = {
  code: 'MR405',
  name: 'too few consumers to stay shared',
  severity: 'info',
  check: (loaded) => {
    const { map, locateKey } = loaded
    if (!isComplete(loaded, 'streams')) return []
    return [...map.streams].flatMap(([id, { lifecycle, graduation }]) => {
      if (lifecycle === 'retired' || graduation === undefined) return []
      const answer = demotion(map, id)
      // Without any consumer the stream is a question of another kind: MR207.
      if (answer?.verdict !== 'demote' || answer.consumers.length === 0) return []
      const { consumers, rule } = answer
      return [
        {
          ...locateKey(['streams', id, 'graduation']),
          code: 'MR405',
          message: `\`${id}\` serves ${named(consumers)} alone, and by its rule it goes back at ${rule.demoteAt} or fewer.`,
          hint: `Move what it owns to ${named(consumers)} and retire \`${id}\`, or lower \`demoteAt\` and say why.`,
        },
      ]
    })
  },
}
