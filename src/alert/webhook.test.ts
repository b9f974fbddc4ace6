import { createHmac } from 'node:crypto'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { receiver } from './samples.contract.ts'
import { postWebhook, signatureOf } from './webhook.ts'

const never = new AbortController().signal
let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(closing.map((close) => close()))
  closing = []
})

const listening = async (...statuses: number[]) => {
  const opened = await receiver(...statuses)
  closing.push(opened.close)
  return opened
}

const post = (url: string, secret: string | null = null, signal = never, timeout = 10_000) =>
  postWebhook({ by: 'webhook', url, secret }, 'm1', '{"text":"Grüße"}', 1_785_412_800, signal, timeout)

test('what is received can be verified', async () => {
  const { url, posted } = await listening(200)
  expect(await post(url, 'shared secret')).toEqual({ taken: true, error: null })
  const [{ body, headers } = { body: '', headers: {} }] = posted
  expect(body).toBe('{"text":"Grüße"}')
  expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-millrace-message': 'm1' })
  // As a receiver does it, from the documentation alone.
  const [, t = '', v1 = ''] =
    /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-millrace-signature'])) ?? []
  expect(createHmac('sha256', 'shared secret').update(`${t}.${body}`).digest('hex')).toBe(v1)
  expect(Number(t)).toBe(1_785_412_800)
})

test('a signature is of time, body and secret', () => {
  expect(signatureOf('{}', 'k', 1)).toBe(
    't=1,v1=3dd49b2593d0f9a349e9e71c4bde3e2b862c2be4003fe9b4ba81332029310158',
  )
  const others = [signatureOf('{}', 'k', 2), signatureOf('[]', 'k', 1), signatureOf('{}', 'l', 1)]
  expect(new Set([signatureOf('{}', 'k', 1), ...others]).size).toBe(4)
})

test('without a secret nothing is signed', async () => {
  const { url, posted } = await listening(204)
  expect(await post(url)).toEqual({ taken: true, error: null })
  expect(posted[0]?.headers).not.toHaveProperty('x-millrace-signature')
})

test.each([
  [500, 'it answered 500'],
  [404, 'it answered 404'],
  [302, 'it answered 302: redirects are not followed, so put the final address into the variable'],
])('an answer of %i is none, and no redirect is followed', async (status, error) => {
  const { url, posted } = await listening(status)
  expect(await post(url)).toEqual({ taken: false, error })
  expect(posted).toHaveLength(1)
})

test('nobody there: said without the address, which is a secret', async () => {
  const { url, close } = await receiver(200)
  await close()
  expect(await post(url)).toEqual({ taken: false, error: 'it can’t be reached (ECONNREFUSED)' })
})

test('who does not answer is not waited for', async () => {
  const mute = createServer()
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(mute.address() as AddressInfo).port}`
  expect(await post(url, null, never, 50)).toEqual({ taken: false, error: 'no answer within 0.05 s' })
  const stop = new AbortController()
  const cut = post(url, null, stop.signal)
  stop.abort(new Error('the server stops'))
  await expect(cut).rejects.toThrow('the server stops')
  mute.close()
})
