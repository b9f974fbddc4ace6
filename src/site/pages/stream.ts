/** The page of a stream: its card in full, what stands around it, and its one-page charter as a drawing. */
import { blastRadius } from '../../identify/blast-radius.ts'
import { criteriaOf } from '../../identify/criteria.ts'
import { keyComponents, readiness } from '../../identify/readiness.ts'
import { staffing } from '../../identify/staffing.ts'
import { BOUNDARY_ITEMS, type Stream } from '../../model/schema.ts'
import { promiseInWords } from '../../model/service-promises.ts'
import { streamFile, type Context, type Page } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import {
  card,
  isSaid,
  lights,
  list,
  metric,
  money,
  number,
  percent,
  section,
  sla,
  table,
  withCode,
} from '../parts.ts'
import { ITEM_NAMES } from './seams.ts'
import { flowSections } from './stream-flow.ts'

const notSaid = html`<span class="missing">not said yet</span>`

/** The content, or that it is not said: a card names what it lacks. */
const orMissing = (content: Content | undefined): Content => (isSaid(content) ? content : notSaid)

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

const revenue = ({ map, link }: Context, id: string): Content => {
  const shares = [...map.revenueStreams].flatMap(([stream, { shares: all }]) =>
    all[id] === undefined ? [] : [[link('revenue stream', stream), ` ${percent(all[id])}`]],
  )
  return shares.length > 0 && joined(shares)
}

const ownership = (context: Context, id: string, one: Stream): Content => {
  const relying = [...context.map.streams].flatMap(([other, { reliesOn }]) =>
    reliesOn.includes(id) ? [other] : [],
  )
  return card([
    ['Owner', orMissing(one.owner === undefined ? null : context.linkOrName('team', one.owner))],
    ['Owns', list(one.owns)],
    ['Relies on', one.reliesOn.length > 0 && context.links('stream', one.reliesOn)],
    ['Relied upon by', relying.length > 0 && context.links('stream', relying)],
    ['Budget', one.budget && money(one.budget)],
    ['Revenue', revenue(context, id) || 'none: not every stream makes money'],
    ['Policies', orMissing(one.policies.length > 0 && context.links('policy', one.policies))],
    [
      'Capabilities owned',
      one.capabilities &&
        one.capabilities.owned.length > 0 &&
        context.links('capability', one.capabilities.owned),
    ],
    [
      'Capabilities used',
      one.capabilities &&
        one.capabilities.used.length > 0 &&
        context.links('capability', one.capabilities.used),
    ],
    [
      'Systems owned',
      one.systems && one.systems.owned.length > 0 && context.links('system', one.systems.owned),
    ],
    ['Systems used', one.systems && one.systems.used.length > 0 && context.links('system', one.systems.used)],
    [
      'Risks',
      orMissing(
        list(
          one.risks.map((risk) =>
            typeof risk === 'string'
              ? risk
              : [
                  risk.name,
                  risk.mitigation !== undefined && html`<br /><span class="dimmed">${risk.mitigation}</span>`,
                ],
          ),
        ),
      ),
    ],
  ])
}

const interfaces = ({ map, link, links }: Context, id: string): Content => {
  const offered = [...map.interfaces].filter(([, { provider }]) => provider === id)
  const used = [...map.interfaces].filter(([, { consumers }]) => consumers.includes(id))
  return card([
    [
      'Offers',
      list(
        offered.map(([seam, { style, consumers }]) => [
          link('interface', seam),
          ` (${style}) to `,
          links('stream', consumers),
        ]),
      ),
    ],
    [
      'Uses',
      list(
        used.map(([seam, { style, provider }]) => [
          link('interface', seam),
          ` (${style}) of `,
          link('stream', provider),
        ]),
      ),
    ],
  ])
}

const services = (context: Context, one: Stream): Content =>
  card([
    [
      'Services',
      list(
        Object.values(one.services).map((service) => [
          service.name,
          service.selfService && html` <span class="tag">self-service</span>`,
          service.description !== undefined && html`<br />${service.description}`,
          service.interfaces.length > 0 && [
            html`<br />Through `,
            context.links('interface', service.interfaces),
          ],
          service.owner !== undefined && [html`<br />Owner: `, context.linkOrName('team', service.owner)],
          service.sla !== undefined && html`<br /><span class="dimmed">SLA: ${sla(service.sla)}</span>`,
        ]),
      ),
    ],
    [
      'Escalation',
      one.escalation.length > 0 &&
        html`<ol>
          ${one.escalation.map((whom) => html`<li>${whom}</li>`)}
        </ol>`,
    ],
    [
      'Graduation',
      one.graduation &&
        `Shared from ${one.graduation.consumers} consumers and ${one.graduation.people} people on; back at ${one.graduation.demoteAt} or fewer.${
          one.graduation.why === undefined ? '' : ` ${one.graduation.why}`
        }`,
    ],
  ])

const boundaries = (context: Context, { boundaries: items }: Stream): Content =>
  items !== undefined &&
  table(
    'Boundary items',
    ['Item', 'Choice', 'Why', 'Seam and contract', 'Tactic', 'Decision'],
    BOUNDARY_ITEMS.flatMap((item) => {
      const one = items[item]
      if (one === undefined) return []
      return [
        {
          cells: [
            ITEM_NAMES[item],
            [one.choice, one.with !== undefined && [', ', context.link('supporting stream', one.with)]],
            one.why,
            [
              one.seam ?? '',
              one.contract !== undefined && [
                one.seam === undefined ? '' : '; ',
                context.link('interface', one.contract),
              ],
            ],
            one.tactic,
            [
              one.decision !== undefined && context.link('decision', one.decision),
              one.by !== undefined && [one.decision === undefined ? 'by way of ' : ', by way of ', one.by],
            ],
          ],
        },
      ]
    }),
  )

const people = (context: Context, id: string): Content => {
  const staff = staffing(context.map).streams.find(({ stream }) => stream === id)
  if (staff === undefined || staff.teams.length === 0) return null
  return card([
    ['Teams', context.links('team', staff.teams)],
    ['People', `${number(staff.people)}, ${number(staff.fte)} FTE`],
    [
      'Functions',
      staff.functions.length > 0 &&
        joined(
          staff.functions.map((one) => [
            context.linkOrName('function', one.function),
            ` ${number(one.people)}`,
          ]),
        ),
    ],
    [
      'Roles',
      staff.roles.length > 0 &&
        joined(
          staff.roles.map(({ name, people: filled }) =>
            filled > 0 ? name : html`<span class="missing">${name}: nobody</span>`,
          ),
        ),
    ],
  ])
}

const failure = ({ map, link }: Context, id: string): Content => {
  const { reached, unknown } = blastRadius(map, id)
  if (reached.length === 0 && unknown.length === 0) return null
  return card([
    ['Fail with it', list(reached.map(({ stream }) => link('stream', stream)))],
    [
      'Not known',
      unknown.length > 0 &&
        `${number(unknown.length)} ${unknown.length === 1 ? 'reliance has' : 'reliances have'} no interface that would tell.`,
    ],
  ])
}

const VERDICT = { met: 'good', 'not met': 'warning', 'not judged': 'dimmed' } as const

const criteria = ({ map }: Context, id: string): Content => {
  const judged = criteriaOf(map, id)
  return (
    judged.length > 0 &&
    table(
      'Decision criteria',
      ['Criterion', 'Verdict', 'Why'],
      judged.map(({ criterion, verdict, why }) => ({
        cells: [criterion, html`<span class="${VERDICT[verdict]}">${verdict}</span>`, withCode(why)],
      })),
    )
  )
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
