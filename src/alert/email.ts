/** Sending a message by mail. */
import { createTransport } from 'nodemailer'
import { TAKEN, type Outcome } from './outbox.ts'
import type { Channel } from './receivers.ts'
import { TIMEOUT } from './webhook.ts'

interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const reasonOf = (error: unknown): string => {
  const { code, responseCode, command } = error as { code?: string; responseCode?: number; command?: string }
  if (code === 'ETIMEDOUT') return `no answer within ${TIMEOUT / 1000} s`
  if (code === 'EAUTH') return 'the mail server refuses user or secret'
  if (responseCode !== undefined)
    return `the mail server answered ${responseCode} to ${command ?? 'the mail'}`
  return `the mail server can’t be reached${code === undefined ? '' : ` (${code})`}`
}

/**
 * Sends the mail to all its receivers; taken if the server takes it for one of them.
 *
 * @param id Of the message: a mail that comes twice has the same Message-ID.
 * @throws whatever the signal was aborted with: then nothing is known of the attempt.
 */
export const sendMail = async (
  { server, from, to }: Extract<Channel, { by: 'email' }>,
  id: string,
  mail: Mail,
  signal: AbortSignal,
): Promise<Outcome> => {
  signal.throwIfAborted()
  const transport = createTransport({
    url: server,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: TIMEOUT,
    dnsTimeout: TIMEOUT,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const aborted = Promise.withResolvers<never>()
  const abort = (): void => aborted.reject(signal.reason)
  signal.addEventListener('abort', abort, { once: true })
  const domain = from.slice(from.indexOf('@') + 1)
  const sending = transport.sendMail({ ...mail, from, to: [...to], messageId: `<millrace-${id}@${domain}>` })
  try {
    const { rejected } = await Promise.race([sending, aborted.promise])
    return rejected.length === 0 ? TAKEN : { taken: true, error: `refused for ${rejected.join(', ')}` }
  } catch (error) {
    signal.throwIfAborted()
    return { taken: false, error: reasonOf(error) }
  } finally {
    signal.removeEventListener('abort', abort)
    transport.close()
  }
}
