import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { MILLI, WEEK, type CloudEvent } from './cloud-event.ts'
import { sendEvents } from './send.ts'
import { simulate } from './simulate.ts'

const origin = Date.parse('2026-03-02T00:00:00+01:00') * MILLI
const events = [...simulate({ seed: 1, from: origin, to: origin + WEEK })].slice(0, 25)

interface Call {
  readonly path: string | undefined
  readonly headers: IncomingHttpHeaders
  readonly events: CloudEvent[]
}

let close: (() => void) | undefined
afterEach(() => close?.())

/** A server that answers each call as told, then as Millrace does. */
const serving = async (
  answers: ((response: ServerResponse) => void)[] = [],
): Promise<{ url: string; calls: Call[] }> => {
  const calls: Call[] = []
  const server = createServer(async (request, response) => {
    const body = await new Response(request as unknown as ReadableStream).json()
    const got = body as CloudEvent[]
    calls.push({ path: request.url, headers: request.headers, events: got })
    const answer = answers.shift()
    if (answer) return answer(response)
    return response.end(
      JSON.stringify({ read: got.length, accepted: got.length - 1, duplicate: 1, rejected: 0 }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => server.close()
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls }
}

const answer =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers).end(body)
  }

describe('sendEvents', () => {
  it('posts batches to the front door, in order, and sums up the answers', async () => {
    const { url, calls } = await serving()
    const progress: number[] = []
    const sent = await sendEvents(url, events, {
      batch: 10,
      onProgress: (n) => progress.push(n),
      token: 'secret',
    })
    expect(sent).toEqual({ sent: 25, accepted: 22, duplicate: 3, rejected: 0 })
    expect(progress).toEqual([10, 20, 25])
    expect(calls.flatMap((call) => call.events)).toEqual(events)
    expect(
      calls.map(({ path, headers }) => [path, headers['content-type'], headers['authorization']]),
    ).toEqual(
      Array.from({ length: 3 }, () => ['/api/events', 'application/cloudevents-batch+json', 'Bearer secret']),
    )
  })

  it('takes an async stream, and sends nothing for no events', async () => {
    const { url, calls } = await serving()
    const stream = async function* (): AsyncGenerator<CloudEvent> {
      yield* events.slice(0, 2)
    }
    await sendEvents(`${url}/`, stream(), { batch: 1 })
    await sendEvents(url, [])
    expect(calls.map((call) => call.events.length)).toEqual([1, 1])
  })

  it('asks a busy server again, as late as it wishes', async () => {
    const { url, calls } = await serving([answer(429, '', { 'retry-after': '2' }), answer(503, '')])
    const pauses: number[] = []
    const pause = async (ms: number): Promise<void> => void pauses.push(ms)
    expect((await sendEvents(url, events, { pause })).sent).toBe(25)
    expect(pauses).toEqual([2000, 500])
    expect(calls.map((call) => call.events.length)).toEqual([25, 25, 25])
  })

  it('gives up on a server that stays busy', async () => {
    const { url } = await serving([answer(503, 'later'), answer(503, 'later')])
    await expect(sendEvents(url, events, { attempts: 2, pause: async () => undefined })).rejects.toThrow(
      /answered 503 to 25 events from .*: later$/,
    )
  })

  it('says what a server refused', async () => {
    const { url, calls } = await serving([answer(400, '{"error":{"message":"no"}}')])
    await expect(sendEvents(url, events, { batch: 10 })).rejects.toThrow(/answered 400 to 10 events .*"no"/)
    expect(calls).toHaveLength(1)
  })

  it('says when nobody answers, and when it is not Millrace', async () => {
    const { url } = await serving([answer(200, '<html>')])
    await expect(sendEvents(url, events)).rejects.toThrow(/is no Millrace: .*<html>/)
    await expect(sendEvents('http://127.0.0.1:1', events)).rejects.toThrow(
      /does not answer .*Is the server running/,
    )
  })

  it('stops when told to', async () => {
    const { url } = await serving()
    const stop = new AbortController()
    const sent = await sendEvents(url, events, {
      batch: 10,
      signal: stop.signal,
      onProgress: () => stop.abort(),
    })
    expect(sent.sent).toBe(10)
  })
})
