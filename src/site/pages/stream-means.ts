/** What a stream owns, offers and lives on. */
import type { Stream } from '../../model/schema.ts'
import type { Context } from '../context.ts'
import { html, joined, type Content } from '../html.ts'
import { card, list, money, orMissing, percent, sla } from '../parts.ts'

const revenue = ({ map, link }: Context, id: string): Content => {
  const shares = [...map.revenueStreams].flatMap(([stream, { shares: all }]) =>
    all[id] === undefined ? [] : [[link('revenue stream', stream), ` ${percent(all[id])}`]],
  )
  return shares.length > 0 && joined(shares)
}

export const ownership = (context: Context, id: string, one: Stream): Content => {
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

export const interfaces = ({ map, link, links }: Context, id: string): Content => {
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

export const services = (context: Context, one: Stream): Content =>
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
