/** Builds the ArchiMate model of a map. */
import { consumersOf } from '../../identify/seams.ts'
import { streamOfTeam } from '../../identify/staffing.ts'
import type { Policy, Stream, ValueStreamMap } from '../../model/schema.ts'
import { fallbackText, moneyText, slaText } from '../wording.ts'
import {
  identifier,
  type ArchiMateModel,
  type Element,
  type ElementType,
  type Relationship,
  type RelationshipType,
} from './elements.ts'

const POLICY_TYPES: Readonly<Record<Policy['kind'], ElementType>> = {
  policy: 'Principle',
  sla: 'Requirement',
  obligation: 'Requirement',
  constraint: 'Constraint',
}

/** The stage of a stream is a value stream of its own, part of the whole. */
export const stageOf = (stream: string, stage: string): string => identifier('stage', stream, stage)

const streamElements = (map: ValueStreamMap, id: string, stream: Stream): Element[] => {
  const { northStar, stages, boundaries } = stream
  const choices = Object.entries(boundaries ?? {}).map(([item, one]) => [
    `boundary ${item}`,
    one === undefined ? undefined : `${one.choice}${one.with === undefined ? '' : ` with ${one.with}`}`,
  ])
  return [
    {
      identifier: identifier('stream', id),
      type: 'ValueStream',
      name: stream.name,
      documentation: stream.promise,
      properties: {
        kind: stream.kind,
        lifecycle: stream.lifecycle,
        trigger: stream.trigger,
        'finish line': stream.finishLine,
        budget: stream.budget === undefined ? undefined : moneyText(stream.budget),
        charter: stream.charter,
        ...Object.fromEntries(choices),
      },
    },
    ...[...new Set(stages)].map((stage): Element => ({
      identifier: stageOf(id, stage),
      type: 'ValueStream',
      name: map.stages.get(stage)?.name ?? stage,
      documentation: map.stages.get(stage)?.description,
    })),
    { identifier: identifier('outcome', 'stream', id), type: 'Outcome', name: stream.outcome },
    ...(northStar === undefined
      ? []
      : [
          {
            identifier: identifier('north-star', id),
            type: 'Driver' as const,
            name: northStar.name,
            documentation: northStar.definition,
            properties: { logic: northStar.logic, unit: northStar.unit },
          },
        ]),
    ...Object.entries(stream.guardrails).map(([key, { name, holds, why }]): Element => ({
      identifier: identifier('guardrail', id, key),
      type: 'Requirement',
      name,
      documentation: why,
      properties: { holds },
    })),
    ...Object.entries(stream.serviceLevels).map(([key, { name, holds, about, description }]): Element => ({
      identifier: identifier('service-level', id, key),
      type: 'Requirement',
      name,
      documentation: description,
      properties: { about, holds },
    })),
    ...stream.risks.map((risk, at): Element => ({
      identifier: identifier('risk', id, String(at)),
      type: 'Assessment',
      name: typeof risk === 'string' ? risk : risk.name,
      documentation: typeof risk === 'string' ? undefined : risk.mitigation,
    })),
  ]
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

/** Type, source, target; what part it plays, if there may be several; and its name, if that is another. */
type Ends = readonly [type: RelationshipType, source: string, target: string, role?: string, name?: string]

const streamRelationships = (id: string, stream: Stream): Ends[] => {
  const here = identifier('stream', id)
  const star = identifier('north-star', id)
  const { stages, northStar, proofPoints, capabilities, systems } = stream
  return [
    ...stages.map((stage): Ends => ['Composition', here, stageOf(id, stage)]),
    ...stages.slice(1).map((stage, at): Ends => ['Flow', stageOf(id, stages[at] ?? ''), stageOf(id, stage)]),
    ...stream.for.map((slice): Ends => ['Association', here, identifier('slice', slice), 'for']),
    ['Realization', here, identifier('outcome', 'stream', id)],
    ['Influence', here, star],
    ...(northStar?.goal === undefined
      ? []
      : [['Influence', star, identifier('goal', northStar.goal)] as const]),
    ...Object.keys(stream.guardrails).flatMap((key): Ends[] => [
      ['Realization', here, identifier('guardrail', id, key)],
      ['Association', star, identifier('guardrail', id, key), 'guarded by'],
    ]),
    ...Object.keys(stream.serviceLevels).map((key): Ends => [
      'Realization',
      here,
      identifier('service-level', id, key),
    ]),
    ...stream.risks.map((_, at): Ends => ['Association', here, identifier('risk', id, String(at)), 'risk']),
    ...stream.policies.map((policy): Ends => ['Realization', here, identifier('policy', policy)]),
    ...(capabilities?.owned ?? []).map((one): Ends => [
      'Serving',
      identifier('capability', one),
      here,
      'owned',
    ]),
    ...(capabilities?.used ?? []).map((one): Ends => [
      'Serving',
      identifier('capability', one),
      here,
      'used',
    ]),
    ...(systems?.owned ?? []).map((one): Ends => ['Realization', identifier('system', one), here, 'owned']),
    ...(systems?.used ?? []).map((one): Ends => ['Association', identifier('system', one), here, 'used']),
    ...Object.entries(proofPoints ?? {}).flatMap(([key, event]): Ends[] =>
      event === undefined
        ? []
        : [
            [
              'Association',
              identifier('event', event),
              here,
              key === 'trigger' ? 'proves the trigger' : 'proves the finish line',
            ],
          ],
    ),
  ]
}

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
