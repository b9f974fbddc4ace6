import type { Rule } from '../../diagnostic.ts'

/** A business event that proves nothing and is measured by nothing (R3). */
export const unusedEvent: Rule = {
  code: 'MR257',
  name: 'event that proves nothing',
  severity: 'info',
  check: (loaded) => {
    if (loaded.map.events.size === 0) return []
    // Events in metric logic are references too.
    const used = new Set<string>()
    for (const { expected, id } of loaded.references) if (expected.includes('event')) used.add(id)
    return [...loaded.map.events.keys()].flatMap((id) =>
      used.has(id)
        ? []
        : [
            {
              ...loaded.locateKey(['events', id]),
              code: 'MR257',
              message: `The event \`${id}\` proves nothing: no card, cell, interface or metric names it.`,
              hint: 'Name it as the proof of a step, a start or a finish, or in metric logic; or remove it.',
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
