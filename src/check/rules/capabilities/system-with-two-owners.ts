import type { Path } from '../../../model/place.ts'
import type { Rule } from '../../diagnostic.ts'
import { named } from '../../wording.ts'

/** Two streams say that they own the same system: then nobody does (R62). */
export const systemWithTwoOwners: Rule = {
  code: 'MR415',
  name: 'system with several owners',
  severity: 'warning',
  check: ({ map, locate, locateKey }) => {
    const owners = new Map<string, { stream: string; path: Path }[]>()
    for (const [stream, { systems, lifecycle }] of map.streams) {
      if (lifecycle === 'retired') continue
      systems?.owned.forEach((system, i) => {
        const list = owners.get(system)
        const one = { stream, path: ['streams', stream, 'systems', 'owned', i] }
        if (list === undefined) owners.set(system, [one])
        else if (!list.some((other) => other.stream === stream)) list.push(one)
      })
    }
    return [...owners].flatMap(([system, list]) =>
      list.length < 2
        ? []
        : [
            {
              ...(map.systems.has(system) ? locateKey(['systems', system]) : locate(list[1]?.path ?? [])),
              code: 'MR415',
              message: `${named(list.map(({ stream }) => stream))} each own the system \`${system}\`: nobody knows who changes it and who answers for it.`,
              hint: 'Let one of them own it and name it under `systems.used` of the others, or part it along the seam.',
              related: list.map(({ stream, path }) => ({
                ...locate(path),
                message: `owned by \`${stream}\``,
              })),
            },
          ],
    )
  },
}
