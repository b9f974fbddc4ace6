/** Items in progress of which nothing was heard since they began. */
import { durationInWords } from '../duration.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import { isInProgress } from '../facts.ts'
import type { Check } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'

export const neverMoved: Check = ({ id, asOf, staleAfter }) => {
  const tally = new Tally()
  let open = 0
  return {
    see: (item) => {
      const { state, start, lastAt, stream, status } = item.last
      if (!isInProgress(state) || start === null) return
      open += 1
      if (lastAt > start || asOf - start <= staleAfter(stream)) return
      tally.add(
        item,
        () =>
          `in \`${status ?? state}\` for ${durationInWords((asOf - start) / MICROS_PER_SECOND)}, with no event since`,
      )
    },
    conclude: () => {
      if (tally.n === 0) return null
      return {
        id: 'never-moved',
        title: 'In progress, and never moved',
        severity: severityOf(tally.n, open, { warning: 0.1, error: 0.5 }),
        source: id,
        n: tally.n,
        of: open,
        unit: 'items',
        found: `${nOf(tally.n, open, 'item')} in progress have had no event since they began, for longer than an item may be silent.`,
        effect:
          'Flow load counts each of them every day, and their age grows: load, age, load ÷ velocity and Little’s Law say more work in progress than there may be. Flow time knows nothing of them until they end.',
        metrics: ['load', 'age', 'stale', 'timeToClear', 'littlesLaw'],
        mend: {
          action:
            'Ask whether they are being worked on. Close or cancel in the tool what is not; if the status they are in is a place for ideas, map it to `new`. How long an item may be silent is set by `measuring.staleAfterDays` of its stream.',
          yaml: null,
        },
        examples: tally.examples,
      }
    },
  }
}
