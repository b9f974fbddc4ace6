/** What a stream is in ArchiMate: itself, its stages, and what it is judged by. */
import type { Stream, ValueStreamMap } from '../../model/schema.ts'
import { moneyText } from '../wording.ts'
import { identifier, type Element, type Ends } from './elements.ts'

/** The stage of a stream is a value stream of its own, part of the whole. */
export const stageOf = (stream: string, stage: string): string => identifier('stage', stream, stage)

export const streamElements = (map: ValueStreamMap, id: string, stream: Stream): Element[] => {
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

export const streamRelationships = (id: string, stream: Stream): Ends[] => {
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
    ...[
      [proofPoints?.trigger, 'proves the trigger'] as const,
      [proofPoints?.finishLine, 'proves the finish line'] as const,
      ...(proofPoints?.completions ?? []).map((event) => [event, 'proves a completion'] as const),
    ].flatMap(([event, proves]): Ends[] =>
      event === undefined ? [] : [['Association', identifier('event', event), here, proves]],
    ),
  ]
}
