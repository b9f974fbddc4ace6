/** Items that no rule gives a type. */
import type { Check } from './check.ts'
import { rulesYaml } from './proposed-yaml.ts'
import { nOf, severityOf, Tally } from './tally.ts'

export const unclassified: Check = ({ id, source }) => {
  const tally = new Tally()
  // A journey has no type of its own: rules may tag it, and what they don't tag is in order.
  const isAsked = source.measures === 'work'
  return {
    see: (item) => {
      if (!isAsked || item.last.type !== 'unclassified') return
      const { type } = item.fields
      tally.add(item, () =>
        typeof type === 'string' && type !== ''
          ? `its type is \`${type}\`, and no rule matches`
          : 'no rule matches its fields',
      )
    },
    conclude: ({ items, rules }) => {
      if (tally.n === 0) return null
      const proposed = rules.filter((rule) => rule.as !== null)
      return {
        id: 'unclassified',
        title: 'Unclassified items',
        severity: severityOf(tally.n, items, { warning: 0.05 }),
        source: id,
        n: tally.n,
        of: items,
        unit: 'items',
        found:
          source.classify.length === 0
            ? `${nOf(tally.n, items, 'item')} have no type: the source has no rules under \`classify\`.`
            : `${nOf(tally.n, items, 'item')} match no rule of \`classify\`.`,
        effect:
          'Flow distribution counts them as unclassified, so the shares of the four types are too small; figures of one type leave them out. Velocity, load and flow time of all types count them.',
        metrics: ['distribution'],
        mend: {
          action:
            proposed.length > 0
              ? 'Add rules to `classify`. Proposed from the fields that these items have in common:'
              : 'Add rules to `classify` that match them by their type, a label or another field.',
          yaml: proposed.length > 0 ? rulesYaml(id, proposed) : null,
        },
        examples: tally.examples,
      }
    },
  }
}
