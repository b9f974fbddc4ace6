/** Items that belong to no stream. */
import { streamsFed } from '../../model/measured-by.ts'
import type { Check } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'

export const withoutStream: Check = ({ id, source }) => {
  const tally = new Tally()
  return {
    see: (item) => {
      if (item.last.stream !== null) return
      tally.add(item, () => 'no rule of `stream` matches its fields')
    },
    conclude: ({ items }) => {
      if (tally.n === 0) return null
      const named = streamsFed(source.stream)[0] ?? 'STREAM'
      return {
        id: 'without-stream',
        title: 'Items of no stream',
        severity: severityOf(tally.n, items, { warning: 0, error: 0.2 }),
        source: id,
        n: tally.n,
        of: items,
        unit: 'items',
        found: `${nOf(tally.n, items, 'item')} match no rule of \`stream\`.`,
        effect:
          'They are in the figures of the organisation and in those of no stream: the streams’ velocities and loads sum to less than the whole.',
        metrics: ['velocity', 'load', 'flowTime', 'distribution'],
        mend: {
          action:
            'Add a rule that matches them, or end the list with a rule without `when`, which takes what is left over.',
          yaml: `sources:\n  ${id}:\n    stream:\n      # … the rules that are there, and then:\n      - { is: ${named} }`,
        },
        examples: tally.examples,
      }
    },
  }
}
