/** The page of a stream: its card in full, what stands around it, and its one-page charter as a drawing. */
import { keyComponents, readiness } from '../../identify/readiness.ts'
import type { Stream } from '../../model/schema.ts'
import { promiseInWords } from '../../model/service-promises.ts'
import { streamFile, type Context, type Page } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import { card, lights, list, metric, notSaid, orMissing, section } from '../parts.ts'
import { flowSections } from './stream-flow.ts'
import { boundaries, criteria, failure, people } from './stream-around.ts'
import { interfaces, ownership, services } from './stream-means.ts'

const proven = (context: Context, words: string, proof: string | undefined): Content => [
  words,
  proof !== undefined && html`<br /><span class="dimmed">Proof point: ${context.link('event', proof)}</span>`,
]

const what = (context: Context, one: Stream): Content =>
  card([
    ['For', context.links(one.kind === 'supporting' ? 'stream' : 'slice', one.for)],
    ['Trigger', proven(context, one.trigger, one.proofPoints?.trigger)],
    ['Finish line', proven(context, one.finishLine, one.proofPoints?.finishLine)],
    [
      'Also completed by',
      (one.proofPoints?.completions ?? []).length > 0 &&
        context.links('event', one.proofPoints?.completions ?? []),
    ],
    ['Outcome', one.outcome],
    [
      'Stages',
      one.stages.length > 0
        ? joined(
            one.stages.map((stage) => context.link('stage', stage)),
            ' → ',
          )
        : one.kind === 'top-level' && notSaid,
    ],
    ['Charter', one.charter],
  ])

const metrics = (context: Context, one: Stream): Content => {
  const { northStar } = one
  const goal = northStar?.goal
  const revenue = goal === undefined ? [] : (context.map.organisation.goals[goal]?.revenueStreams ?? [])
  return card([
    [
      'North-star',
      orMissing(
        northStar && [
          metric(context, northStar),
          goal !== undefined && html`<br />Serves the goal ${context.link('goal', goal)}`,
          revenue.length > 0 && [', which makes money through ', context.links('revenue stream', revenue)],
        ],
      ),
    ],
    ['Supporting metrics', list(Object.values(one.metrics).map((each) => metric(context, each)))],
    [
      'Guardrails',
      list(
        Object.values(one.guardrails).map(({ name, holds, why }) => [
          name,
          html`<br />${context.logic(holds)}`,
          why !== undefined && html`<br /><span class="dimmed">${why}</span>`,
        ]),
      ),
    ],
    [
      'Service levels',
      list(
        Object.values(one.serviceLevels).map((level) => {
          const { name, about, stage, holds, description } = level
          const promise = promiseInWords(level)
          return [
            `${name} (${about}`,
            stage !== undefined && [', ', context.link('stage', stage)],
            ')',
            promise !== null && promise !== holds && html`<br />${promise.replaceAll('`', '')}`,
            holds !== undefined && html`<br />${context.logic(holds)}`,
            description !== undefined && html`<br /><span class="dimmed">${description}</span>`,
          ]
        }),
      ),
    ],
  ])
}

export const streamPage = (context: Context, id: string): Page => {
  const { map } = context
  const one = map.streams.get(id)
  if (one === undefined) throw new RangeError(`The map has no stream ${id}.`)
  const named = context.namedBy('stream', id)
  return {
    file: streamFile(id),
    title: one.name,
    lead: [`A ${one.kind} value stream`, one.lifecycle !== 'running' && `, ${one.lifecycle}`, '.'],
    body: [
      html`<p class="promise">${one.promise}</p>`,
      what(context, one),
      section('Readiness', one.lifecycle !== 'retired' && lights(readiness(map, id, context.today))),
      section('Key components', one.lifecycle !== 'retired' && lights(keyComponents(map, id))),
      section('Metrics', metrics(context, one)),
      ...flowSections(context, one),
      section('Ownership, money, means', ownership(context, id, one)),
      section('Interfaces', interfaces(context, id)),
      section('What it offers', services(context, one)),
      section('Boundaries', boundaries(context, one)),
      section('People', people(context, id)),
      section('When it fails', failure(context, id)),
      section('Decision criteria', one.kind === 'top-level' && criteria(context, id)),
      section('Named by', named.length > 0 && html`<p>${joined(named)}</p>`),
      section('Charter on one page', context.drawing('card', id)),
    ],
  }
}
