import type { ServerResponse } from 'node:http'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Engine } from '../../engine/engine.ts'

/** Changes are told at most this often; what happened in between is summed. */
const PACE_MS = 500
/** Keeps proxies from closing a silent connection. */
const HEARTBEAT_MS = 20_000

/** Live updates by server-sent events: `change`, `map`, `alerts`, `progress`. */
export const liveRoutes =
  (engine: Engine): FastifyPluginAsyncZod =>
  async (app) => {
    const listeners = new Set<ServerResponse>()
    const send = (event: string, data: unknown): void => {
      for (const listener of listeners) listener.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    }
    let pending = { events: 0, items: 0 }
    let timer: NodeJS.Timeout | null = null
    const onChange = ({ accepted, items }: { accepted: number; items: number }): void => {
      if (listeners.size === 0) return
      pending = { events: pending.events + accepted, items: pending.items + items }
      timer ??= setTimeout(() => {
        send('change', { at: new Date().toISOString(), ...pending })
        pending = { events: 0, items: 0 }
        timer = null
      }, PACE_MS)
    }
    const onMap = (map: { revised: number }): void => send('map', map)
    const onAlerts = (): void => send('alerts', {})
    const onProgress = (progress: unknown): void => send('progress', progress)
    engine.events.on('change', onChange).on('map', onMap).on('alerts', onAlerts).on('progress', onProgress)
    const heartbeat = setInterval(() => {
      for (const listener of listeners) listener.write(': still here\n\n')
    }, HEARTBEAT_MS)
    heartbeat.unref()
    app.addHook('preClose', async () => {
      engine.events
        .off('change', onChange)
        .off('map', onMap)
        .off('alerts', onAlerts)
        .off('progress', onProgress)
      clearInterval(heartbeat)
      if (timer) clearTimeout(timer)
      for (const listener of listeners) listener.end()
    })

    app.get('/api/live', { schema: { summary: 'Live updates (text/event-stream)' } }, (request, reply) => {
      const headers = {
        ...reply.getHeaders(),
        'content-type': 'text/event-stream',
        'cache-control': 'no-cache',
      }
      reply.hijack()
      reply.raw.writeHead(200, headers as Record<string, string>)
      reply.raw.write('retry: 2000\n\n')
      listeners.add(reply.raw)
      request.raw.on('close', () => listeners.delete(reply.raw))
    })
  }
