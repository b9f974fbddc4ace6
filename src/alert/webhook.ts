/** Posting a message to a webhook, signed. */
import { createHmac } from 'node:crypto'
import { TAKEN, type Outcome } from './outbox.ts'
import type { Channel } from './receivers.ts'

/** ms */
export const TIMEOUT = 10_000

/**
 * The value of `X-Millrace-Signature`: `t=<seconds since 1970>,v1=<hex>`, where v1 is the HMAC-SHA256 of
 * `<t>.<body>` under the secret. A receiver computes the same over the bytes it got, compares, and refuses what
 * is old.
 */
export const signatureOf = (body: string, secret: string, seconds: number): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`

const failed = (error: string): Outcome => ({ taken: false, error })

const reasonOf = (error: unknown, timeout: number): string => {
  if ((error as Error).name === 'TimeoutError') return `no answer within ${timeout / 1000} s`
  const { code } = ((error as Error).cause ?? {}) as { code?: string }
  return `it can’t be reached${code === undefined ? '' : ` (${code})`}`
}

/**
 * Posts the body. Redirects are not followed: what is signed for one address is for no other.
 *
 * @param seconds Now, in s since 1970.
 * @returns Taken with an answer of 2xx.
 * @throws whatever the signal was aborted with: then nothing is known of the attempt.
 */
export const postWebhook = async (
  { url, secret }: Extract<Channel, { by: 'webhook' }>,
  id: string,
  body: string,
  seconds: number,
  signal: AbortSignal,
  timeout = TIMEOUT,
): Promise<Outcome> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Millrace',
        'x-millrace-message': id,
        ...(secret === null ? {} : { 'x-millrace-signature': signatureOf(body, secret, seconds) }),
      },
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
    })
    await response.body?.cancel()
    if (response.ok) return TAKEN
    const isRedirect = response.status >= 300 && response.status < 400
    return failed(
      `it answered ${response.status}${isRedirect ? ': redirects are not followed, so put the final address into the variable' : ''}`,
    )
  } catch (error) {
    signal.throwIfAborted()
    return failed(reasonOf(error, timeout))
  }
}
