/** Items that are done without ever having been in progress. */
import { streamsFed } from '../../model/measured-by.ts'
import { nOf, severityOf, Tally } from './tally.ts'
import type { Check } from './check.ts'
import { countOf } from '../number-words.ts'

export const neverStarted: Check = ({ id, source }) => {
  const tally = new Tally()
  let done = 0
  return {
    see: (item) => {
      const { passes } = item
      done += passes.filter((pass) => pass.done !== null).length
      // Of whom only one moment is known, nothing else can be expected: `without-history` tells it.
      if (item.events.every(({ at }) => at === item.events[0]?.at)) return
      const pass = passes.find(
        // Where a status has no meaning, that is to be mended first: `unmapped-states` tells it.
        ({ done, start, quarantine, unmapped }) =>
          done !== null && start === null && quarantine === null && unmapped.length === 0,
      )
      if (pass) tally.add(item, () => `done as \`${pass.status ?? 'done'}\`, never waiting or active before`)
    },
    conclude: () => {
      if (tally.n === 0) return null
      return {
        id: 'never-started',
        title: 'Done without having been in progress',
        severity: severityOf(tally.n, done, { warning: 0.1, error: 0.5 }),
        source: id,
        n: tally.n,
        of: done,
        unit: 'items',
        found: `${nOf(tally.n, done, 'item')} that are done were never in a status that means \`waiting\` or \`active\`.`,
        effect: `Flow time has no start for them: its percentiles leave out ${countOf(tally.n, 'item')}. Velocity counts them, load never did.`,
        metrics: ['flowTime', 'efficiency', 'load'],
        mend: {
          action:
            'If work is committed to in one of the statuses that they went through, map that status to `waiting` instead of `new`. If the source has no such status, let flow time start at creation.',
          yaml: `streams:\n  ${streamsFed(source.stream)[0] ?? 'STREAM'}:\n    measuring: { start: created }`,
        },
        examples: tally.examples,
      }
    },
  }
}
