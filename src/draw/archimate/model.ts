/** Builds the ArchiMate model of a map. */
import { consumersOf } from '../../identify/seams.ts'
import { streamOfTeam } from '../../identify/staffing.ts'
import type { Policy, ValueStreamMap } from '../../model/schema.ts'
import { fallbackText, moneyText, slaText } from '../wording.ts'
import {
  identifier,
  type ArchiMateModel,
  type Element,
  type ElementType,
  type Ends,
  type Relationship,
} from './elements.ts'
import { streamElements, streamRelationships } from './stream-elements.ts'

const POLICY_TYPES: Readonly<Record<Policy['kind'], ElementType>> = {
  policy: 'Principle',
  sla: 'Requirement',
  obligation: 'Requirement',
  constraint: 'Constraint',
}

const elementsOf = (map: ValueStreamMap): Element[] => [
  ...[...map.slices].flatMap(([id, { name, description, segment, persona, job, outcome }]): Element[] => [
    {
      identifier: identifier('slice', id),
      type: 'Stakeholder',
      name,
      documentation: description,
      properties: { segment, persona, job },
    },
    ...(outcome === undefined
      ? []
      : [
          {
            identifier: identifier('outcome', 'slice', id),
            type: 'Outcome' as const,
            name: outcome.when,
            properties: { 'finish line': outcome.finishLine },
          },
        ]),
  ]),
  ...[...map.streams].flatMap(([id, stream]) => streamElements(map, id, stream)),
  ...Object.entries(map.organisation.goals).map(([id, { name, description }]): Element => ({
    identifier: identifier('goal', id),
    type: 'Goal',
    name,
    documentation: description,
  })),
  ...[...map.revenueStreams].map(([id, { name, description, amount }]): Element => ({
    identifier: identifier('revenue-stream', id),
    type: 'Value',
    name,
    documentation: description,
    properties: { amount: amount === undefined ? undefined : moneyText(amount) },
  })),
  ...[...map.policies].map(([id, { name, kind, description, source }]): Element => ({
    identifier: identifier('policy', id),
    type: POLICY_TYPES[kind],
    name,
    documentation: description,
    properties: { kind, source },
  })),
  ...[...map.capabilities].map(([id, { name, description }]): Element => ({
    identifier: identifier('capability', id),
    type: 'Capability',
    name,
    documentation: description,
  })),
  ...[...map.systems].map(([id, { name, description, vendor }]): Element => ({
    identifier: identifier('system', id),
    type: 'ApplicationComponent',
    name,
    documentation: description,
    properties: { vendor },
  })),
  ...[...map.interfaces].flatMap(([id, one]): Element[] => [
    {
      identifier: identifier('interface', id),
      type: 'ApplicationInterface',
      name: one.name,
      documentation: one.description,
      properties: {
        style: one.style,
        version: one.version,
        sla: slaText(one.sla) ?? undefined,
        fallback: fallbackText(one) ?? undefined,
      },
    },
    ...(one.contract === undefined
      ? []
      : [
          {
            identifier: identifier('contract', id),
            type: 'Contract' as const,
            name: `Contract of ${one.name}`,
            properties: { kind: one.contract.kind, document: one.contract.document, version: one.version },
          },
        ]),
  ]),
  ...[...map.teams].map(([id, { name, description }]): Element => ({
    identifier: identifier('team', id),
    type: 'BusinessActor',
    name,
    documentation: description,
  })),
  ...[...map.events].map(([id, { name, description }]): Element => ({
    identifier: identifier('event', id),
    type: 'BusinessEvent',
    name,
    documentation: description,
  })),
]

const relationshipsOf = (map: ValueStreamMap): Ends[] => [
  ...[...map.slices].flatMap(([id, { within, outcome }]): Ends[] => [
    ...(within === undefined || within === id
      ? []
      : [['Aggregation', identifier('slice', within), identifier('slice', id)] as const]),
    ...(outcome === undefined
      ? []
      : [
          [
            'Association',
            identifier('slice', id),
            identifier('outcome', 'slice', id),
            'we win when',
          ] as const,
        ]),
  ]),
  ...[...map.streams].flatMap(([id, stream]) => streamRelationships(id, stream)),
  ...[...consumersOf(map)].flatMap(([supporting, consumers]) =>
    consumers.map((one): Ends => ['Serving', identifier('stream', supporting), identifier('stream', one)]),
  ),
  ...Object.entries(map.organisation.goals).flatMap(([id, { revenueStreams }]) =>
    revenueStreams.map((one): Ends => [
      'Influence',
      identifier('goal', id),
      identifier('revenue-stream', one),
    ]),
  ),
  ...[...map.revenueStreams].flatMap(([id, { shares }]) =>
    Object.entries(shares).map(([stream, share]): Ends => [
      'Association',
      identifier('stream', stream),
      identifier('revenue-stream', id),
      'earns',
      `earns ${share} %`,
    ]),
  ),
  ...[...map.capabilities].flatMap(([id, { systems }]) =>
    systems.map((one): Ends => ['Realization', identifier('system', one), identifier('capability', id)]),
  ),
  ...[...map.interfaces].flatMap(([id, { provider, consumers }]): Ends[] => [
    ['Association', identifier('interface', id), identifier('stream', provider), 'offered by'],
    ...consumers.map((one): Ends => [
      'Association',
      identifier('interface', id),
      identifier('stream', one),
      'used by',
    ]),
    ['Access', identifier('interface', id), identifier('contract', id)],
  ]),
  ...[...streamOfTeam(map)].flatMap(([team, stream]): Ends[] =>
    stream === null ? [] : [['Realization', identifier('team', team), identifier('stream', stream)]],
  ),
]

/**
 * The model of a map. Relationships that lead nowhere are left out. Identifiers come from the ids of the map:
 * a further element changes none of the others.
 */
export const archiMateModel = (map: ValueStreamMap): ArchiMateModel => {
  const elements = elementsOf(map)
  const known = new Set(elements.map((one) => one.identifier))
  const relationships = new Map<string, Relationship>()
  for (const [type, source, target, role, name = role] of relationshipsOf(map)) {
    if (!known.has(source) || !known.has(target) || source === target) continue
    const parts = [type.toLowerCase(), source.slice(3), target.slice(3)]
    if (role !== undefined) parts.push(role.replaceAll(' ', '-'))
    const one = { identifier: identifier('relation', ...parts), type, source, target, name }
    relationships.set(one.identifier, one)
  }
  return { elements, relationships: [...relationships.values()] }
}
