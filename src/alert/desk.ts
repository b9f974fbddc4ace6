/**
 * The desk where alerts come together: it looks what needs attention, remembers what is open, tells each receiver
 * once, and takes acknowledgements. All of it is recorded in the store before anybody is told.
 */
import type { AlertsAnswer } from '../flow/alert-answers.ts'
import { MICROS_PER_SECOND, type Micros } from '../flow/event.ts'
import type { NorthStarNow } from '../flow/logic/north-star-answer.ts'
import type { ObjectiveNow } from '../flow/service/objective-answer.ts'
import { RequestError } from '../flow/request.ts'
import type { ValueStreamMap } from '../model/schema.ts'
import type { SourceSummary, Store, StoredRecord } from '../store/store.ts'
import { alertsAnswer } from './answer.ts'
import { attention } from './attention.ts'
import { sendMail } from './email.ts'
import { afterAttempt, nextMessage, type Outcome } from './outbox.ts'
import { receiversOf, type Channel, type Environment, type Receiver } from './receivers.ts'
import { reconcile } from './reconcile.ts'
import { ALERT_RECORD, MESSAGE_RECORD, StoredAlert, StoredMessage } from './stored.ts'
import { postWebhook } from './webhook.ts'
import { htmlOf, subjectOf, textOf, webhookBody, type MessageContent } from './words.ts'

interface DeskOptions {
  readonly store: Pick<Store, 'measures' | 'record' | 'latest'>
  readonly map: () => ValueStreamMap
  readonly summaries: () => Promise<readonly SourceSummary[]>
  /** The north-stars of the streams with their guardrails; without it no guardrail is watched. */
  readonly northStars?: () => Promise<readonly NorthStarNow[]>
  /** How available the streams promise to be; without it no error budget is watched. */
  readonly objectives?: () => Promise<readonly ObjectiveNow[]>
  /** µs */
  readonly now: () => Micros
  /** Called whenever an alert or a message has changed. */
  readonly onChange?: () => void
  /** Holds the addresses and secrets that the map names, and `MILLRACE_URL`, where the web app is reached. */
  readonly env: Environment
}

/** What a look has found and done. */
export interface Looked {
  readonly opened: readonly StoredAlert[]
  readonly resolved: readonly StoredAlert[]
  /** Messages that were tried, in their new state. */
  readonly messages: readonly StoredMessage[]
}

interface Known {
  readonly alerts: Map<string, StoredAlert>
  readonly messages: Map<string, StoredMessage>
}

const parsed = <T extends { id: string }>(
  records: readonly StoredRecord[],
  read: (value: unknown) => T | undefined,
): Map<string, T> =>
  new Map(
    records.flatMap(({ value }) => {
      const one = read(value)
      return one ? [[one.id, one]] : []
    }),
  )

export class AlertDesk {
  private readonly options: DeskOptions
  private known: Promise<Known> | null = null
  private looking: Promise<Looked> | null = null
  private checkedAt: Micros | null = null

  constructor(options: DeskOptions) {
    this.options = options
  }

  /** What the store remembers; read once. */
  private remembered(): Promise<Known> {
    const { store } = this.options
    this.known ??= Promise.all([store.latest(ALERT_RECORD), store.latest(MESSAGE_RECORD)])
      .then(([alerts, messages]) => ({
        alerts: parsed(alerts, (value) => StoredAlert.safeParse(value).data),
        messages: parsed(messages, (value) => StoredMessage.safeParse(value).data),
      }))
      .catch((error: unknown) => {
        this.known = null
        throw error
      })
    return this.known
  }

  private async keep(alerts: readonly StoredAlert[], messages: readonly StoredMessage[]): Promise<void> {
    if (alerts.length + messages.length === 0) return
    const at = this.options.now()
    const known = await this.remembered()
    for (const alert of alerts) known.alerts.set(alert.id, alert)
    for (const message of messages) known.messages.set(message.id, message)
    try {
      await this.options.store.record([
        ...alerts.map((value) => ({ kind: ALERT_RECORD, name: value.id, at, value })),
        ...messages.map((value) => ({ kind: MESSAGE_RECORD, name: value.id, at, value })),
      ])
    } catch (error) {
      // What was not written is not known.
      this.known = null
      throw error
    }
    this.options.onChange?.()
  }

  /** The receivers of the map, and what is missing to tell them. */
  receivers(): Receiver[] {
    return receiversOf(this.options.map(), this.options.env)
  }

  /**
   * Looks what needs attention, opens and closes alerts, and sends the messages that are due. Who calls while a
   * look runs gets what that one finds.
   *
   * @param signal Ends waiting for receivers; a message whose attempt was cut off stays to be sent.
   */
  look(signal: AbortSignal = new AbortController().signal): Promise<Looked> {
    this.looking ??= this.lookOnce(signal).finally(() => (this.looking = null))
    return this.looking
  }

  private async lookOnce(signal: AbortSignal): Promise<Looked> {
    const { store, map, summaries, northStars, objectives, now } = this.options
    const at = now()
    const judged = (await northStars?.()) ?? []
    const found = await attention(
      store.measures,
      map(),
      await summaries(),
      at,
      judged,
      (await objectives?.()) ?? [],
    )
    const known = await this.remembered()
    const changed = reconcile(known.alerts, found, at)
    const alerts = new Map([
      ...known.alerts,
      ...changed.map((alert): [string, StoredAlert] => [alert.id, alert]),
    ])
    const fresh = this.receivers().flatMap((receiver) => {
      const message = receiver.channel && nextMessage(receiver, alerts.values(), known.messages.values(), at)
      return message ? [message] : []
    })
    // Recorded as one before anything is sent: who is killed in between sends after the next start.
    await this.keep(changed, fresh)
    this.checkedAt = at
    return {
      opened: changed.filter(({ resolved }) => resolved === null),
      resolved: changed.filter(({ resolved }) => resolved !== null),
      messages: await this.deliver(signal),
    }
  }

  private async deliver(signal: AbortSignal): Promise<StoredMessage[]> {
    const { alerts, messages } = await this.remembered()
    const at = this.options.now()
    const receivers = new Map(this.receivers().map((receiver) => [receiver.id, receiver]))
    const waiting = [...messages.values()].filter(({ state }) => state === 'waiting')
    const gone = waiting.filter(({ receiver }) => !receivers.has(receiver))
    await this.keep(
      [],
      gone.map((message) => ({ ...message, state: 'given up', next: null })),
    )
    const tried = await Promise.all(
      [...receivers.values()].map(async ({ id, channel }) => {
        if (!channel) return []
        const due = waiting.filter(({ receiver, next }) => receiver === id && (next ?? 0) <= at)
        return this.deliverTo(channel, due, alerts, signal)
      }),
    )
    return tried.flat()
  }

  /** One message after the other; after one that fails the others wait as well. */
  private async deliverTo(
    channel: Channel,
    due: readonly StoredMessage[],
    alerts: ReadonlyMap<string, StoredAlert>,
    signal: AbortSignal,
  ): Promise<StoredMessage[]> {
    const tried: StoredMessage[] = []
    for (const message of due) {
      const told = message.alerts.flatMap((id) => alerts.get(id) ?? [])
      let outcome: Outcome
      try {
        outcome = await this.send(channel, this.contentOf(message, told), signal)
      } catch (error) {
        if (signal.aborted) return tried
        throw error
      }
      const after = afterAttempt(message, outcome, this.options.now())
      await this.keep([], [after])
      tried.push(after)
      if (!outcome.taken) break
    }
    return tried
  }

  private contentOf({ id, created }: StoredMessage, alerts: readonly StoredAlert[]): MessageContent {
    const { name, timeZone } = this.options.map().organisation
    const address = this.options.env['MILLRACE_URL']?.replace(/\/+$/, '')
    return { id, created, alerts, organisation: name, zone: timeZone, address: address || null }
  }

  private send(channel: Channel, content: MessageContent, signal: AbortSignal): Promise<Outcome> {
    if (channel.by === 'email') {
      const mail = { subject: subjectOf(content), text: textOf(content), html: htmlOf(content) }
      return sendMail(channel, content.id, mail, signal)
    }
    const seconds = Math.floor(this.options.now() / MICROS_PER_SECOND)
    return postWebhook(channel, content.id, webhookBody(content), seconds, signal)
  }

  /**
   * Somebody has taken alerts upon them. Who did so first stands.
   *
   * @param ids Of alerts, and of groups: those stand for what is open in them now.
   * @throws RequestError if one of them is not there; then none is acknowledged.
   */
  async acknowledge(ids: readonly string[], by: string, note: string | null): Promise<void> {
    const { alerts } = await this.remembered()
    const open = [...alerts.values()].filter(({ resolved }) => resolved === null)
    const meant = ids.map((id) => {
      const one = alerts.get(id)
      return { id, alerts: one ? [one] : open.filter(({ scope }) => scope === id) }
    })
    const unknown = meant.filter((one) => one.alerts.length === 0)
    if (unknown.length > 0) {
      const those = unknown.map(({ id }) => `\`${id}\``).join(', ')
      throw new RequestError(
        `There is no alert ${those}. \`millrace alerts\` lists those that are open, and their groups.`,
      )
    }
    const acknowledged = { by, at: this.options.now(), note }
    const changed = meant.flatMap((one) => one.alerts).filter((alert) => alert.acknowledged === null)
    await this.keep(
      [...new Set(changed)].map((alert) => ({ ...alert, acknowledged })),
      [],
    )
  }

  /** All that is known of alerts, for the page, the API and the command. @param limit At most so many open ones, and so many that are over. */
  async answer(limit = Infinity): Promise<AlertsAnswer> {
    const { alerts, messages } = await this.remembered()
    return alertsAnswer({
      alerts: [...alerts.values()],
      messages: [...messages.values()],
      receivers: this.receivers(),
      map: this.options.map(),
      now: this.options.now(),
      checkedAt: this.checkedAt,
      limit,
    })
  }
}
