/** One probe: the request, and what came of it in words. */
import type { Probe } from '../model/schema.ts'
import { secondsOf } from '../model/schema.ts'

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

interface Answered {
  /** null: it was answered as expected. */
  readonly failure: string | null
  /** Until the head of the answer had come. */
  readonly ms: number
}

const NETWORK_FAILURES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'the name of the host is not known',
  EAI_AGAIN: 'the name of the host can’t be looked up',
  EHOSTUNREACH: 'the host can’t be reached',
  ENETUNREACH: 'the network can’t be reached',
  ETIMEDOUT: 'the connection timed out',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate is not trusted',
}

const failureOf = (error: unknown, timeout: string): string => {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${timeout}`
  const { code } = ((error as Error).cause ?? {}) as { code?: string }
  if (code === undefined) return 'it can’t be reached'
  return NETWORK_FAILURES[code] ?? `it can’t be reached (${code})`
}

const statusFailure = (response: Response, url: string): string => {
  const { status } = response
  if (status < 300 || status >= 400) return `answered ${status}`
  const to = response.headers.get('location')
  const host = to !== null && URL.canParse(to, url) ? ` to ${new URL(to, url).host}` : ''
  return `answered ${status}${host}: redirects are not followed`
}

/**
 * Asks once. Redirects are answers like all others: what another host says is nothing about this one. The body is
 * not read.
 *
 * @throws whatever the signal was aborted with: then nothing is known.
 */
export const requestOnce = async (
  { method, timeout, expect }: Pick<Probe, 'method' | 'timeout' | 'expect'>,
  url: string,
  fetch: Fetch,
  signal: AbortSignal,
): Promise<Answered> => {
  const started = performance.now()
  const took = (): number => Math.round(performance.now() - started)
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { 'user-agent': 'Millrace probe', accept: '*/*' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(secondsOf(timeout) * 1000)]),
    })
    const ms = took()
    await response.body?.cancel()
    const isGood = expect === undefined ? response.ok : [expect].flat().includes(response.status)
    return { failure: isGood ? null : statusFailure(response, url), ms }
  } catch (error) {
    signal.throwIfAborted()
    return { failure: failureOf(error, timeout), ms: took() }
  }
}
