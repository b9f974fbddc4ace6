/** Who is told: the alerts of the map with the addresses and secrets that the environment holds. */
import type { Alert, ValueStreamMap } from '../model/schema.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export type Channel =
  | { readonly by: 'webhook'; readonly url: string; readonly secret: string | null }
  | { readonly by: 'email'; readonly server: string; readonly from: string; readonly to: readonly string[] }

export interface Receiver {
  /** Its id in the map. */
  readonly id: string
  readonly alert: Alert
  /** null while something is missing: then `problem` says what, and what to do. */
  readonly channel: Channel | null
  readonly problem: string | null
}

const isAddress = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol)

const missing = (name: string, what: string): string =>
  `The environment variable \`${name}\` is not set, so nobody is told here. Set it to ${what}, and start Millrace again.`

const wrong = (name: string, what: string): string =>
  `The environment variable \`${name}\` does not hold ${what}, so nobody is told here. Mend it, and start Millrace again.`

const channelOf = (alert: Alert, env: Environment): Channel | string => {
  if (alert.by === 'email') {
    const server = env[alert.smtpFrom]
    const what = 'the mail server, such as `smtps://user:secret@mail.example.org`'
    if (!server) return missing(alert.smtpFrom, what)
    if (!isAddress(server, ['smtp:', 'smtps:'])) return wrong(alert.smtpFrom, what)
    return { by: 'email', server, from: alert.from, to: alert.to }
  }
  const url = env[alert.urlFrom]
  const what = 'the http or https address of the webhook'
  if (!url) return missing(alert.urlFrom, what)
  if (!isAddress(url, ['http:', 'https:'])) return wrong(alert.urlFrom, what)
  const secret = alert.secretFrom === undefined ? null : env[alert.secretFrom]
  if (secret === undefined || secret === '') {
    return missing(alert.secretFrom ?? '', 'the secret by which messages are signed')
  }
  return { by: 'webhook', url, secret }
}

/** All receivers of the map, those that nothing can be sent to as well. */
export const receiversOf = (map: ValueStreamMap, env: Environment): Receiver[] =>
  [...map.alerts].map(([id, alert]) => {
    const channel = channelOf(alert, env)
    return typeof channel === 'string'
      ? { id, alert, channel: null, problem: channel }
      : { id, alert, channel, problem: null }
  })
