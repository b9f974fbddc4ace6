import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { serviceMap, span } from '../flow/service/service-asks.contract.ts'
import type { StoredRecord } from '../store/store.ts'
import type { Fetch } from './probe-request.ts'
import { Prober, type ProberOptions } from './probes.ts'

const NOW = Date.UTC(2026, 0, 5) * 1000

const level = (id: string, probe: string): string =>
  `${id}: { name: ${id}, about: availability, probe: ${probe} }`

const proberOf = (levels: readonly string[], some: Partial<ProberOptions> = {}) => {
  const records: StoredRecord[] = []
  const kept: number[] = []
  const world = { map: serviceMap(...levels) }
  const prober = new Prober({
    store: { record: async (those) => void records.push(...those) },
    map: () => world.map,
    now: () => NOW,
    env: {},
    onKept: (spans) => kept.push(spans),
    ...some,
  })
  return { prober, records, kept, world }
}

describe('probes over HTTP', () => {
  const asked: string[] = []
  const elsewhere: string[] = []
  const other = createServer((request, response) => {
    elsewhere.push(request.url ?? '')
    response.end('hello')
  })
  let otherUrl = ''
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/slow') return
    if (request.url === '/moved') response.writeHead(302, { location: otherUrl })
    else response.writeHead(request.url === '/down' ? 503 : 200)
    response.end('ok')
  })
  let url = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  })
  afterAll(() => {
    for (const one of [server, other]) {
      one.closeAllConnections()
      one.close()
    }
  })

  test('name what failed; redirects are followed to nobody', async () => {
    const free = createServer()
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
    const gone = `http://127.0.0.1:${(free.address() as AddressInfo).port}/`
    await new Promise<void>((resolve) => free.close(() => resolve()))
    const { prober, records, kept } = proberOf(
      [
        level('up', `{ url: "${url}/up", method: HEAD }`),
        level('down', `{ url: "${url}/down" }`),
        level('meant', `{ url: "${url}/down", expect: [503, 504] }`),
        level('moved', `{ url: "${url}/moved" }`),
        level('slow', `{ url: "${url}/slow", timeout: 0.1 s }`),
        level('gone', `{ url: "${gone}" }`),
        level('secret', '{ urlFrom: SHOP_URL }'),
        level('unset', '{ urlFrom: NO_URL }'),
        level('strange', '{ urlFrom: NO_ADDRESS }'),
      ],
      { env: { SHOP_URL: `${url}/secret`, NO_ADDRESS: 'ftp://shop' } },
    )
    const probed = await prober.once()
    expect(probed.map(({ level, failure }) => [level, failure])).toEqual([
      ['up', null],
      ['down', 'answered 503'],
      ['meant', null],
      ['moved', `answered 302 to ${new URL(otherUrl).host}: redirects are not followed`],
      ['slow', 'no answer within 0.1 s'],
      ['gone', 'connection refused'],
      ['secret', null],
      [
        'unset',
        'The environment variable `NO_URL` is not set: set it to the address to ask, and start Millrace again.',
      ],
      ['strange', 'The environment variable `NO_ADDRESS` holds no http or https address.'],
    ])
    expect(elsewhere).toEqual([])
    expect(asked.toSorted()).toEqual([
      'GET /down',
      'GET /down',
      'GET /moved',
      'GET /secret',
      'GET /slow',
      'HEAD /up',
    ])
    // What can't be sent is no observation: neither up nor down.
    expect(records.map(({ kind, name }) => [kind, name]).toSorted()).toEqual(
      ['down', 'gone', 'meant', 'moved', 'secret', 'slow', 'up'].map((id) => ['probe', `shop/${id}`]),
    )
    expect(kept).toEqual(records.map(() => 1))
    expect(records.find(({ name }) => name === 'shop/down')?.value).toEqual({
      ...span(NOW, NOW, 1, 1),
      ms: { sum: 0, max: 0 },
    })
    expect(JSON.stringify(records)).not.toContain('127.0.0.1/secret')
  })
})

describe('probes in their turn', () => {
  afterEach(() => vi.useRealTimers())

  const running = (levels: readonly string[], answers: (nth: number) => number | Error) => {
    vi.useFakeTimers({ now: NOW / 1000 })
    const sent: string[] = []
    const fetch: Fetch = async (url) => {
      sent.push(url)
      const answer = answers(sent.length - 1)
      if (answer instanceof Error) throw answer
      return new Response(null, { status: answer })
    }
    const told: string[] = []
    const { prober, records, world } = proberOf(levels, { fetch, now: () => Date.now() * 1000 })
    prober.start((line) => told.push(line))
    return { prober, records, world, sent, told }
  }
  const found = (records: readonly StoredRecord[]) =>
    records.map(({ name, value }) => {
      const { sent, answered, failures } = value as ReturnType<typeof span>
      return [name, sent, answered, failures]
    })

  test('are sent as often as the map says, and kept when the service goes down, comes back, or the server stops', async () => {
    const { prober, records, sent } = running(
      [level('up', '{ url: "https://shop.example/", every: 30 s }')],
      (nth) => (nth === 3 ? 500 : 200),
    )
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(5 * 30_000)
    expect(sent).toHaveLength(6)
    expect(found(records)).toEqual([
      ['shop/up', 1, 1, {}],
      ['shop/up', 2, 2, {}],
      ['shop/up', 1, 0, { 'answered 500': 1 }],
    ])
    await prober.stop()
    expect(found(records)).toHaveLength(4)
    expect(found(records)[3]).toEqual(['shop/up', 2, 2, {}])
    await vi.advanceTimersByTimeAsync(600_000)
    expect(sent).toHaveLength(6)
  })

  test('a map that was loaded again changes what is sent', async () => {
    const { prober, records, world, sent } = running(
      [level('up', '{ url: "https://a.example/" }')],
      () => 200,
    )
    await vi.advanceTimersByTimeAsync(60_000)
    world.map = serviceMap(
      level('up', '{ url: "https://b.example/" }'),
      level('other', '{ url: "https://c.example/" }'),
    )
    prober.mapChanged()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(sent).toEqual([
      'https://a.example/',
      'https://a.example/',
      'https://b.example/',
      'https://c.example/',
      'https://b.example/',
      'https://c.example/',
    ])
    expect(found(records)).toEqual([
      ['shop/up', 1, 1, {}],
      ['shop/up', 1, 1, {}],
      ['shop/up', 1, 1, {}],
      ['shop/other', 1, 1, {}],
    ])
    await prober.stop()
    expect(found(records)).toHaveLength(6)
  })

  test('what goes wrong is told once, and the others go on', async () => {
    const { prober, told, sent } = running(
      [level('unset', '{ urlFrom: NO_URL }'), level('up', '{ url: "https://shop.example/" }')],
      () => new Error('odd'),
    )
    await vi.advanceTimersByTimeAsync(120_000)
    prober.mapChanged()
    expect(sent).toHaveLength(3)
    expect(told).toEqual([
      'The probe of shop/unset is not sent. The environment variable `NO_URL` is not set: set it to the address to ask, and start Millrace again.',
    ])
    await prober.stop()
  })

  test('a store that is full stops nobody', async () => {
    vi.useFakeTimers({ now: NOW / 1000 })
    const told: string[] = []
    let sent = 0
    const { prober } = proberOf([level('up', '{ url: "https://shop.example/", every: 20 min }')], {
      fetch: async () => {
        sent += 1
        return new Response(null, { status: 200 })
      },
      now: () => Date.now() * 1000,
      store: { record: () => Promise.reject(new Error('disk full')) },
    })
    prober.start((line) => told.push(line))
    await vi.advanceTimersByTimeAsync(60 * 60_000)
    expect(sent).toBe(4)
    expect(told).toEqual(['What the probe of shop/up found could not be kept: Error: disk full'])
    await prober.stop()
  })
})
