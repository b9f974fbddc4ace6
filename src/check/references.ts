/** Every reference of the map: where it stands, what it names, what may stand there. */
import type { Path } from '../model/place.ts'
import type { Assignment, Source, ValueStreamMap } from '../model/schema.ts'

export type Kind = 'slice' | 'stage' | 'stream' | 'supporting stream' | 'goal'

export interface Reference {
  readonly path: Path
  readonly id: string
  /** Any of these may stand there. */
  readonly expected: readonly Kind[]
}

const ofAssignment = (path: Path, assignment: Assignment | undefined, kind: Kind): Reference[] => {
  if (assignment === undefined) return []
  if (typeof assignment === 'string') return [{ path, id: assignment, expected: [kind] }]
  return assignment.map((rule, i) => ({ path: [...path, i, 'is'], id: rule.is, expected: [kind] }))
}

const ofSource = (id: string, source: Source): Reference[] => [
  ...ofAssignment(['sources', id, 'stream'], source.stream, 'stream'),
  ...ofAssignment(['sources', id, 'slice'], source.slice, 'slice'),
  ...(source.measures === 'journeys'
    ? Object.entries(source.states).flatMap(([status, meaning]): Reference[] =>
        typeof meaning === 'string' || meaning.stage === undefined
          ? []
          : [{ path: ['sources', id, 'states', status, 'stage'], id: meaning.stage, expected: ['stage'] }],
      )
    : []),
]

export const referencesOf = (map: ValueStreamMap): Reference[] => [
  ...[...map.slices].flatMap(([id, { within }]): Reference[] =>
    within === undefined ? [] : [{ path: ['slices', id, 'within'], id: within, expected: ['slice'] }],
  ),
  ...[...map.streams].flatMap(([id, stream]): Reference[] => [
    ...stream.for.map((one, i): Reference => ({
      path: ['streams', id, 'for', i],
      id: one,
      expected: stream.kind === 'supporting' ? ['stream', 'slice'] : ['slice'],
    })),
    ...stream.stages.map((one, i): Reference => ({
      path: ['streams', id, 'stages', i],
      id: one,
      expected: ['stage'],
    })),
    ...stream.reliesOn.map((one, i): Reference => ({
      path: ['streams', id, 'reliesOn', i],
      id: one,
      expected: ['supporting stream'],
    })),
    ...(stream.northStar?.goal === undefined
      ? []
      : [
          {
            path: ['streams', id, 'northStar', 'goal'],
            id: stream.northStar.goal,
            expected: ['goal' as const],
          },
        ]),
  ]),
  ...[...map.sources].flatMap(([id, source]) => ofSource(id, source)),
]

/** Where the things of each kind are defined: kind, id and path. */
export const definedAs = (map: ValueStreamMap, id: string): { kind: Kind; path: Path }[] => {
  const stream = map.streams.get(id)
  return [
    ...(map.slices.has(id) ? [{ kind: 'slice' as const, path: ['slices', id] }] : []),
    ...(map.stages.has(id) ? [{ kind: 'stage' as const, path: ['journey', 'stages', id] }] : []),
    ...(stream
      ? [
          {
            kind: stream.kind === 'supporting' ? ('supporting stream' as const) : ('stream' as const),
            path: ['streams', id],
          },
        ]
      : []),
    ...(Object.hasOwn(map.organisation.goals, id)
      ? [{ kind: 'goal' as const, path: ['organisation', 'goals', id] }]
      : []),
  ]
}

/** Whether a thing of this kind may stand where the kinds are expected. */
export const fits = (kind: Kind, expected: readonly Kind[]): boolean =>
  expected.includes(kind) || (kind === 'supporting stream' && expected.includes('stream'))

/** The ids that may stand there. */
export const allowedIds = (map: ValueStreamMap, expected: readonly Kind[]): string[] =>
  expected.flatMap((kind) => {
    if (kind === 'slice') return [...map.slices.keys()]
    if (kind === 'stage') return [...map.stages.keys()]
    if (kind === 'goal') return Object.keys(map.organisation.goals)
    return [...map.streams].flatMap(([id, stream]) =>
      kind === 'stream' || stream.kind === 'supporting' ? [id] : [],
    )
  })
