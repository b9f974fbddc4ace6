import type { Problem } from '../../../model/place.ts'
import type { Condition, Source } from '../../../model/schema.ts'
import type { Rule } from '../../diagnostic.ts'

const LISTS = ['stream', 'slice', 'team', 'classify'] as const

const conditionsOf = (source: Source, list: (typeof LISTS)[number]): (Condition | undefined)[] => {
  const rules = source[list]
  return Array.isArray(rules) ? rules.map(({ when }) => when) : []
}

const takesAll = (condition: Condition | undefined): boolean => Object.keys(condition ?? {}).length === 0

/** Conditions with the same text whatever the order of their fields. */
const textOf = (condition: Condition | undefined): string =>
  JSON.stringify(Object.entries(condition ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))

/** A rule of `stream`, `slice`, `team` or `classify` that is never reached: an earlier one takes all of its items. */
export const idleRule: Rule = {
  code: 'MR308',
  name: 'rule that never decides',
  severity: 'warning',
  check: ({ map, locate }) =>
    [...map.sources].flatMap(([id, source]) =>
      LISTS.flatMap((list) => {
        const conditions = conditionsOf(source, list)
        return conditions.flatMap((condition, i): Problem[] => {
          const before = conditions.findIndex((one) => takesAll(one) || textOf(one) === textOf(condition))
          if (before >= i) return []
          return [
            {
              ...locate(['sources', id, list, i]),
              code: 'MR308',
              message: takesAll(conditions[before])
                ? `This rule never decides: rule ${before + 1} has no \`when\` and takes all items.`
                : `This rule never decides: rule ${before + 1} has the same \`when\`.`,
              hint: 'The first rule that matches decides: put the rule without `when` last, and each other rule once.',
              related: [{ ...locate(['sources', id, list, before]), message: 'this rule decides' }],
            },
          ]
        })
      }),
    ),
}
