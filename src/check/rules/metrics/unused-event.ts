import type { Rule } from '../../diagnostic.ts'
import { perLinks } from '../../per-links.ts'

const eventsIn = perLinks(({ references }) =>
  references.flatMap(({ expected, id }) => (expected.includes('event') ? [id] : [])),
)

/** A business event that proves nothing and is measured by nothing (R3). */
export const unusedEvent: Rule = {
  code: 'MR257',
  name: 'event that proves nothing',
  severity: 'info',
  check: (loaded) => {
    if (loaded.map.events.size === 0) return []
    // Events in metric logic are references too.
    const used = new Set(loaded.links.flatMap(eventsIn))
    return [...loaded.map.events].flatMap(([id, { attempt, state, stage }]) =>
      // Attempts are counted, states followed and stages passed, without being named anywhere.
      used.has(id) || stage !== undefined || attempt !== undefined || state !== undefined
        ? []
        : [
            {
              ...loaded.locateKey(['events', id]),
              code: 'MR257',
              message: `The event \`${id}\` proves nothing: no card, cell, interface or metric names it.`,
              hint: 'Name it as the proof of a step, a start or a finish, or in metric logic, or say of which `stage` it is; or remove it.',
              fix: {
                title: `Remove \`${id}\``,
                safe: false,
                changes: [{ op: 'remove', path: ['events', id] }],
              },
            },
          ],
    )
  },
}
