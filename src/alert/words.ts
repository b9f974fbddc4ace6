/** What a message says: as Slack reads it, as mail, and as data. */
import { isoInstant } from '../flow/calendar.ts'
import type { Micros } from '../flow/event.ts'
import type { StoredAlert } from './stored.ts'

/** So many alerts are listed; the others are counted. */
const MOST_LISTED = 10

export interface MessageContent {
  readonly id: string
  readonly organisation: string
  readonly zone: string
  readonly created: Micros
  /** The most urgent first. */
  readonly alerts: readonly StoredAlert[]
  /** Where the web app is reached, without a slash at the end; null if it is not known. */
  readonly address: string | null
}

const NOUNS = {
  target: ['target breached', 'targets breached'],
  guardrail: ['guardrail broken', 'guardrails broken'],
  service: ['error budget burning', 'error budgets burning'],
  stale: ['source silent', 'sources silent'],
  expectation: ['item older than expected', 'items older than expected'],
} as const

const counted = (alerts: readonly StoredAlert[]): string =>
  (['target', 'guardrail', 'service', 'stale', 'expectation'] as const)
    .flatMap((cause) => {
      const n = alerts.filter((alert) => alert.cause === cause).length
      return n === 0 ? [] : [`${n} ${NOUNS[cause][n === 1 ? 0 : 1]}`]
    })
    .join(', ')

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`

const linkTo = ({ id }: StoredAlert, address: string | null): string | null =>
  address === null ? null : `${address}/alerts#${id}`

const isSimulated = ({ simulated }: StoredAlert): string => (simulated ? ' (simulated data)' : '')

/** @example 'Marketplace: 2 targets breached, 1 source silent' */
export const subjectOf = ({ organisation, alerts }: MessageContent): string =>
  cut(oneLine(`${organisation}: ${counted(alerts)}`), 150)

const restOf = ({ alerts }: MessageContent): string | null =>
  alerts.length > MOST_LISTED ? `… and ${counted(alerts.slice(MOST_LISTED))} more.` : null

export const textOf = (content: MessageContent): string =>
  [
    subjectOf(content),
    '',
    ...content.alerts.slice(0, MOST_LISTED).map((alert) => {
      const link = linkTo(alert, content.address)
      const lines = [`- ${oneLine(alert.title)}${isSimulated(alert)}`, `  ${oneLine(alert.sentence)}`]
      return [...lines, ...(link === null ? [] : [`  ${link}`])].join('\n')
    }),
    ...[restOf(content)].filter((line) => line !== null),
    '',
  ].join('\n')

const HTML = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const

const inHtml = (text: string): string =>
  oneLine(text).replace(/[&<>"']/g, (one) => HTML[one as keyof typeof HTML])

export const htmlOf = (content: MessageContent): string => {
  const rest = restOf(content)
  const items = content.alerts.slice(0, MOST_LISTED).map((alert) => {
    const link = linkTo(alert, content.address)
    const title = `<strong>${inHtml(alert.title)}</strong>${isSimulated(alert)}`
    return `<li>${link === null ? title : `<a href="${inHtml(link)}">${title}</a>`}<br>${inHtml(alert.sentence)}</li>`
  })
  return `<!doctype html><html><body><h1 style="font-size:1.1em">${inHtml(subjectOf(content))}</h1><ul>${items.join('')}</ul>${rest === null ? '' : `<p>${inHtml(rest)}</p>`}</body></html>`
}

/** Slack reads these three as markup. */
const inSlack = (text: string): string =>
  oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text: cut(text, 3000) } })

/**
 * The body of a webhook: `text` and `blocks` as Slack, and whatever is compatible with it, shows them; `millrace`
 * for programs.
 */
export const webhookBody = (content: MessageContent): string => {
  const iso = (at: Micros): string => isoInstant(at, content.zone)
  const listed = content.alerts.slice(0, MOST_LISTED)
  const rest = restOf(content)
  const lines = listed.map((alert) => {
    const link = linkTo(alert, content.address)
    const title = inSlack(alert.title)
    return `*${link === null ? title : `<${link}|${title}>`}*${isSimulated(alert)}\n${inSlack(alert.sentence)}`
  })
  return JSON.stringify({
    text: inSlack(subjectOf(content)),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: subjectOf(content) } },
      ...lines.map(section),
      ...(rest === null ? [] : [section(inSlack(rest))]),
    ],
    millrace: {
      version: 1,
      message: content.id,
      at: iso(content.created),
      total: content.alerts.length,
      alerts: listed.map((alert) => ({
        id: alert.id,
        cause: alert.cause,
        title: alert.title,
        sentence: alert.sentence,
        streams: alert.streams,
        figure: alert.figure,
        item: alert.item,
        source: alert.source,
        since: iso(alert.since),
        opened: iso(alert.opened),
        simulated: alert.simulated,
        link: linkTo(alert, content.address),
      })),
    },
  })
}
