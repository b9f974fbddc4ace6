/** Items that were in progress before the known history. */
import type { Check } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'
import { countOf } from '../number-words.ts'

export const startCensored: Check = ({ id, source }) => {
  const tally = new Tally()
  let done = 0
  let doneCensored = 0
  return {
    see: (item) => {
      for (const pass of item.passes) {
        if (pass.done === null) continue
        done += 1
        if (pass.startCensored) doneCensored += 1
      }
      if (item.passes[0]?.startCensored !== true) return
      tally.add(item, () => 'in progress at its first known event')
    },
    conclude: ({ items }) => {
      if (tally.n === 0) return null
      return {
        id: 'start-censored',
        title: 'Begun before the known history',
        severity: severityOf(tally.n, items, { warning: 0.1, error: 0.5 }),
        source: id,
        n: tally.n,
        of: items,
        unit: 'items',
        found: `${nOf(tally.n, items, 'item')} were in progress already when the known history begins.`,
        effect: `Flow time leaves out ${countOf(doneCensored, 'item')} of ${done.toLocaleString('en')} done and counts them beside; ages of those still open are at least what is shown. Velocity and load count all of them.`,
        metrics: ['flowTime', 'age', 'expectation'],
        mend: {
          action:
            source.historyFrom === undefined
              ? 'Import an older part of the history, or the creation of the items, if the tool still has it.'
              : 'Import an older part of the history if the tool still has it, and move `historyFrom` back.',
          yaml: null,
        },
        examples: tally.examples,
      }
    },
  }
}
