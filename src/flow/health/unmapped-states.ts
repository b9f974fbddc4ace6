/** Statuses that the map does not say the meaning of. */
import type { Check } from './check.ts'
import { statesYaml } from './proposed-yaml.ts'
import { largest, nOf, severityOf, Tally } from './tally.ts'

const SHOWN = 6

export const unmappedStates: Check = ({ id }) => {
  const tally = new Tally()
  const statuses = new Map<string, number>()
  return {
    see: (item) => {
      const found = new Set(item.passes.flatMap(({ unmapped }) => unmapped))
      if (found.size === 0) return
      for (const status of found) statuses.set(status, (statuses.get(status) ?? 0) + 1)
      tally.add(item, () => `was in ${[...found].map((status) => `\`${status}\``).join(', ')}`)
    },
    conclude: ({ items, states }) => {
      if (tally.n === 0) return null
      const proposed = states.filter(({ status, mapped }) => mapped === null && statuses.has(status))
      return {
        id: 'unmapped-states',
        title: 'Statuses without a meaning',
        severity: severityOf(tally.n, items, { warning: 0, error: 0.1 }),
        source: id,
        n: tally.n,
        of: items,
        unit: 'items',
        found: `${nOf(tally.n, items, 'item')} were in a status that the map does not know: ${largest(statuses, SHOWN)}.`,
        effect:
          'Time in such a status is neither active nor waiting: flow load and flow efficiency leave it out, and no stage shows it. An item that was in no other status has no start, and so no flow time and no age.',
        metrics: ['load', 'efficiency', 'flowTime', 'timeInStage', 'age'],
        mend: {
          action:
            'Say what each status means under `states`. Proposed from its name and from where it stands in the flow:',
          yaml: statesYaml(id, proposed),
        },
        examples: tally.examples,
      }
    },
  }
}
