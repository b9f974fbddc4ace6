/** A server like Millrace's as far as the web app can tell: handcrafted answers and the built pages. */
import { createReadStream, existsSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DEFINITIONS } from '../../src/flow/figures/definitions.ts'
import { ALERTS, NO_ALERTS, NO_TARGETS, TARGETS } from './fake-alerts.ts'
import { EMPTY_OVERVIEW, OVERVIEW } from './fake-answers.ts'
import { itemAnswer, itemsAnswer } from './fake-items.ts'
import { MAP, measured } from './fake-measures.ts'

const WEB_ROOT = fileURLToPath(new URL('../../dist/web', import.meta.url))
/** The same policy as the real server's, so that a page that breaks it fails here. */
const POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

export interface FakeApi {
  readonly url: string
  /** What is answered from now on. */
  answer: (state: FakeState) => void
  /** Tells all open pages of something. */
  tell: (event: 'change' | 'map' | 'progress', data: unknown) => void
  /** Paths asked for, in their order. */
  readonly asked: readonly string[]
  close: () => Promise<void>
}

export type FakeState = 'full' | 'empty' | 'failing'

const NO_CHANGES = { timeZone: 'Africa/Lagos', published: 0, total: 0, changes: [] }
const NOT_FOUND = { error: { code: 'not-found', message: 'The log holds no such item.' } }
const NO_SUCH_ALERT = { error: { code: 'bad-request', message: 'There is no alert `a2`.' } }
const FAILED = {
  error: {
    code: 'internal',
    message: 'Something went wrong in Millrace.',
    hint: 'The log of the server says what.',
  },
}

const answerOf = async (url: URL, state: FakeState): Promise<{ status: number; body: unknown }> => {
  if (state === 'failing') return { status: 500, body: FAILED }
  const path = url.pathname
  if (path === '/api/overview') return { status: 200, body: state === 'empty' ? EMPTY_OVERVIEW : OVERVIEW }
  if (path === '/api/alerts') return { status: 200, body: state === 'empty' ? NO_ALERTS : ALERTS }
  if (path.startsWith('/api/alerts/')) return { status: 400, body: NO_SUCH_ALERT }
  if (path === '/api/targets') return { status: 200, body: state === 'empty' ? NO_TARGETS : TARGETS }
  if (path === '/api/definitions') return { status: 200, body: Object.values(DEFINITIONS) }
  if (path === '/api/items') return { status: 200, body: itemsAnswer(url.searchParams) }
  if (path === '/api/map') return { status: 200, body: MAP }
  if (path === '/api/north-stars') return { status: 200, body: { streams: [] } }
  if (path === '/api/changes') return { status: 200, body: NO_CHANGES }
  if (path === '/api/flow' || path.startsWith('/api/views/')) return measured(url)
  const [, , , source, item] = path.split('/')
  const answer = itemAnswer(decodeURIComponent(source ?? ''), decodeURIComponent(item ?? ''))
  return answer ? { status: 200, body: answer } : { status: 404, body: NOT_FOUND }
}

const servePage = (path: string, response: ServerResponse): void => {
  const file = join(WEB_ROOT, normalize(path))
  const served =
    extname(file) !== '' && file.startsWith(WEB_ROOT) && existsSync(file)
      ? file
      : join(WEB_ROOT, 'index.html')
  response.writeHead(200, {
    'content-type': KINDS[extname(served)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
  })
  createReadStream(served).pipe(response)
}

/** @throws Error if the web app has not been built. */
export const startFakeApi = async (): Promise<FakeApi> => {
  if (!existsSync(join(WEB_ROOT, 'index.html')))
    throw new Error('The web app is not built. Run `npx vite build` first.')
  let state: FakeState = 'full'
  const asked: string[] = []
  const listeners = new Set<ServerResponse>()
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/api/live') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
      response.write('retry: 2000\n\n')
      listeners.add(response)
      request.on('close', () => listeners.delete(response))
    } else if (url.pathname.startsWith('/api/')) {
      asked.push(`${url.pathname}${url.search}`)
      void answerOf(url, state).then(({ status, body }) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      )
    } else servePage(url.pathname, response)
  }
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (next) => void (state = next),
    tell: (event, data) => {
      for (const listener of listeners) listener.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    asked,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
