/** Statuses that changed after the item was done: resolved first and closed much later, or taken up again. */
import { durationInWords } from '../duration.ts'
import { MICROS_PER_SECOND } from '../event.ts'
import type { Check, Seen } from './check.ts'
import { nOf, severityOf, Tally } from './tally.ts'

export const changesAfterDone: Check = ({ id, reading }) => {
  const tally = new Tally()
  let done = 0
  let reopened = 0

  /** The last change of status after its end; one that the map says means nothing (`keep`) is none. */
  const changeAfter = ({ events, last }: Seen): string | null => {
    const { done: end, status } = last
    if (end === null) return null
    const change = events.findLast(
      ({ at, step, state }) =>
        at > end &&
        state !== null &&
        step !== 'create' &&
        step !== 'fields' &&
        reading.meaningOf(state) !== null,
    )
    return change
      ? `\`${change.state ?? status}\` came ${durationInWords((change.at - end) / MICROS_PER_SECOND)} after it was done`
      : null
  }

  return {
    see: (item) => {
      const again = item.passes.reduce((sum, pass) => sum + pass.reopened, 0)
      if (item.last.done === null && again === 0) return
      done += 1
      if (again > 0) reopened += 1
      const change = changeAfter(item)
      if (again === 0 && change === null) return
      tally.add(item, () => change ?? (again === 1 ? 'reopened once' : `reopened ${again} times`))
    },
    conclude: () => {
      if (tally.n === 0) return null
      return {
        id: 'changes-after-done',
        title: 'Status changes after the end',
        severity: severityOf(reopened, done, { warning: 0.1 }),
        source: id,
        n: tally.n,
        of: done,
        unit: 'items',
        found: `The status of ${nOf(tally.n, done, 'item')} that were once done changed afterwards; ${reopened.toLocaleString('en')} were reopened.`,
        effect:
          'Flow time ends at the first status of the last unbroken run of `done`: where `Resolved` and `Closed` are both done, at the first of the two. Where an item was reopened, velocity of the week of its first end has fallen by one since, and the time in between counts in flow time and as rework.',
        metrics: ['flowTime', 'velocity', 'rework'],
        mend: {
          action:
            'Decide which status is the end of the work, and map those after it to `keep`, or the one before it to `waiting`. What work after the end means is set by `measuring.reopened` of the stream.',
          yaml: null,
        },
        examples: tally.examples,
      }
    },
  }
}
