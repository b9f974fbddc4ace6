/** How streams meet: the interfaces between them, and the twelve boundary items. */
import { BOUNDARY_ITEMS, type Interface } from '../../model/schema.ts'
import type { Context, Page } from '../context.ts'
import { html, joined, type Content, type Html } from '../html.ts'
import { card, document, namedBy, none, percent, section, sla, table, thing } from '../parts.ts'

export const ITEM_NAMES: Readonly<Record<(typeof BOUNDARY_ITEMS)[number], string>> = {
  'user-experience': 'User experience',
  identity: 'Identity and access',
  integration: 'Integration and events',
  infrastructure: 'Infrastructure and runtime',
  security: 'Security, compliance, policy',
  observability: 'Observability and SLOs',
  release: 'Release and delivery',
  'failure-domains': 'Failure domains and scaling',
  analytics: 'Analytics and reporting',
  billing: 'Billing',
  crm: 'CRM and customer records',
  onboarding: 'Onboarding and provisioning',
}

const fallbackOf = ({ fallback }: Interface): Content =>
  fallback === undefined
    ? null
    : typeof fallback === 'string'
      ? fallback
      : `${fallback.does}${fallback.coverage < 100 ? `, in ${percent(fallback.coverage)} of cases` : ''}`

const seam = (context: Context, id: string, one: Interface): Html =>
  thing(
    'interface',
    id,
    one.name,
    card([
      ['Description', one.description],
      ['Provider', context.link('stream', one.provider)],
      ['Consumers', context.links('stream', one.consumers)],
      [
        'Contract',
        one.contract && [
          one.contract.kind,
          one.contract.document !== undefined && [': ', document(one.contract.document)],
        ],
      ],
      ['Version', one.version],
      ['Events', one.events.length > 0 && context.links('event', one.events)],
      ['Owner', one.owner !== undefined && context.linkOrName('team', one.owner)],
      ['SLA', one.sla && sla(one.sla)],
      [
        'Fallback',
        fallbackOf(one) ??
          (one.style === 'synchronous' &&
            html`<span class="missing">none: a failure of the provider is one of its consumers</span>`),
      ],
      ['Named by', namedBy(context, 'interface', id)],
    ]),
    one.style,
  )

const matrix = (context: Context): Content => {
  const streams = [...context.map.streams].filter(([, { boundaries }]) => boundaries !== undefined)
  if (streams.length === 0)
    return none('No stream says yet which boundary items it shares and which it owns.')
  return table(
    'Boundary items by stream: shared or owned',
    ['Boundary item', ...streams.map(([, { name }]) => name)],
    BOUNDARY_ITEMS.map((item) => ({
      cells: [
        ITEM_NAMES[item],
        ...streams.map(([, { boundaries }]) => {
          const one = boundaries?.[item]
          if (one === undefined) return html`<span class="missing">not decided</span>`
          return html`<strong>${one.choice}</strong
            >${one.with !== undefined && [', ', context.link('supporting stream', one.with)]}${
              one.contract !== undefined && html`<br />${context.link('interface', one.contract)}`
            }${one.tactic !== undefined && html`<br /><span class="dimmed">${one.tactic}</span>`}`
        }),
      ],
    })),
  )
}

export const seamsPage = (context: Context): Page => {
  const { interfaces, streams } = context.map
  return {
    file: 'seams.html',
    title: 'Seams',
    lead: 'Where streams meet: narrow, versioned contracts. Asynchronous edges are preferred; a synchronous one without a fallback carries failures across.',
    body: [
      streams.size > 0 && context.drawing('seams'),
      section(
        'Interfaces',
        interfaces.size === 0
          ? none('The map names no interfaces yet.')
          : joined(
              [...interfaces].map(([id, one]) => seam(context, id, one)),
              '',
            ),
      ),
      section('The twelve boundary items', matrix(context)),
    ],
  }
}
